import type { Kysely } from 'kysely';
import type { FileCoding, FileStudy, LayerFile } from '../../shared/contract/layer-file.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import type { Tables } from '../database/tables.ts';
import { type Act, insert } from '../history/act.ts';
import { presentReferences } from '../references/references.ts';
import { matchStudies } from './layer-match.ts';
import { readStanding, takenIds } from './layer-store.ts';
import { nameVersions } from './layer-versions.ts';
import { placeKey } from './passage-place.ts';

type CodingRow = Tables['coding'];
type PassageRow = Tables['passage'];

/** What a file would add to a library. Nothing in it changes a row that is there. */
export type LayerPlan = {
  readonly additions: readonly CodingRow[];
  readonly passages: readonly PassageRow[];
  /** Codings of the file that are there already. */
  readonly same: number;
  readonly conflicting: readonly { readonly coding: FileCoding; readonly sentence: string }[];
  readonly waiting: readonly {
    readonly coding: FileCoding;
    readonly study: FileStudy;
    readonly reason: string;
  }[];
  readonly codebooks: readonly Tables['codebook'][];
  readonly library: string;
  readonly notices: readonly string[];
};

/**
 * Works out what a file adds. Rows keep the ids of the file, so that two coders' files leave the same library in
 * whichever order they come.
 */
export async function planMerge(
  db: Kysely<Tables>,
  read: Pick<LayerFile, 'studies' | 'codings' | 'codebooks' | 'library'>,
  coder: string,
): Promise<LayerPlan> {
  const file = await nameVersions(db, read);
  const matches = await matchStudies(db, file.studies);
  const studies = new Map(file.studies.map((study) => [study.id, study]));
  const { codings, passages } = await readStanding(db, coder);
  const standing = new Map(codings.map((row) => [keyOf(row), row]));
  const layers = Map.groupBy(codings, layerOf);
  const places = new Map<string, Set<string>>();
  for (const passage of passages) placesOf(places, passage.coding_id).add(placeKey(passage));
  const taken = {
    coding: await takenIds(
      db,
      'coding',
      file.codings.map(({ id }) => id),
    ),
    passage: await takenIds(
      db,
      'passage',
      file.codings.flatMap((one) => one.passages.map(({ id }) => id)),
    ),
  };
  const exclusive = exclusiveCodes(await versionsOf(db, file));
  const additions: CodingRow[] = [];
  const added: PassageRow[] = [];
  const conflicting: { coding: FileCoding; sentence: string }[] = [];
  const waiting: { coding: FileCoding; study: FileStudy; reason: string }[] = [];
  let same = 0;
  for (const coding of file.codings) {
    const study = studies.get(coding.study) ?? { id: coding.study, label: '', references: [] };
    const match = matches.get(coding.study) ?? { reason: 'The file does not say which study this is.' };
    if ('reason' in match) {
      waiting.push({ coding, study, reason: match.reason });
      continue;
    }
    const row = rowOf(coding, match.study, coder);
    const there = standing.get(keyOf(row));
    const sentence =
      there === undefined ? barred(row, layers.get(layerOf(row)) ?? [], exclusive) : differs(row, there);
    if (sentence !== '') {
      conflicting.push({ coding, sentence });
      continue;
    }
    if (there === undefined) {
      if (taken.coding.has(row.id)) {
        conflicting.push({ coding, sentence: 'The library has this coding under another name already.' });
        continue;
      }
      additions.push(row);
      standing.set(keyOf(row), row);
    } else same += 1;
    const home = there?.id ?? row.id;
    for (const passage of passageRows(coding, home, match.references)) {
      const own = placesOf(places, home);
      if (own.has(placeKey(passage)) || taken.passage.has(passage.id)) continue;
      own.add(placeKey(passage));
      added.push(passage);
    }
  }
  return {
    additions,
    passages: await withKnownReferences(db, added),
    same,
    conflicting,
    waiting,
    codebooks: file.rows,
    notices: file.notices,
    library: file.library.id,
  };
}

