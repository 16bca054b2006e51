import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import type { FileDesk } from '../file-desk.ts';
import type { Library } from '../library.ts';

const COUNTED = ['reference', 'study', 'document', 'coding', 'passage', 'finding', 'change'] as const;

type Produced = CallOutput<'library.copy'>;

/** A whole copy of the library, checked against it before it is handed out. */
export async function backUp(library: Library, files: FileDesk): Promise<Reply<Produced>> {
  return writeCopy(library, files, () => undefined);
}

/** A copy to send to somebody: without documents, history or other people's codings where asked. */
export async function copyLibrary(
  library: Library,
  files: FileDesk,
  input: CallArguments<'library.copy'>,
): Promise<Reply<Produced>> {
  return writeCopy(library, files, (copy) => {
    if (!input.history) removeHistory(copy);
    if (!input.documents) copy.exec('DELETE FROM document_chunk;');
    if (!input.otherCoders) removeOtherCoders(copy, library.coder());
    // A copy is a writable replica of its own, and its first undo must not reach into the sender's work.
    copy.exec("DELETE FROM meta WHERE key IN ('replica', 'holder', 'coder', 'starterRevision');");
    copy.exec('DELETE FROM search_segment; DELETE FROM search_delta; DELETE FROM search_pending; VACUUM;');
  });
}

function removeOtherCoders(copy: DatabaseSync, coder: string): void {
  copy.prepare('DELETE FROM passage WHERE coding_id IN (SELECT id FROM coding WHERE coder <> ?)').run(coder);
  copy.prepare('DELETE FROM coding WHERE coder <> ?').run(coder);
  copy.prepare('DELETE FROM decision WHERE coder <> ?').run(coder);
  copy.prepare('DELETE FROM suggestion_rejection WHERE coder <> ?').run(coder);
  copy.prepare('DELETE FROM waiting_coding WHERE coder <> ?').run(coder);
  copy.prepare('DELETE FROM coder_reveal WHERE coder <> ?').run(coder);
  copy.exec('DELETE FROM coding_past WHERE coding_id NOT IN (SELECT id FROM coding)');
  // The history holds what they did as well.
  removeHistory(copy);
}

function removeHistory(copy: DatabaseSync): void {
  copy.exec('DELETE FROM withdrawal; DELETE FROM change_row; DELETE FROM change;');
}

async function writeCopy(
  library: Library,
  files: FileDesk,
  trim: (copy: DatabaseSync) => void,
): Promise<Reply<Produced>> {
  const path = join(tmpdir(), `gleaner-copy-${randomBytes(12).toString('hex')}.gleaner`);
  try {
    // A connection of its own sees one committed state, whatever act is under way.
    const source = new DatabaseSync(library.file.path, { readOnly: true });
    source.exec('BEGIN');
    const before = countRows(source);
    source.exec('COMMIT');
    source.prepare('VACUUM INTO ?').run(path);
    source.close();
    const copy = new DatabaseSync(path);
    const difference = differences(before, countRows(copy));
    const integrity = copy.prepare('PRAGMA integrity_check').get() as { integrity_check: string };
    if (difference === '' && integrity.integrity_check === 'ok') trim(copy);
    copy.close();
    if (difference !== '' || integrity.integrity_check !== 'ok') {
      return fault(
        'internal',
        `The copy differs from the library (${difference || integrity.integrity_check}) and was not kept. Try again.`,
      );
    }
    const bytes = new Uint8Array(readFileSync(path));
    const name = library.file.name;
    const mediaType = 'application/vnd.gleaner.library';
    return done({ file: files.put({ name, mediaType, bytes }), name, mediaType, notices: [] });
  } finally {
    rmSync(path, { force: true });
  }
}

function countRows(database: DatabaseSync): ReadonlyMap<string, number> {
  return new Map(
    COUNTED.map((table) => {
      const row = database.prepare(`SELECT COUNT(*) AS n FROM "${table}"`).get() as { n: number };
      return [table, row.n];
    }),
  );
}

function differences(left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>): string {
  return [...left]
    .filter(([table, n]) => right.get(table) !== n)
    .map(([table, n]) => `${table}: ${n} and ${right.get(table)}`)
    .join(', ');
}
