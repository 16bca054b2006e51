import type { Kysely } from 'kysely';
import type { StudyText } from '../../shared/contract/study.ts';
import type { Range } from '../../shared/model/extraction.ts';
import type { Tables } from '../database/tables.ts';
import type { Study } from '../studies/scope.ts';
import { readForeignRanges, readStudyTexts } from '../studies/study-texts.ts';
import { namesApart, stretchesOfOthers } from './named-studies.ts';
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
  const foreign: Ranges = documents.length === 0 ? new Map() : await readForeignRanges(db, documents);
  const shared = await readSharedReferences(db, named);
  const others = await readOthersOf(db, shared);
  return studies.map((study) => {
    const own = texts.get(study.id) ?? [];
    return {
      study: study.id,
      texts: own,
      types,
      leaveOut: withOthers(foreign, study.id, own, others),
      shared,
    };
  });
}

type Ranges = ReadonlyMap<string, readonly Range[]>;

/** Reference that reports several studies -> what each of them is called in its text. */
type Others = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What does not speak of a study, with what its documents say of other studies of the same work. */
function withOthers(foreign: Ranges, study: string, texts: readonly StudyText[], others: Others): Ranges {
  const more = texts.flatMap(({ kind, document, reference, text }) => {
    const names = kind === 'document' && document !== null ? others.get(reference) : undefined;
    if (names === undefined || document === null || !names.has(study)) return [];
    const ranges = stretchesOfOthers(text, names).get(study) ?? [];
    return [[document, [...(foreign.get(document) ?? []), ...ranges]] as const];
  });
  return more.length === 0 ? foreign : new Map([...foreign, ...more]);
}

async function readOthersOf(db: Kysely<Tables>, shared: ReadonlySet<string>): Promise<Others> {
  if (shared.size === 0) return new Map();
  let query = db
    .selectFrom('study_reference')
    .innerJoin('study', 'study.id', 'study_reference.study_id')
    .select(['study_reference.reference_id', 'study.id as study', 'study.label']);
  if (shared.size <= NAMED) query = query.where('study_reference.reference_id', 'in', [...shared]);
  const rows = await query.orderBy('study.id').execute();
  const groups = Map.groupBy(rows, (row) => row.reference_id);
  return new Map(
    [...groups].flatMap(([reference, own]) =>
      shared.has(reference) ? [[reference, namesApart(own)] as const] : [],
    ),
  );
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
