import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A browser host over a library of its own, as a person starts it. */
export type Host = {
  readonly address: string;
  readonly folder: string;
  /** The process id of door and engine. */
  readonly process: number;
  readonly close: () => Promise<void>;
};

/** The folder of the whole project. */
export const ROOT = resolve(import.meta.dirname, '../..');

/** A fresh starter library, or one that holds nothing yet. */
export type FirstLibrary = 'starter' | 'empty';

/**
 * Starts `gleaner serve` on a library of its own in a temporary folder, and waits for its address. `prepare` is given the
 * folder first; what the app keeps for its person lies in `gleaner/` there.
 */
export async function startHost(
  first: FirstLibrary = 'starter',
  prepare: (folder: string) => void = () => undefined,
): Promise<Host> {
  buildScreens();
  const folder = mkdtempSync(join(tmpdir(), 'gleaner-journey-'));
  prepare(folder);
  const named = first === 'empty' ? ['--library', join(folder, 'empty.gleaner')] : [];
  const serve = ['library/doors/cli.ts', 'serve', '--no-open', '--json', '--port', '0', ...named];
  const child = spawn(process.execPath, serve, {
    cwd: ROOT,
    env: { ...process.env, XDG_DATA_HOME: folder, HOME: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    const address = await addressFrom(child);
    return { address, folder, process: child.pid ?? 0, close: () => stop(child, folder) };
  } catch (error) {
    await stop(child, folder);
    throw error;
  }
}

/**
 * Builds the screens where they are missing or older than their sources, so that no journey walks through stale ones. A run
 * that built them before it began says so (`GLEANER_SCREENS=built`): a build in the middle would empty the folder that
 * other journeys are served from.
 */
export function buildScreens(): void {
  if (process.env['GLEANER_SCREENS'] === 'built') return;
  const built = statSync(join(ROOT, 'dist/renderer/index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = globSync('{renderer,shared}/**/*.{ts,tsx,css,html,svg}', { cwd: ROOT });
  if (sources.every((source) => statSync(join(ROOT, source)).mtimeMs < built)) return;
  // A process of its own: under the test runner's NODE_ENV, vite would build React for development.
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const made = spawnSync(process.execPath, [vite, 'build', 'renderer', '--logLevel', 'warn'], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production' },
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`The screens could not be built: ${made.stderr}`);
}

function addressFrom(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let told = '';
    let complaints = '';
    child.stderr?.on('data', (piece: Buffer) => {
      complaints += piece.toString();
    });
    child.stdout?.on('data', (piece: Buffer) => {
      told += piece.toString();
      const line = told.split('\n').find((candidate) => candidate.startsWith('{'));
      if (line !== undefined && told.includes('\n')) done((JSON.parse(line) as { url: string }).url);
    });
    child.once('exit', (code) => fail(new Error(`The host stopped with ${code}: ${complaints}`)));
  });
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const stopped = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    await stopped;
  }
  rmSync(folder, { recursive: true, force: true });
}
