import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import type { Reply } from '../../shared/contract/fault.ts';
import type { StudyDetail } from '../../shared/contract/study.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import { codebookInForce } from '../coding/codebook.ts';
import type { Tables } from '../database/tables.ts';
import { type Act, insert, remove, removeWhere, update } from '../history/act.ts';
import { refuse } from '../history/journal.ts';
import type { Library } from '../library.ts';
import { getStudy } from './studies.ts';
import { readStudies, type Study } from './study-store.ts';

/**
 * Answers `study.join`: makes several studies one. Codings move; where both carry the same code and outcome by the same
 * coder, one stays with the passages of both, and what the other said differently goes into its note.
 */
export async function joinStudies(
  library: Library,
  input: CallArguments<'study.join'>,
): Promise<Reply<StudyDetail>> {
  const into = (await readStudies(library.read, [input.into]))[0];
  const reply = await library.act(`Joined studies into “${into?.label ?? ''}”`, (act) =>
    joinWithin(act, input.into, input.from),
  );
  return reply.ok ? getStudy(library, { id: input.into }) : reply;
}

/** Joins studies inside an act that is under way. */
export async function joinWithin(act: Act, into: string, from: readonly string[]): Promise<void> {
  const others = [...new Set(from)].filter((id) => id !== into);
  const target = (await readStudies(act.tx, [into]))[0];
  const sources = await readStudies(act.tx, others);
  if (target === undefined || sources.length < others.length) {
    refuse('not-found', 'One of the studies to be joined is no longer in the library.');
  }
  const codebook = await codebookInForce(act);
  for (const source of sources) await joinOne(act, codebook, target, source);
}

async function joinOne(act: Act, codebook: Codebook, into: Study, from: Study): Promise<void> {
  for (const reference of from.references) {
    await remove(act, 'study_reference', { study_id: from.id, reference_id: reference });
    if (await hasReference(act, into.id, reference)) continue;
    await insert(act, 'study_reference', { study_id: into.id, reference_id: reference });
  }
  await moveCodings(act, codebook, into, from);
  const findings = await act.tx.selectFrom('finding').select('id').where('study_id', '=', from.id).execute();
  for (const { id } of findings) await update(act, 'finding', { id }, { study_id: into.id });
  await moveRejections(act, into.id, from.id);
  await renameInProposals(act, into.id, from.id);
  const note = [into.note, from.note].filter(Boolean).join('\n');
  await update(act, 'study', { id: into.id }, { note });
  await remove(act, 'study', { id: from.id });
}

async function hasReference(act: Act, study: string, reference: string): Promise<boolean> {
  const row = await act.tx
    .selectFrom('study_reference')
    .select('study_id')
    .where('study_id', '=', study)
    .where('reference_id', '=', reference)
    .executeTakeFirst();
  return row !== undefined;
}

async function moveCodings(act: Act, codebook: Codebook, into: Study, from: Study): Promise<void> {
  const codingsOf = (study: string) =>
    act.tx.selectFrom('coding').selectAll().where('study_id', '=', study).orderBy('id').execute();
  for (const coding of await codingsOf(from.id)) {
    const present = await codingsOf(into.id);
    const twin = present.find(
      (one) => sameLayer(one, coding) && one.code === coding.code && one.outcome === coding.outcome,
    );
    const rival = twin ?? rivalOf(codebook, coding, present);
    if (rival === undefined) await update(act, 'coding', { id: coding.id }, { study_id: into.id });
    else if (twin === undefined && isExclusive(codebook, rival)) {
      // "Nothing of this is there" holds no longer once the other report shows that something is.
      await removeWhere(act, 'passage', 'coding_id', rival.id);
      await remove(act, 'coding', { id: rival.id });
      await update(act, 'coding', { id: coding.id }, { study_id: into.id });
    } else await foldInto(act, rival, coding, from.label, twin !== undefined);
  }
}

/** The coding beside which `coding` cannot stand, if any. */
function rivalOf(
  codebook: Codebook,
  coding: Tables['coding'],
  present: readonly Tables['coding'][],
): Tables['coding'] | undefined {
  const dimension = codebook.dimensions.find((one) => one.id === coding.dimension);
  if (dimension === undefined || coding.codebook_id !== codebook.id) return undefined;
  const others = present.filter((one) => sameLayer(one, coding) && one.code !== coding.code);
  if (dimension.choice === 'single') {
    const rival = others.find((one) => one.outcome === coding.outcome);
    if (rival !== undefined) return rival;
  }
  return isExclusive(codebook, coding) ? others[0] : others.find((one) => isExclusive(codebook, one));
}

