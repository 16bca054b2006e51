import type { Kysely } from 'kysely';
import type { CallArguments } from '../../shared/contract/calls.ts';
import type { Reply } from '../../shared/contract/fault.ts';
import type { Tables } from '../database/tables.ts';
import { insert, remove } from '../history/act.ts';
import { refuse } from '../history/journal.ts';
import type { Library } from '../library.ts';

/** Puts a tag on references, or takes it off, in one act; those that have (or lack) it already stay as they are. */
export async function tagReferences(
  library: Library,
  { ids, tag: given, remove: away }: CallArguments<'reference.tag'>,
): Promise<Reply<{ changed: number }>> {
  const tag = given.trim();
  const count = (n: number): string => (n === 1 ? 'a reference' : `${n} references`);
  const summary = ({ changed }: { changed: number }): string =>
    away ? `Took the tag “${tag}” off ${count(changed)}` : `Tagged ${count(changed)} “${tag}”`;
  return library.act(summary, async (act) => {
    if (tag === '') refuse('invalid-input', 'A tag needs at least one letter.');
    let changed = 0;
    for (const [id, has] of await readTagged(act.tx, [...new Set(ids)], tag)) {
      if (has !== away) continue;
      if (away) await remove(act, 'reference_tag', { reference_id: id, tag });
      else await insert(act, 'reference_tag', { reference_id: id, tag });
      changed += 1;
    }
    return { changed };
  });
}

const AT_ONCE = 10_000;

/** Those of the ids that are references, each with whether it has the tag; nothing else of the library is read. */
async function readTagged(
  db: Kysely<Tables>,
  ids: readonly string[],
  tag: string,
): Promise<readonly (readonly [id: string, has: boolean])[]> {
  const found: (readonly [string, boolean])[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const rows = await db
      .selectFrom('reference')
      .leftJoin('reference_tag', (join) =>
        join.onRef('reference_tag.reference_id', '=', 'reference.id').on('reference_tag.tag', '=', tag),
      )
      .select(['reference.id', 'reference_tag.tag'])
      .where('reference.id', 'in', ids.slice(from, from + AT_ONCE))
      .execute();
    for (const row of rows) found.push([row.id, row.tag !== null]);
  }
  return found;
}
