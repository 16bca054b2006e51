import type { Kysely } from 'kysely';
import type { StudyRow } from '../../shared/contract/study.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import { currentCodebook } from '../coding/codebook.ts';
import { directionDimension } from '../coding/codebook-roles.ts';
import { isOwn } from '../coding/own-layer.ts';
import type { Tables } from '../database/tables.ts';
import type { Committed } from '../history/journal.ts';
import type { Library } from '../library.ts';
import { isInScope, readStudies, readVerdicts, studyVerdict } from './study-store.ts';

/** A study as lists show it, with its words folded for finding, and whether a code it carries was split since. */
export type IndexedStudy = { readonly row: StudyRow; readonly words: string; readonly again: boolean };

type Index = {
  readonly coder: string;
  readonly codebook: string;
  readonly studies: Map<string, IndexedStudy>;
  readonly reading: (ids: readonly string[] | undefined) => Promise<readonly IndexedStudy[]>;
  /** Studies to be read again before the next answer. */
  readonly stale: Set<string>;
};

type Keeper = { index: Index | undefined; version: number };
const keepers = new WeakMap<Library, Keeper>();

/** More studies than this are not mended one by one. */
const MENDED = 500;
const OF_CODING: ReadonlySet<string> = new Set(['coding', 'passage', 'coding_past', 'suggestion_rejection']);

/** Every study with the present coder's own progress, in the library's order; kept, and mended where codings change. */
export async function studyIndex(library: Library): Promise<readonly IndexedStudy[]> {
  const keeper = keeperOf(library);
  const codebook = await currentCodebook(library.read);
  const name = `${codebook.id}\n${codebook.version}\n${JSON.stringify(codebook).length}`;
  const known = keeper.index;
  if (known === undefined || known.coder !== library.coder() || known.codebook !== name) {
    const { version } = keeper;
    const index = await readIndex(library, codebook, name);
    if (keeper.version === version) keeper.index = index;
    return [...index.studies.values()];
  }
  if (known.stale.size > 0) {
    const ids = [...known.stale];
    for (const study of await known.reading(ids)) known.studies.set(study.row.id, study);
    for (const id of ids) known.stale.delete(id);
  }
  return [...known.studies.values()];
}

function keeperOf(library: Library): Keeper {
  const known = keepers.get(library);
  if (known !== undefined) return known;
  const keeper: Keeper = { index: undefined, version: 0 };
  keepers.set(library, keeper);
  library.journal.listen((committed) => {
    keeper.version += 1;
    const touched = touchedStudies(library, committed);
    if (touched === undefined) keeper.index = undefined;
    else for (const id of touched) keeper.index?.stale.add(id);
  });
  return keeper;
}

/** The studies whose codings changed; undefined where more than codings did, or too many. */
function touchedStudies(
  library: Library,
  { tables, changes }: Pick<Committed, 'tables' | 'changes'>,
): readonly string[] | undefined {
  if (changes === undefined || [...tables].some((table) => !OF_CODING.has(table))) return undefined;
  const codings = changes.filter(({ table }) => table === 'coding');
  if (codings.length > MENDED) return undefined;
  const find = library.file.sqlite.prepare('SELECT study_id FROM coding WHERE id = ?');
  return codings.flatMap(({ key, before }) => {
    const was = before?.['study_id'];
    if (typeof was === 'string') return [was];
    const row = find.get(String(key['id'])) as { study_id: string } | undefined;
    return row === undefined ? [] : [row.study_id];
  });
}

async function readIndex(library: Library, codebook: Codebook, name: string): Promise<Index> {
  const coder = library.coder();
  const reading = (ids: readonly string[] | undefined) => readIndexed(library.read, codebook, coder, ids);
  const studies = await reading(undefined);
  return {
    coder,
    codebook: name,
    studies: new Map(studies.map((study) => [study.row.id, study])),
    reading,
    stale: new Set(),
  };
}

