import type { Kysely } from 'kysely';
import type { CodeUse } from '../../shared/contract/codebook-edit.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import type { Tables } from '../database/tables.ts';
import { type Act, insert, remove, update } from '../history/act.ts';

/** The codebook in force, or undefined where none was stored yet. */
export async function readStoredCodebook(db: Kysely<Tables>): Promise<Codebook | undefined> {
  const row = await db.selectFrom('codebook').select('json').where('current', '=', 1).executeTakeFirst();
  return row === undefined ? undefined : (JSON.parse(row.json) as Codebook);
}

/** One version of a codebook as it was stored. */
export async function readCodebookVersion(
  db: Kysely<Tables>,
  id: string,
  version: string,
): Promise<Codebook | undefined> {
  const row = await db
    .selectFrom('codebook')
    .select('json')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return row === undefined ? undefined : (JSON.parse(row.json) as Codebook);
}

/** Stores a codebook version, or replaces what stands under it, and puts it in force. */
export async function storeCodebook(act: Act, codebook: Codebook, draft = false): Promise<void> {
  const key = { id: codebook.id, version: codebook.version };
  const inForce = await act.tx
    .selectFrom('codebook')
    .select(['id', 'version'])
    .where('current', '=', 1)
    .execute();
  for (const row of inForce) {
    if (row.id !== key.id || row.version !== key.version) await update(act, 'codebook', row, { current: 0 });
  }
  const known = await readCodebookVersion(act.tx, key.id, key.version);
  if (known === undefined) {
    await insert(act, 'codebook', {
      ...key,
      json: JSON.stringify(codebook),
      current: 1,
      made_at: act.now,
      made_by: act.who,
      draft: draft ? 1 : 0,
      rev: 1,
    });
  } else {
    await update(act, 'codebook', key, { json: JSON.stringify(codebook), current: 1 });
  }
}

/** Every stored version, the newest first; those of before versions were dated come last. */
export async function readCodebookVersions(
  db: Kysely<Tables>,
): Promise<readonly Omit<Tables['codebook'], 'rev'>[]> {
  return db
    .selectFrom('codebook')
    .select(['id', 'version', 'json', 'current', 'made_at', 'made_by', 'draft'])
    .orderBy('made_at', 'desc')
    .orderBy('version', 'desc')
    .execute();
}

/**
 * Stores what a codebook was edited into and puts it in force. A draft that nobody has coded with is changed in place;
 * otherwise a version begins. `codebook.version` says which, see `versionAfter`.
 */
export async function storeEdited(
  act: Act,
  before: Codebook,
  after: Codebook,
  draft: boolean,
): Promise<void> {
  // What was shipped is kept as it is, so that it can be gone back to.
  if ((await readStoredCodebook(act.tx)) === undefined) await storeCodebook(act, before);
  const isRenamedDraft =
    before.version !== after.version && !draft && (await isOpenDraft(act.tx, before.id, before.version));
  await storeCodebook(act, after, draft);
  if (isRenamedDraft) await remove(act, 'codebook', { id: before.id, version: before.version });
}

/** The number an edit of a codebook goes under: its own while it is a draft that nobody coded with, else the next. */
export async function versionAfter(db: Kysely<Tables>, codebook: Codebook): Promise<string> {
  if (await isOpenDraft(db, codebook.id, codebook.version)) return codebook.version;
  const rows = await db.selectFrom('codebook').select('version').where('id', '=', codebook.id).execute();
  const taken = new Set([codebook.version, ...rows.map((row) => row.version)]);
  let version = codebook.version;
  while (taken.has(version)) version = following(version);
  return version;
}

function following(version: string): string {
  const parts = /^(.*[.-])(\d+)$/.exec(version);
  return parts === null ? `${version}.1` : `${parts[1]}${Number(parts[2]) + 1}`;
}

async function isOpenDraft(db: Kysely<Tables>, id: string, version: string): Promise<boolean> {
  const row = await db
    .selectFrom('codebook')
    .select('draft')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (row?.draft !== 1) return false;
  const coded = await db
    .selectFrom('coding')
    .select('id')
    .where('codebook_id', '=', id)
    .where('codebook_version', '=', version)
    .limit(1)
    .executeTakeFirst();
  return coded === undefined;
}

/** Codings, studies and coders per code of a codebook, as it is applied now. */
export async function countCodeUse(db: Kysely<Tables>, codebook: string): Promise<readonly CodeUse[]> {
  const rows = await db
    .selectFrom('coding')
    .select(({ fn }) => [
      'dimension',
      'code',
      fn.countAll<number>().as('codings'),
      fn.count<number>('study_id').distinct().as('studies'),
      fn.count<number>('coder').distinct().as('coders'),
    ])
    .where('codebook_id', '=', codebook)
    .groupBy(['dimension', 'code'])
    .execute();
  return rows.map((row) => ({
    ...row,
    codings: Number(row.codings),
    studies: Number(row.studies),
    coders: Number(row.coders),
  }));
}

/** How often each code of a codebook is applied, in any version of it: `dimension:code` -> codings. */
export async function countAppliedCodes(
  db: Kysely<Tables>,
  codebook: string,
): Promise<readonly { dimension: string; code: string; version: string; codings: number }[]> {
  const rows = await db
    .selectFrom('coding')
    .select(({ fn }) => [
      'dimension',
      'code',
      'codebook_version as version',
      fn.countAll<number>().as('codings'),
    ])
    .where('codebook_id', '=', codebook)
    .groupBy(['dimension', 'code', 'codebook_version'])
    .execute();
  return rows.map((row) => ({ ...row, codings: Number(row.codings) }));
}
