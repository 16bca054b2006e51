import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import type { Reply } from '../../shared/contract/fault.ts';
import { type Act, insert, remove, update } from '../history/act.ts';
import { refuse } from '../history/journal.ts';
import type { Library } from '../library.ts';
import { readStudies } from './study-store.ts';

/**
 * Answers `study.split`: takes references out of a study into a new one. Passages go with the reference they speak of; a
 * coding that rests on both sides is there twice afterwards, one with no passage stays where it was.
 */
export async function splitStudy(
  library: Library,
  input: CallArguments<'study.split'>,
): Promise<Reply<CallOutput<'study.split'>>> {
  return library.act(`Split off the study “${input.label}”`, async (act) => {
    const study = (await readStudies(act.tx, [input.id]))[0];
    if (study === undefined) refuse('not-found', 'This study is no longer in the library.');
    const moved = new Set(input.references);
    if ([...moved].some((reference) => !study.references.includes(reference))) {
      refuse('invalid-input', 'Only references of the study itself can be split off from it.');
    }
    if (moved.size === study.references.length) {
      refuse(
        'invalid-input',
        'At least one reference must stay in the study; to give it another name, rename it.',
      );
    }
    const id = act.newId();
    await insert(act, 'study', { id, label: input.label, note: '', added_at: act.now, rev: 1 });
    for (const reference of moved) {
      await remove(act, 'study_reference', { study_id: study.id, reference_id: reference });
      await insert(act, 'study_reference', { study_id: id, reference_id: reference });
    }
    await splitCodings(act, study.id, id, moved);
    await moveFindings(act, study.id, id, moved);
    return { id };
  });
}

async function splitCodings(act: Act, from: string, to: string, moved: ReadonlySet<string>): Promise<void> {
  const codings = await act.tx
    .selectFrom('coding')
    .selectAll()
    .where('study_id', '=', from)
    .orderBy('id')
    .execute();
  for (const coding of codings) {
    const passages = await act.tx
      .selectFrom('passage')
      .selectAll()
      .where('coding_id', '=', coding.id)
      .execute();
    const going = passages.filter((passage) => moved.has(passage.reference_id));
    if (going.length === 0) continue;
    if (going.length === passages.length) {
      await update(act, 'coding', { id: coding.id }, { study_id: to });
      continue;
    }
    const copy = act.newId();
    await insert(act, 'coding', { ...coding, id: copy, study_id: to, rev: 1 });
    for (const passage of going) await update(act, 'passage', { id: passage.id }, { coding_id: copy });
  }
}

/** A finding goes with the reference whose document it was read from. */
async function moveFindings(act: Act, from: string, to: string, moved: ReadonlySet<string>): Promise<void> {
  const findings = await act.tx
    .selectFrom('finding')
    .innerJoin('document', 'document.sha256', 'finding.document_sha256')
    .select(['finding.id', 'document.reference_id'])
    .where('study_id', '=', from)
    .execute();
  for (const finding of findings) {
    if (finding.reference_id !== null && moved.has(finding.reference_id)) {
      await update(act, 'finding', { id: finding.id }, { study_id: to });
    }
  }
}
