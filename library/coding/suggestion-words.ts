import type { Kysely } from 'kysely';
import type { StudyText } from '../../shared/contract/study.ts';
import type { Tables } from '../database/tables.ts';
import type { Study } from '../studies/scope.ts';
import { readForeignRanges, readStudyTexts } from '../studies/study-texts.ts';
import type { StudyWords } from './study-reading.ts';

/** SQLite takes some 30,000 parameters; beyond this many references all are read. */
const NAMED = 5_000;

/** All that codes are suggested from, study by study; `known` spares reading the texts again. */
export async function readStudyWords(
  db: Kysely<Tables>,
  studies: readonly Study[],
  known?: ReadonlyMap<string, readonly StudyText[]>,
): Promise<readonly StudyWords[]> {
  const all = [...new Set(studies.flatMap(({ references }) => references))];
  const named = all.length <= NAMED ? all : undefined;
  const texts = known ?? (await readStudyTexts(db, studies));
  const documents = [...texts.values()].flatMap((own) =>
    own.flatMap(({ kind, document }) => (kind === 'document' && document !== null ? [document] : [])),
  );
  const types = await readTypes(db, named);
  const leaveOut = documents.length === 0 ? new Map() : await readForeignRanges(db, documents);
  const shared = await readSharedReferences(db, named);
  return studies.map((study) => ({
    study: study.id,
    texts: texts.get(study.id) ?? [],
    types,
    leaveOut,
    shared,
  }));
}

/** References that report more than one study. */
async function readSharedReferences(
  db: Kysely<Tables>,
  named: readonly string[] | undefined,
): Promise<ReadonlySet<string>> {
  let query = db
    .selectFrom('study_reference')
    .select('reference_id')
    .groupBy('reference_id')
    .having(({ fn }) => fn.countAll(), '>', 1);
  if (named !== undefined) query = query.where('reference_id', 'in', named);
  return new Set((await query.execute()).map((row) => row.reference_id));
}

async function readTypes(
  db: Kysely<Tables>,
  named: readonly string[] | undefined,
): Promise<ReadonlyMap<string, string>> {
  let query = db.selectFrom('reference').select(['id', 'type']);
  if (named !== undefined) query = query.where('id', 'in', named);
  return new Map((await query.execute()).map((row) => [row.id, row.type]));
}