async function readIndexed(
  db: Kysely<Tables>,
  codebook: Codebook,
  coder: string,
  ids: readonly string[] | undefined,
): Promise<readonly IndexedStudy[]> {
  const studies = await readStudies(db, ids);
  const references = ids === undefined ? undefined : studies.flatMap((one) => one.references);
  const verdicts = await readVerdicts(db, references);
  const applied = await readOwnCodes(db, codebook.id, coder, ids);
  const records = await readRecords(db, references);
  const covers = coverageOf(codebook);
  return studies.map((study) => {
    const own = study.references.flatMap((id) => records.get(id) ?? []);
    const years = own.flatMap((reference) => reference.year ?? []);
    const verdict = studyVerdict(study.references, verdicts);
    const { again, ...coverage } = covers(applied.get(study.id) ?? []);
    const keys = own.map((reference) => ({ id: reference.id, citationKey: reference.citation_key }));
    return {
      row: {
        id: study.id,
        label: study.label,
        year: years.length === 0 ? null : Math.min(...years),
        references: keys,
        verdict,
        inScope: isInScope(verdict),
        ...coverage,
      },
      words: [study.label, ...keys.map(({ citationKey }) => citationKey)].join(' ').toLocaleLowerCase(),
      again,
    };
  });
}

type Record = { readonly id: string; readonly citation_key: string; readonly year: number | null };

async function readRecords(
  db: Kysely<Tables>,
  ids: readonly string[] | undefined,
): Promise<ReadonlyMap<string, Record>> {
  let query = db.selectFrom('reference').select(['id', 'citation_key', 'year']);
  if (ids !== undefined) query = query.where('id', 'in', ids);
  return new Map((await query.execute()).map((record) => [record.id, record]));
}

type Applied = Pick<Tables['coding'], 'dimension' | 'code' | 'outcome' | 'direction'>;

async function readOwnCodes(
  db: Kysely<Tables>,
  codebook: string,
  coder: string,
  ids: readonly string[] | undefined,
): Promise<ReadonlyMap<string, readonly Applied[]>> {
  let query = db
    .selectFrom('coding')
    .select(['study_id', 'dimension', 'code', 'outcome', 'direction', 'coder', 'origin'])
    .where('codebook_id', '=', codebook)
    .where(({ eb, or }) => or([eb('coder', '=', coder), eb('origin', '=', 'starter')]));
  if (ids !== undefined) query = query.where('study_id', 'in', ids);
  const rows = (await query.execute()).filter((row) => isOwn(coder, row));
  return Map.groupBy(rows, (row) => row.study_id);
}

type Coverage = Pick<StudyRow, 'coded' | 'complete'> & { readonly again: boolean };

/** How many codes of each dimension a study carries, whether none is left out, and whether one was split since. */
export function coverageOf(codebook: Codebook): (applied: readonly Applied[]) => Coverage {
  const directions = new Set(codebook.dimensions.map((one) => directionDimension(codebook, one)?.id));
  const asked = codebook.dimensions.filter((one) => !directions.has(one.id) && !one.retired);
  const qualifiers = new Map(codebook.dimensions.map((one) => [one.id, one.qualifiers ?? []]));
  const split = new Set(
    codebook.dimensions.flatMap((one) =>
      one.codes.filter((code) => code.splitInto !== undefined).map((code) => `${one.id}:${code.id}`),
    ),
  );
  return (applied) => {
    const codes = new Map<string, Set<string>>();
    const saidOf = new Set<string>();
    let again = false;
    for (const { dimension, code, outcome, direction } of applied) {
      const own = codes.get(dimension) ?? new Set<string>();
      codes.set(dimension, own.add(code));
      again ||= split.has(`${dimension}:${code}`);
      const said = qualifiers.get(dimension) ?? [];
      if (outcome !== '') for (const id of said) saidOf.add(id);
      if (split.size > 0 && !again)
        again = said.some((id) => split.has(`${id}:${direction}`) || split.has(`${id}:${outcome}`));
    }
    return {
      coded: Object.fromEntries([...codes].map(([dimension, own]) => [dimension, own.size])),
      complete: asked.every((dimension) => codes.has(dimension.id) || saidOf.has(dimension.id)),
      again,
    };
  };
}
