import type { Kysely } from 'kysely';
import type { CslItem } from '../../shared/model/csl.ts';
import type { Tables } from '../database/tables.ts';
import { normaliseDoi } from './doi.ts';
import { foldWords } from './folded-text.ts';
import { keyMaker, storedPattern } from './key-setting.ts';
import { allNames, creators, familyName, yearOf } from './name-text.ts';

const PAGE = 500;
const IDS_AT_ONCE = 10_000;

/** One reference as it is stored. */
export type Reference = {
  readonly id: string;
  readonly citationKey: string;
  readonly item: CslItem;
  readonly note: string;
  readonly addedAt: string;
  readonly rev: number;
};

/** The columns that are worked out from an item. */
export function itemColumns(item: CslItem) {
  return {
    item_json: JSON.stringify(item),
    type: item.type,
    title: item.title ?? '',
    authors: allNames(creators(item)),
    sort_author: foldWords(creators(item).map(familyName).join(' ')),
    year: yearOf(item.issued),
    doi: normaliseDoi(item.DOI),
  };
}

/** A stored row as the model has it. */
export function referenceOf(row: Tables['reference']): Reference {
  return {
    id: row.id,
    citationKey: row.citation_key,
    item: JSON.parse(row.item_json) as CslItem,
    note: row.note,
    addedAt: row.added_at,
    rev: row.rev,
  };
}

/** Every reference, in the order they were added. */
export async function readReferences(db: Kysely<Tables>): Promise<readonly Reference[]> {
  const rows = await db.selectFrom('reference').selectAll().orderBy('id').execute();
  return rows.map(referenceOf);
}

/** The items of all references by their ids, some hundred at a time, so that a large library is never held whole. */
export async function* eachItem(
  db: Kysely<Tables>,
): AsyncGenerator<readonly { readonly id: string; readonly item: CslItem }[]> {
  for (let last = ''; ; ) {
    const rows = await db
      .selectFrom('reference')
      .select(['id', 'item_json'])
      .where('id', '>', last)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    if (rows.length > 0)
      yield rows.map(({ id, item_json }) => ({ id, item: JSON.parse(item_json) as CslItem }));
    if (rows.length < PAGE) return;
    last = rows.at(-1)!.id;
  }
}

/** The references of these ids. */
export async function readReferencesById(
  db: Kysely<Tables>,
  ids: readonly string[],
): Promise<readonly Reference[]> {
  const found: Reference[] = [];
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    const part = ids.slice(from, from + IDS_AT_ONCE);
    const rows = await db.selectFrom('reference').selectAll().where('id', 'in', part).execute();
    found.push(...rows.map(referenceOf));
  }
  return found;
}

/** Those of some ids that are in the library, in the order they are given. */
export async function presentReferences(
  db: Kysely<Tables>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const wanted = [...new Set(ids)];
  const found = new Set<string>();
  for (let from = 0; from < wanted.length; from += IDS_AT_ONCE) {
    const part = wanted.slice(from, from + IDS_AT_ONCE);
    for (const { id } of await db.selectFrom('reference').select('id').where('id', 'in', part).execute())
      found.add(id);
  }
  return new Set(wanted.filter((id) => found.has(id)));
}

/** One reference by its ULID. */
export async function readReference(db: Kysely<Tables>, id: string): Promise<Reference | undefined> {
  const row = await db.selectFrom('reference').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : referenceOf(row);
}

/** The ULID that an id, a citation key, a DOI, or a name from before a merge leads to. */
export async function resolveReference(db: Kysely<Tables>, name: string): Promise<string | undefined> {
  const wanted = name.trim().replace(/^@/, '');
  const direct = await db
    .selectFrom('reference')
    .select('id')
    .where((eb) => eb.or([eb('id', '=', wanted.toUpperCase()), eb('citation_key', '=', wanted)]))
    .executeTakeFirst();
  if (direct !== undefined) return direct.id;
  const redirect = await db
    .selectFrom('redirect')
    .select('reference_id')
    .where('name', '=', wanted)
    .executeTakeFirst();
  if (redirect !== undefined) return redirect.reference_id;
  const doi = normaliseDoi(wanted);
  if (doi === null) return undefined;
  const byDoi = await db.selectFrom('reference').select('id').where('doi', '=', doi).executeTakeFirst();
  return byDoi?.id;
}

/** The citation keys in use, now or as redirects, in lower case; and how a new reference gets its own. */
export type CitationKeys = Set<string> & { readonly make: (item: CslItem) => string };

/** The citation keys in use, with the pattern in force. */
export async function takenKeys(db: Kysely<Tables>): Promise<CitationKeys> {
  const keys = await db.selectFrom('reference').select('citation_key as name').execute();
  const redirects = await db.selectFrom('redirect').select('name').execute();
  const taken = new Set([...keys, ...redirects].map((row) => row.name.toLowerCase()));
  return Object.assign(taken, { make: keyMaker(await storedPattern(db)) });
}
