import type { Kysely } from 'kysely';
import type { Codebook } from '../../shared/model/codebook.ts';
import type { CodingPast } from '../../shared/model/coding.ts';
import type { Tables } from '../database/tables.ts';
import { type Act, insert, remove, removeWhere, update } from '../history/act.ts';
import { directionDimension, outcomeDimension } from './codebook-roles.ts';
import { judgementOf } from './coding-rows.ts';
import { placeKey } from './passage-place.ts';
import { ledWhole, type Recoded, recodedFilters, recodedView } from './recoded-look.ts';
import { type CodingRow, leadOf, type Recode, type RecodingPlan, type Said } from './recoding.ts';

const AT_ONCE = 10_000;

/** Codings made with a codebook: all, or those of some dimensions. */
export async function readCodingRows(
  db: Kysely<Tables>,
  codebook: string,
  dimensions?: readonly string[],
): Promise<readonly CodingRow[]> {
  let query = db.selectFrom('coding').selectAll().where('codebook_id', '=', codebook).orderBy('id');
  if (dimensions !== undefined) query = query.where('dimension', 'in', dimensions);
  return query.execute();
}

/** Does what was planned; every coding that changes keeps what it was, with the reason. */
export async function storeRecoding(
  act: Act,
  plan: RecodingPlan,
  version: string,
  because: string,
): Promise<void> {
  for (const { row, into } of plan.joined) {
    await movePassages(act, row.id, into.id);
    await keepPast(act, row, into.id, because);
    await dropCoding(act, row, into.id);
  }
  for (const { row, to } of plan.givingWay) {
    await movePassages(act, row.id, to.id);
    await keepPast(act, row, to.id, because);
    await dropCoding(act, row, to.id);
  }
  for (const { row, now } of plan.moved) {
    await keepPast(act, row, row.id, because);
    await update(act, 'coding', { id: row.id }, { ...now, codebook_version: version });
  }
  for (const { row, now } of plan.copied) await copyCoding(act, row, now, version, because);
}

async function copyCoding(
  act: Act,
  row: CodingRow,
  now: Said,
  version: string,
  because: string,
): Promise<void> {
  const id = act.newId();
  await insert(act, 'coding', { ...row, ...now, id, codebook_version: version, rev: 1 });
  const passages = await act.tx.selectFrom('passage').selectAll().where('coding_id', '=', row.id).execute();
  for (const passage of passages)
    await insert(act, 'passage', { ...passage, id: act.newId(), coding_id: id, rev: 1 });
  await keepPast(act, row, id, because);
}

async function keepPast(act: Act, row: CodingRow, coding: string, because: string): Promise<void> {
  await insert(act, 'coding_past', {
    id: act.newId(),
    coding_id: coding,
    was_json: JSON.stringify(judgementOf(row)),
    because,
    who: act.who,
    at: act.now,
    rev: 1,
  });
}

async function movePassages(act: Act, from: string, into: string): Promise<void> {
  const there = await act.tx.selectFrom('passage').selectAll().where('coding_id', '=', into).execute();
  const places = new Set(there.map(placeKey));
  const coming = await act.tx.selectFrom('passage').selectAll().where('coding_id', '=', from).execute();
  for (const passage of coming) {
    if (places.has(placeKey(passage))) await remove(act, 'passage', { id: passage.id });
    else await update(act, 'passage', { id: passage.id }, { coding_id: into });
    places.add(placeKey(passage));
  }
}

/** What the coding itself once was goes with it to the one that stands for it. */
async function dropCoding(act: Act, row: CodingRow, into: string): Promise<void> {
  const past = await act.tx.selectFrom('coding_past').select('id').where('coding_id', '=', row.id).execute();
  for (const { id } of past) await update(act, 'coding_past', { id }, { coding_id: into });
  await removeWhere(act, 'passage', 'coding_id', row.id);
  await remove(act, 'coding', { id: row.id });
}

/** What codings once were, by coding, oldest first. */
export async function readPast(
  db: Kysely<Tables>,
  codings: readonly string[],
): Promise<ReadonlyMap<string, readonly CodingPast[]>> {
  const found = new Map<string, CodingPast[]>();
  for (let from = 0; from < codings.length; from += AT_ONCE) {
    const rows = await db
      .selectFrom('coding_past')
      .selectAll()
      .where('coding_id', 'in', codings.slice(from, from + AT_ONCE))
      .orderBy('id')
      .execute();
    for (const { coding_id, was_json, because, who, at } of rows) {
      const list = found.get(coding_id) ?? [];
      list.push({ was: JSON.parse(was_json) as CodingPast['was'], because, who, at });
      found.set(coding_id, list);
    }
  }
  return found;
}

/** Leads everything else that names codes: findings, the codes of tables' words, judged cells, saved maps and kept views of the matrix. */
export async function recodeElsewhere(
  act: Act,
  before: Codebook,
  recodes: readonly Recode[],
  renamed: ReadonlyMap<string, string>,
): Promise<void> {
  const lead = leadOf(recodes);
  const led = (dimension: string | undefined, code: string) =>
    dimension === undefined ? code : (lead({ dimension, code })[0]?.code ?? code);
  const led2 = (dimension: string) => renamed.get(dimension) ?? dimension;
  if (recodes.length === 0 && renamed.size === 0) return;
  await recodeFindings(act, before, led);
  await recodeTables(act, before, led);
  await recodeJudgements(act, led, led2);
  const recoded = { before, lead, dimension: led2 };
  await recodeMaps(act, recoded);
  await recodeViews(act, recoded);
}

