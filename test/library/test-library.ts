import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { RECORDED, type RecordedTable } from '../../library/database/tables.ts';
import { type Library, openLibrary } from '../../library/library.ts';
import type { Reply } from '../../shared/contract/fault.ts';

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gleaner-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A clock that moves on a second a look, and ULIDs in order; `own` keeps those of several libraries apart. */
export function countingClock(own = ''): { now: () => string; newId: () => string } {
  let seconds = 0;
  let ids = 0;
  return {
    now: () => new Date(Date.UTC(2026, 0, 1) + ++seconds * 1_000).toISOString(),
    newId: () => `01J${own}${(++ids).toString().padStart(23 - own.length, '0')}`,
  };
}

/** A new, empty library in a folder that is gone after the test. */
export async function newLibrary(path = join(temporaryFolder(), 'test.gleaner')): Promise<Library> {
  const library = output(
    await openLibrary(path, {
      mode: 'write',
      create: true,
      holder: 'a test',
      defaultCoder: 'tester',
      ...countingClock(),
    }),
  );
  onTestFinished(async () => {
    await library.close().catch(() => undefined);
  });
  return library;
}

/** The output of a reply that must be good. */
export function output<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(`${reply.fault.kind}: ${reply.fault.message}`);
  return reply.output;
}

/** The fault of a reply that must be one. */
export function faultOf(reply: Reply<unknown>): { kind: string; message: string } {
  if (reply.ok) throw new Error(`expected a fault, got ${JSON.stringify(reply.output).slice(0, 200)}`);
  return reply.fault;
}

/** Everything a person's acts can change, without revisions; two libraries are alike where these are equal. */
export function contentOf(library: Library): Record<string, string[]> {
  const tables = Object.keys(RECORDED) as RecordedTable[];
  return Object.fromEntries(
    tables.map((table) => {
      const rows = library.file.sqlite.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[];
      const plain = rows.map(({ rev: _rev, ...row }) =>
        JSON.stringify(row, (_key, value) =>
          value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
        ),
      );
      return [table, plain.sort()];
    }),
  );
}
