import { sql } from 'kysely';
import { done, type Reply } from '../shared/contract/fault.ts';
import type { LibraryDescription } from '../shared/contract/history.ts';
import type { Codebook } from '../shared/model/codebook.ts';
import { type Library, metaValue } from './library.ts';
import { countInScope } from './studies/scope.ts';

/** What the library is and how much it holds. */
export async function describeLibrary(
  library: Library,
  codebook: Codebook,
): Promise<Reply<LibraryDescription>> {
  const counts = await sql<Record<string, number>>`
    SELECT (SELECT COUNT(*) FROM reference) AS "references",
           (SELECT COUNT(*) FROM study) AS studies,
           (SELECT COUNT(*) FROM document) AS documents,
           (SELECT COUNT(*) FROM coding) AS codings,
           (SELECT COUNT(*) FROM finding) AS findings,
           (SELECT COUNT(*) FROM problem WHERE resolved = 0) AS problems,
           (SELECT COUNT(*) FROM study_proposal WHERE status = 'open') AS proposals`.execute(library.read);
  const row = counts.rows[0] ?? {};
  const starterRevision = metaValue(library.file, 'starterRevision');
  return done({
    id: library.id,
    name: library.file.name,
    readOnly: library.file.readOnly,
    starter: starterRevision !== undefined && Number(starterRevision) === library.journal.revision(),
    coder: library.coder(),
    revision: library.journal.revision(),
    codebook: {
      id: codebook.id,
      version: codebook.version,
      title: codebook.title,
      scheme: codebook.scheme?.name ?? '',
    },
    counts: {
      references: Number(row.references ?? 0),
      studies: Number(row.studies ?? 0),
      studiesInScope: await countInScope(library.read),
      documents: Number(row.documents ?? 0),
      codings: Number(row.codings ?? 0),
      findings: Number(row.findings ?? 0),
      problems: Number(row.problems ?? 0),
      proposals: Number(row.proposals ?? 0),
    },
    undo: await library.journal.state(),
  });
}
