import type { Kysely } from 'kysely';
import type { Reply } from '../../shared/contract/fault.ts';
import type { Tables } from '../database/tables.ts';
import { insert, remove } from '../history/act.ts';
import type { Library } from '../library.ts';

/** Whether a coding may be seen by a coder: their own, what a library began with, and after revealing everybody's. */
export type Sight = { readonly coder: string; readonly revealed: boolean };

/** What the present coder may see. */
export async function sightOf(library: Library): Promise<Sight> {
  const coder = library.coder();
  return { coder, revealed: (await readReveals(library.read)).has(coder) };
}

/** Whether a coding belongs to a coder's own layer. What the starter library came with is nobody's. */
export function isOwn(coder: string, coding: { readonly coder: string; readonly origin: string }): boolean {
  return coding.coder === coder || coding.origin === 'starter';
}

export function isSeen(sight: Sight, coding: { readonly coder: string; readonly origin: string }): boolean {
  return sight.revealed || isOwn(sight.coder, coding);
}

/** Coders who chose to see the others' codings -> when. */
export async function readReveals(db: Kysely<Tables>): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('coder_reveal').selectAll().execute();
  return new Map(rows.map(({ coder, at }) => [coder, at]));
}

/** Answers `coder.reveal`. That somebody stopped coding blind is part of how a review was made, so it is an act. */
export async function revealOthers(
  library: Library,
  { reveal }: { readonly reveal: boolean },
): Promise<Reply<Record<string, never>>> {
  const coder = library.coder();
  const summary = reveal ? `${coder} chose to see what the others coded` : `${coder} codes blind again`;
  return library.act(summary, async (act) => {
    const known = (await readReveals(act.tx)).has(coder);
    if (reveal && !known) await insert(act, 'coder_reveal', { coder, at: act.now });
    if (!reveal && known) await remove(act, 'coder_reveal', { coder });
    return {};
  });
}
