import type { CallArguments } from '../../shared/contract/calls.ts';
import type { Reply } from '../../shared/contract/fault.ts';
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
    const tagged = await act.tx
      .selectFrom('reference_tag')
      .select('reference_id as id')
      .where('tag', '=', tag)
      .execute();
    const having = new Set(tagged.map(({ id }) => id));
    const known = new Set((await act.tx.selectFrom('reference').select('id').execute()).map((row) => row.id));
    let changed = 0;
    for (const id of new Set(ids)) {
      if (!known.has(id) || having.has(id) !== away) continue;
      if (away) await remove(act, 'reference_tag', { reference_id: id, tag });
      else await insert(act, 'reference_tag', { reference_id: id, tag });
      changed += 1;
    }
    return { changed };
  });
}
