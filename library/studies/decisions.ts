import type { CallArguments } from '../../shared/contract/calls.ts';
import type { Reply } from '../../shared/contract/fault.ts';
import { type Act, insert, update } from '../history/act.ts';
import { refuse } from '../history/journal.ts';
import type { Library } from '../library.ts';

const SAYS = {
  include: 'Included',
  exclude: 'Excluded',
  context: 'Marked as context',
  undecided: 'Left undecided',
} as const;

/** Answers `reference.decide`: this coder's verdict on references at one stage; an earlier one of theirs is replaced. */
export async function decide(
  library: Library,
  input: CallArguments<'reference.decide'>,
): Promise<Reply<Record<string, never>>> {
  const ids = [...new Set(input.ids)];
  const what = ids.length === 1 ? 'one reference' : `${ids.length} references`;
  return library.act(`${SAYS[input.verdict]}: ${what} (${input.stage})`, async (act) => {
    for (const reference of ids) await decideOne(act, reference, input);
    return {};
  });
}

async function decideOne(
  act: Act,
  reference: string,
  { stage, verdict, reason }: Pick<CallArguments<'reference.decide'>, 'stage' | 'verdict' | 'reason'>,
): Promise<void> {
  const there = await act.tx
    .selectFrom('reference')
    .select('id')
    .where('id', '=', reference)
    .executeTakeFirst();
  if (there === undefined) refuse('not-found', 'One of these references is no longer in the library.');
  const known = await act.tx
    .selectFrom('decision')
    .select(['id', 'verdict', 'reason'])
    .where('reference_id', '=', reference)
    .where('stage', '=', stage)
    .where('coder', '=', act.who)
    .executeTakeFirst();
  const decision = { reference_id: reference, stage, verdict, reason, coder: act.who, at: act.now };
  if (known === undefined) await insert(act, 'decision', { id: act.newId(), ...decision, rev: 1 });
  else await update(act, 'decision', { id: known.id }, decision);
}
