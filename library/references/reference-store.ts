import type { Kysely } from 'kysely';
import type { CslItem } from '../../shared/model/csl.ts';
import type { Tables } from '../database/tables.ts';
import { normaliseDoi } from './doi.ts';
import { foldWords } from './folded-text.ts';
import { keyMaker, storedPattern } from './key-setting.ts';
import { allNames, creators, familyName, yearOf } from './name-text.ts';

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

/** The references of these ids. */
export async function readReferencesById(
  db: Kysely<Tables>,
  ids: readonly string[],
): Promise<readonly Reference[]> {
  const found: Reference[] = [];
  for (let from = 0; from < ids.length; from += 10_000) {
    const part = ids.slice(from, from + 10_000);
    const rows = await db.selectFrom('reference').selectAll().where('id', 'in', part).execute();
    found.push(...rows.map(referenceOf));
  }
  return found;
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
