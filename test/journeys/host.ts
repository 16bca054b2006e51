import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A browser host over a library of its own, as a person starts it. */
export type Host = { readonly address: string; readonly folder: string; readonly close: () => Promise<void> };

const ROOT = resolve(import.meta.dirname, '../..');

/** Starts `gleaner serve` on a fresh starter library in a temporary folder, and waits for its address. */
export async function startHost(): Promise<Host> {
  const folder = mkdtempSync(join(tmpdir(), 'gleaner-journey-'));
  const child = spawn(
    process.execPath,
    ['library/doors/cli.ts', 'serve', '--no-open', '--json', '--port', '0'],
    {
      cwd: ROOT,
      env: { ...process.env, XDG_DATA_HOME: folder, HOME: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  try {
    const address = await addressFrom(child);
    return { address, folder, close: () => stop(child, folder) };
  } catch (error) {
    await stop(child, folder);
    throw error;
  }
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