/** Takes `coding` into `kept`: its passages where both say the same, a note of what it said where not. */
async function foldInto(
  act: Act,
  kept: Tables['coding'],
  coding: Tables['coding'],
  label: string,
  same: boolean,
): Promise<void> {
  const passages = await act.tx
    .selectFrom('passage')
    .selectAll()
    .where('coding_id', 'in', [kept.id, coding.id])
    .execute();
  const places = new Set(passages.filter((one) => one.coding_id === kept.id).map(placeOf));
  for (const passage of passages) {
    if (passage.coding_id === kept.id) continue;
    if (same && !places.has(placeOf(passage))) {
      places.add(placeOf(passage));
      await update(act, 'passage', { id: passage.id }, { coding_id: kept.id });
    } else await remove(act, 'passage', { id: passage.id });
  }
  const said = same
    ? coding.direction !== kept.direction && coding.direction !== null
      ? coding.direction
      : ''
    : `${coding.dimension}:${coding.code}`;
  const lines = [kept.note, said === '' ? '' : `“${label}” was coded ${said}.`, same ? coding.note : ''];
  const note = [...new Set(lines.filter(Boolean))].join('\n');
  await remove(act, 'coding', { id: coding.id });
  await update(act, 'coding', { id: kept.id }, { note });
}

function sameLayer(left: Tables['coding'], right: Tables['coding']): boolean {
  return (
    left.codebook_id === right.codebook_id && left.dimension === right.dimension && left.coder === right.coder
  );
}

function isExclusive(codebook: Codebook, coding: Tables['coding']): boolean {
  const dimension = codebook.dimensions.find((one) => one.id === coding.dimension);
  return dimension?.codes.some((code) => code.id === coding.code && code.exclusive === true) ?? false;
}

function placeOf(passage: Tables['passage']): string {
  const { reference_id, document_sha256, field, start, end, basis } = passage;
  return [reference_id, document_sha256, field, start, end, basis].join('\n');
}

async function moveRejections(act: Act, into: string, from: string): Promise<void> {
  const rows = await act.tx
    .selectFrom('suggestion_rejection')
    .selectAll()
    .where('study_id', 'in', [into, from])
    .execute();
  const known = new Set(
    rows.filter((row) => row.study_id === into).map((row) => `${row.suggestion_id}\n${row.coder}`),
  );
  await removeWhere(act, 'suggestion_rejection', 'study_id', from);
  const moved = rows.filter(
    (row) => row.study_id === from && !known.has(`${row.suggestion_id}\n${row.coder}`),
  );
  await insert(
    act,
    'suggestion_rejection',
    moved.map((row) => ({ ...row, study_id: into })),
  );
}

/** Other proposals that name a study which is no more name the one it went into. */
async function renameInProposals(act: Act, into: string, from: string): Promise<void> {
  const rows = await act.tx.selectFrom('study_proposal').selectAll().execute();
  for (const row of rows) {
    const studies = JSON.parse(row.studies_json) as string[];
    if (!studies.includes(from)) continue;
    const renamed = [...new Set(studies.map((id) => (id === from ? into : id)))];
    const settled = renamed.length < 2 && row.status === 'open' ? { status: 'accepted' as const } : {};
    await update(
      act,
      'study_proposal',
      { id: row.id },
      { studies_json: JSON.stringify(renamed), ...settled },
    );
  }
}

/** Answers `study.proposals`: studies that look like one, open ones first. */
export async function listProposals(library: Library): Promise<Reply<CallOutput<'study.proposals'>>> {
  const rows = await library.read.selectFrom('study_proposal').selectAll().orderBy('id').execute();
  const labels = new Map((await readStudies(library.read)).map((study) => [study.id, study.label]));
  const proposals = rows.map((row) => ({
    id: row.id,
    studies: (JSON.parse(row.studies_json) as string[])
      .filter((id) => labels.has(id))
      .map((id) => ({ id, label: labels.get(id) ?? '' })),
    reason: row.reason,
    status: row.status,
  }));
  const alive = proposals.filter((one) => one.status !== 'open' || one.studies.length > 1);
  return {
    ok: true,
    output: alive.toSorted((a, b) => Number(b.status === 'open') - Number(a.status === 'open')),
  };
}

/** Answers `study.answerProposal`: yes joins the studies into the first of them, no keeps them apart for good. */
export async function answerProposal(
  library: Library,
  input: CallArguments<'study.answerProposal'>,
): Promise<Reply<Record<string, never>>> {
  const summary = input.accept
    ? 'Joined studies that were proposed as one'
    : 'Kept studies apart that were proposed as one';
  return library.act(summary, async (act) => {
    const row = await act.tx
      .selectFrom('study_proposal')
      .selectAll()
      .where('id', '=', input.id)
      .executeTakeFirst();
    if (row === undefined) refuse('not-found', 'This proposal is no longer in the library.');
    if (row.status !== 'open') refuse('conflict', 'This proposal has been answered already.');
    await update(act, 'study_proposal', { id: row.id }, { status: input.accept ? 'accepted' : 'dismissed' });
    const [into, ...from] = JSON.parse(row.studies_json) as string[];
    if (input.accept && into !== undefined) await joinWithin(act, into, from);
    return {};
  });
}