type Led = (dimension: string | undefined, code: string) => string;

/** The dimension that findings are told in; the first one with qualifiers. */
function factorsOf(codebook: Codebook) {
  return codebook.dimensions.find((one) => (one.qualifiers?.length ?? 0) > 0);
}

type CodesOfTables = Partial<Record<'factors' | 'outcomes', Readonly<Record<string, string>>>>;

/** What a person said a paper's headings stand for follows too, so that its next table is read in the new codes. */
async function recodeTables(act: Act, before: Codebook, led: Led): Promise<void> {
  const factors = factorsOf(before);
  if (factors === undefined) return;
  const outcomes = outcomeDimension(before, factors)?.id;
  const follow = (dimension: string | undefined, codes: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(Object.entries(codes).map(([words, code]) => [words, led(dimension, code)]));
  // Mappings of columns name headings alone; codes stand in the row without a header.
  const rows = await act.tx
    .selectFrom('table_mapping')
    .select(['document_sha256', 'header', 'mapping_json'])
    .where('header', '=', '')
    .execute();
  for (const { mapping_json, ...key } of rows) {
    const codes = JSON.parse(mapping_json) as CodesOfTables;
    const next = JSON.stringify({
      outcomes: follow(outcomes, codes.outcomes),
      factors: follow(factors.id, codes.factors),
    });
    if (next !== mapping_json) await update(act, 'table_mapping', key, { mapping_json: next });
  }
}

async function recodeFindings(act: Act, before: Codebook, led: Led): Promise<void> {
  const factors = factorsOf(before);
  if (factors === undefined) return;
  const directions = directionDimension(before, factors)?.id;
  const outcomes = outcomeDimension(before, factors)?.id;
  const rows = await act.tx.selectFrom('finding').select(['id', 'factor', 'outcome', 'direction']).execute();
  for (const { id, factor, outcome, direction } of rows) {
    await update(
      act,
      'finding',
      { id },
      {
        factor: led(factors.id, factor),
        outcome: led(outcomes, outcome),
        direction: direction === null ? null : led(directions, direction),
      },
    );
  }
}

async function recodeJudgements(act: Act, led: Led, ledDimension: (id: string) => string): Promise<void> {
  const rows = await act.tx.selectFrom('cell_judgement').selectAll().execute();
  for (const row of rows) {
    const key = {
      row_dimension: ledDimension(row.row_dimension),
      row_code: led(row.row_dimension, row.row_code),
      column_dimension: ledDimension(row.column_dimension),
      column_code: led(row.column_dimension, row.column_code),
    };
    const own = {
      row_dimension: row.row_dimension,
      row_code: row.row_code,
      column_dimension: row.column_dimension,
      column_code: row.column_code,
    };
    if (JSON.stringify(key) === JSON.stringify(own)) continue;
    await remove(act, 'cell_judgement', own);
    let there = act.tx.selectFrom('cell_judgement').select('reason');
    for (const [column, value] of Object.entries(key) as [keyof typeof key, string][])
      there = there.where(column, '=', value);
    if ((await there.executeTakeFirst()) === undefined)
      await insert(act, 'cell_judgement', { ...row, ...key, rev: 1 });
  }
}

type Spec = {
  rows?: unknown;
  columns?: unknown;
  segment?: unknown;
  otherSegments?: readonly string[];
  filters?: Record<string, readonly string[]>;
};

async function recodeMaps(act: Act, recoded: Recoded): Promise<void> {
  const rows = await act.tx.selectFrom('map').select(['name', 'spec_json']).execute();
  for (const { name, spec_json } of rows) {
    const spec = JSON.parse(spec_json) as Spec;
    const axis = (value: unknown) => (typeof value === 'string' ? recoded.dimension(value) : value);
    const next = {
      ...spec,
      rows: axis(spec.rows),
      columns: axis(spec.columns),
      segment: axis(spec.segment),
      ...(spec.otherSegments === undefined || typeof spec.segment !== 'string'
        ? {}
        : { otherSegments: ledWhole(recoded, spec.segment, spec.otherSegments) }),
      filters: recodedFilters(recoded, spec.filters ?? {}),
    };
    const json = JSON.stringify(next);
    if (json !== JSON.stringify(spec)) await update(act, 'map', { name }, { spec_json: json });
  }
}

async function recodeViews(act: Act, recoded: Recoded): Promise<void> {
  const rows = await act.tx.selectFrom('matrix_view').selectAll().execute();
  for (const { name, row_dimension, column_dimension, look_json } of rows) {
    const view = { name, rows: row_dimension, columns: column_dimension, look: look_json };
    const next = recodedView(recoded, view);
    if (next === view) continue;
    const columns = { row_dimension: next.rows, column_dimension: next.columns, look_json: next.look };
    await update(act, 'matrix_view', { name }, columns);
  }
}
