import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import type { Reply } from '../../shared/contract/fault.ts';
import { codebookInForce, currentCodebook, dimensionOf } from '../coding/codebook.ts';
import { readCodings, removeCodingWithin, type StoredCoding, studyLabel } from '../coding/codings.ts';
import { type Act, insert } from '../history/act.ts';
import { refuse } from '../history/journal.ts';
import type { Library } from '../library.ts';
import { AGREED } from '../maps/layer.ts';
import { readRatedCodings } from './comparison-store.ts';
import { differencesOf } from './disagreements.ts';

/**
 * Answers `agreement.settle`: the codings named, of whichever coder, become what is agreed for one study and dimension.
 * Of two that say the same, the first stands and gets the quotes of both.
 */
export async function settleDisagreement(
  library: Library,
  input: CallArguments<'agreement.settle'>,
): Promise<Reply<StoredCoding[]>> {
  const label = await studyLabel(library, input.study);
  const dimension =
    dimensionOf(await currentCodebook(library.read), input.dimension)?.label ?? input.dimension;
  return library.act(`Reconciled “${dimension}” of ${label}`, async (act) => {
    const codebook = await codebookInForce(act);
    const all = await readCodings(act.tx, { codebook: codebook.id, studies: [input.study] });
    const here = all.filter((coding) => coding.dimension === input.dimension);
    const taken = input.codings.map((id) => here.find((coding) => coding.id === id));
    if (taken.some((coding) => coding === undefined))
      refuse('not-found', 'One of the codings is no longer there. Look at the disagreement again.');
    const chosen = taken.flatMap((coding) => coding ?? []);
    refuseBarred(codebook, input.dimension, chosen);
    const kept = chosen.filter((coding) => coding.coder === AGREED);
    for (const coding of here)
      if (coding.coder === AGREED && !kept.includes(coding)) await removeCodingWithin(act, coding.id);
    await copyInto(act, chosen, input.note);
    const after = await readCodings(act.tx, { codebook: codebook.id, studies: [input.study] });
    return after.filter((coding) => coding.coder === AGREED && coding.dimension === input.dimension);
  });
}

/** Answers `agreement.settleAgreed`: what these coders said alike is agreed, where nothing stands yet. */
export async function settleWhatAgrees(
  library: Library,
  { coders }: CallArguments<'agreement.settleAgreed'>,
): Promise<Reply<CallOutput<'agreement.settleAgreed'>>> {
  const summary = ({ settled }: { settled: number }) =>
    `Took ${settled} agreements of ${coders.join(', ')} into the agreed layer`;
  return library.act(summary, async (act) => {
    const codebook = await codebookInForce(act);
    const rated = await readRatedCodings(act.tx, codebook.id, [...coders, AGREED]);
    const there = new Set(
      rated.filter((one) => one.coder === AGREED).map((one) => `${one.study}\n${one.dimension}`),
    );
    const { alike } = differencesOf(codebook, rated, coders);
    const open = alike.filter((one) => !there.has(`${one.study}\n${one.dimension}`));
    const wanted = new Set(open.map((one) => `${one.study}\n${one.dimension}`));
    const ids = rated
      .filter((one) => coders.includes(one.coder) && wanted.has(`${one.study}\n${one.dimension}`))
      .map(({ id }) => id);
    if (ids.length > 0) await copyInto(act, await readCodings(act.tx, { ids }), '');
    return { settled: open.length };
  });
}

function refuseBarred(
  codebook: Awaited<ReturnType<typeof currentCodebook>>,
  id: string,
  chosen: readonly StoredCoding[],
): void {
  const dimension = dimensionOf(codebook, id);
  const codes = new Set(chosen.map((coding) => coding.code));
  if (dimension === undefined || codes.size < 2) return;
  const barring = dimension.codes.find((code) => code.exclusive && codes.has(code.id));
  if (barring !== undefined)
    refuse(
      'conflict',
      `“${barring.label}” bars every other code of “${dimension.label}”. Choose it alone, or the others.`,
    );
  const outcomes = Map.groupBy(chosen, (coding) => coding.outcome);
  const isCrowded = [...outcomes.values()].some((own) => new Set(own.map((coding) => coding.code)).size > 1);
  if (dimension.choice === 'single' && isCrowded)
    refuse('conflict', `A study carries one code of “${dimension.label}”. Choose one of them.`);
}

async function copyInto(act: Act, chosen: readonly StoredCoding[], note: string): Promise<void> {
  const groups = Map.groupBy(chosen, ({ study, dimension, code, outcome }) =>
    [study, dimension, code, outcome ?? ''].join('\n'),
  );
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined || group.some((coding) => coding.coder === AGREED)) continue;
    const id = act.newId();
    await insert(act, 'coding', {
      id,
      study_id: first.study,
      codebook_id: first.codebook,
      codebook_version: first.codebookVersion,
      dimension: first.dimension,
      code: first.code,
      outcome: first.outcome ?? '',
      coder: AGREED,
      direction: first.direction,
      as_reported: first.asReported,
      origin: 'person',
      note,
      created_at: act.now,
      rev: 1,
    });
    await copyPassages(act, id, group);
  }
}

async function copyPassages(act: Act, coding: string, group: readonly StoredCoding[]): Promise<void> {
  const ids = group.map(({ id }) => id);
  const rows = await act.tx
    .selectFrom('passage')
    .selectAll()
    .where('coding_id', 'in', ids)
    .orderBy('id')
    .execute();
  const seen = new Set<string>();
  for (const row of rows) {
    const place = [row.reference_id, row.document_sha256, row.field, row.start, row.end, row.basis].join(
      '\n',
    );
    if (seen.has(place)) continue;
    seen.add(place);
    await insert(act, 'passage', { ...row, id: act.newId(), coding_id: coding, rev: 1 });
  }
}