/** Does what was planned. */
export async function storePlan(act: Act, plan: LayerPlan, coder: string): Promise<void> {
  await insert(act, 'codebook', plan.codebooks);
  await insert(act, 'coding', plan.additions);
  await insert(act, 'passage', plan.passages);
  const known = await takenIds(
    act.tx,
    'waiting_coding',
    plan.waiting.map(({ coding }) => coding.id),
  );
  const rows = plan.waiting
    .filter(({ coding }) => !known.has(coding.id))
    .map(({ coding, study, reason }) => ({
      id: coding.id,
      coder,
      library_id: plan.library,
      study_json: JSON.stringify(study),
      coding_json: JSON.stringify(coding),
      reason,
      rev: 1,
    }));
  await insert(act, 'waiting_coding', rows);
}

function rowOf(coding: FileCoding, study: string, coder: string): CodingRow {
  return {
    id: coding.id,
    study_id: study,
    codebook_id: coding.codebook,
    codebook_version: coding.codebookVersion,
    dimension: coding.dimension,
    code: coding.code,
    outcome: coding.outcome ?? '',
    coder,
    direction: coding.direction,
    as_reported: coding.asReported,
    origin: coding.origin,
    note: coding.note,
    created_at: coding.createdAt,
    rev: 1,
  };
}

function keyOf(row: CodingRow): string {
  return [row.study_id, row.codebook_id, row.dimension, row.code, row.outcome].join('\n');
}

function layerOf(row: CodingRow): string {
  return [row.study_id, row.codebook_id, row.dimension].join('\n');
}

function placesOf(places: Map<string, Set<string>>, coding: string): Set<string> {
  const known = places.get(coding) ?? new Set<string>();
  places.set(coding, known);
  return known;
}

function differs(row: CodingRow, there: CodingRow): string {
  if (row.direction === there.direction && row.as_reported === there.as_reported) return '';
  return `This coder's layer has it with another direction (${there.direction ?? 'none'} here, ${row.direction ?? 'none'} in the file). It stays as it is.`;
}

function barred(row: CodingRow, layer: readonly CodingRow[], exclusive: ReadonlySet<string>): string {
  const isBarring = (one: CodingRow) => exclusive.has(`${one.codebook_id}\n${one.dimension}\n${one.code}`);
  const against = layer.find((one) => isBarring(one) || isBarring(row));
  return against === undefined
    ? ''
    : `This coder's layer has “${against.code}” there already, and the two cannot stand together. It stays as it is.`;
}

function exclusiveCodes(codebooks: readonly Codebook[]): ReadonlySet<string> {
  return new Set(
    codebooks.flatMap((codebook) =>
      codebook.dimensions.flatMap((dimension) =>
        dimension.codes
          .filter((code) => code.exclusive)
          .map((code) => `${codebook.id}\n${dimension.id}\n${code.id}`),
      ),
    ),
  );
}

async function versionsOf(
  db: Kysely<Tables>,
  file: Pick<LayerFile, 'codebooks'>,
): Promise<readonly Codebook[]> {
  const rows = await db.selectFrom('codebook').select('json').where('current', '=', 1).execute();
  return [
    ...rows.map(({ json }) => JSON.parse(json) as Codebook),
    ...file.codebooks.map(({ codebook }) => codebook as Codebook),
  ];
}

function passageRows(
  coding: FileCoding,
  home: string,
  references: ReadonlyMap<string, string>,
): readonly PassageRow[] {
  return coding.passages.map((passage) => ({
    id: passage.id,
    coding_id: home,
    reference_id: references.get(passage.reference) ?? passage.reference,
    document_sha256: passage.sha256,
    field: passage.field,
    start: passage.start,
    end: passage.end,
    quote: passage.quote,
    before: passage.before,
    after: passage.after,
    page: passage.page,
    basis: passage.basis,
    rev: 1,
  }));
}

/** A passage may speak of a reference that this library knows under the study only; then it speaks of that one. */
async function withKnownReferences(
  db: Kysely<Tables>,
  passages: readonly PassageRow[],
): Promise<readonly PassageRow[]> {
  if (passages.length === 0) return [];
  const known = await presentReferences(
    db,
    passages.map((passage) => passage.reference_id),
  );
  return passages.filter((passage) => known.has(passage.reference_id));
}
