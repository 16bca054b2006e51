import type { Kysely } from 'kysely';
import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import type { CslItem } from '../../shared/model/csl.ts';
import type { Tables } from '../database/tables.ts';
import { type Library, metaValue, setMeta } from '../library.ts';
import { citationKey } from './citation-key.ts';
import { makeKey, readPattern } from './key-making.ts';

const KEY = 'citationKeyPattern';
/** The pattern nearest to Gleaner's own way, which leaves particles out. */
const USUAL = 'auth.lower + year + veryshorttitle.lower | shorttitle.lower + year';
const SAMPLES = 5;

/** The pattern in force. */
export async function getPattern(library: Library): Promise<Reply<CallOutput<'key.pattern'>>> {
  return done({ pattern: metaValue(library.file, KEY) ?? '', usual: USUAL });
}

/** Reads a pattern and shows the keys it makes of the newest references. */
export async function tryPattern(
  library: Library,
  { pattern }: CallArguments<'key.tryPattern'>,
): Promise<Reply<CallOutput<'key.tryPattern'>>> {
  const read = readPattern(pattern.trim() === '' ? USUAL : pattern);
  if (!read.ok) return done({ problem: read.problem, samples: [] });
  const rows = await library.read
    .selectFrom('reference')
    .select(['id', 'title', 'item_json'])
    .orderBy('id', 'desc')
    .limit(SAMPLES)
    .execute();
  const make = keyMaker(pattern);
  const samples = rows.map(({ id, title, item_json }) => ({
    id,
    title,
    key: make(JSON.parse(item_json) as CslItem),
  }));
  return done({ problem: null, samples });
}

/** Keeps a pattern for new references, unless it cannot be read. */
export async function setPattern(
  library: Library,
  { pattern }: CallArguments<'key.setPattern'>,
): Promise<Reply<CallOutput<'key.setPattern'>>> {
  const tidy = pattern.trim();
  const read = tidy === '' ? undefined : readPattern(tidy);
  if (read && !read.ok) {
    const { message, at } = read.problem;
    return fault('invalid-input', `The pattern cannot be read: ${message} (at character ${at + 1}).`);
  }
  setMeta(library.file, KEY, tidy);
  return done({});
}

/** The pattern a library keeps, read where only its tables are at hand. */
export async function storedPattern(db: Kysely<Tables>): Promise<string> {
  const row = await db.selectFrom('meta').select('value').where('key', '=', KEY).executeTakeFirst();
  return row?.value ?? '';
}

/** How new references get their keys: by the pattern, and in Gleaner's own way where that says nothing. */
export function keyMaker(pattern: string): (item: CslItem) => string {
  if (pattern.trim() === '') return citationKey;
  const read = readPattern(pattern);
  if (!read.ok) return citationKey;
  return (item) => makeKey(read.pattern, item) || citationKey(item);
}
