import type { Kysely } from 'kysely';
import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import type { StudyText } from '../../shared/contract/study.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import type { Tables } from '../database/tables.ts';
import { insert } from '../history/act.ts';
import type { Library } from '../library.ts';
import { readStudies, type Study } from '../studies/scope.ts';
import { readForeignRanges, readStudyTexts } from '../studies/study-texts.ts';
import { currentCodebook, dimensionOf } from './codebook.ts';
import { applyWithin, readCodings, type StoredCoding, studyLabel } from './codings.ts';
import { type Proposal, type StudyWords, suggestCodes } from './suggest.ts';

type Listed = CallOutput<'suggestion.list'>[number];

/** Answers `suggestion.list`: what the words about the studies speak for and is neither coded nor rejected yet. */
export async function listSuggestions(
  library: Library,
  input: CallArguments<'suggestion.list'>,
): Promise<Reply<Listed[]>> {
  const studies = await readStudies(library.read, input.studies);
  const open = await openProposals(library, studies);
  return done(open.slice(0, input.limit).map(listed));
}

/** The suggestions still open for one study, best first; `texts` spares reading them again. */
export async function suggestionsForStudy(
  library: Library,
  study: Study,
  texts: readonly StudyText[],
): Promise<Listed[]> {
  return (await openProposals(library, [study], new Map([[study.id, texts]]))).map(listed);
}

/** Answers `suggestion.accept`: the suggestion becomes a coding of this person, with its passages. */
export async function acceptSuggestion(
  library: Library,
  input: CallArguments<'suggestion.accept'>,
): Promise<Reply<StoredCoding>> {
  const proposal = await findProposal(library, input);
  if (proposal === undefined) return gone();
  const { dimension, code, asReported, passages } = proposal;
  const coding: CallArguments<'coding.apply'> = {
    study: input.study,
    dimension,
    code,
    outcome: input.outcome === undefined ? proposal.outcome : input.outcome,
    direction: input.direction === undefined ? proposal.direction : input.direction,
    asReported,
    note: input.note ?? '',
    passages: passages.map(({ document, reference, start, end, basis }) => ({
      document,
      reference,
      start,
      end,
      basis,
    })),
  };
  const label = await studyLabel(library, input.study);
  const summary = `Accepted ${dimension}:${code} for ${label}`;
  return library.act(summary, (act) => applyWithin(act, coding, 'suggestion'));
}

/** Answers `suggestion.reject`: it is not made again to this coder. */
export async function rejectSuggestion(
  library: Library,
  input: CallArguments<'suggestion.reject'>,
): Promise<Reply<Record<string, never>>> {
  const proposal = await findProposal(library, input);
  if (proposal === undefined) return gone();
  const label = await studyLabel(library, input.study);
  return library.act(`Rejected ${proposal.dimension}:${proposal.code} for ${label}`, async (act) => {
    const row = { study_id: input.study, suggestion_id: input.id, coder: act.who, at: act.now };
    await insert(act, 'suggestion_rejection', row);
    return {};
  });
}

/** All that codes are suggested from, study by study. */
export async function readStudyWords(
  db: Kysely<Tables>,
  studies: readonly Study[],
  known?: ReadonlyMap<string, readonly StudyText[]>,
): Promise<readonly StudyWords[]> {
  const texts = known ?? (await readStudyTexts(db, studies));
  const types = await readTypes(db);
  const leaveOut = await readForeignRanges(db);
  const shared = await readSharedReferences(db);
  return studies.map((study) => ({
    study: study.id,
    texts: texts.get(study.id) ?? [],
    types,
    leaveOut,
    shared,
  }));
}

async function findProposal(
  library: Library,
  { id, study }: { readonly id: string; readonly study: string },
): Promise<Proposal | undefined> {
  const open = await openProposals(library, await readStudies(library.read, [study]));
  return open.find((proposal) => proposal.id === id);
}

function gone(): Reply<never> {
  return fault(
    'not-found',
    'This suggestion is answered already, or the words it rests on are no longer there.',
  );
}

async function openProposals(
  library: Library,
  studies: readonly Study[],
  known?: ReadonlyMap<string, readonly StudyText[]>,
): Promise<readonly Proposal[]> {
  const db = library.read;
  const codebook = await currentCodebook(db);
  const words = await readStudyWords(db, studies, known);
  const ids = studies.length > 1_000 ? {} : { studies: studies.map((study) => study.id) };
  const codings = await readCodings(db, { codebook: codebook.id, ...ids });
  const byStudy = Map.groupBy(codings, (coding) => coding.study);
  const rejected = await readRejections(db, library.coder());
  const isRejected = (study: string, id: string) => rejected.has(rejectionKey(study, id));
  return suggestCodes(codebook, words, { isRejected }).filter(
    (proposal) => !isSettled(codebook, proposal, byStudy.get(proposal.study) ?? [], library.coder()),
  );
}

/** Whether someone has coded this already, or this coder said what leaves no room for it. */
function isSettled(
  codebook: Codebook,
  proposal: Proposal,
  codings: readonly StoredCoding[],
  coder: string,
): boolean {
  const dimension = dimensionOf(codebook, proposal.dimension);
  const present = codings.filter((coding) => coding.dimension === proposal.dimension);
  if (dimension === undefined) return true;
  if (present.some((one) => one.code === proposal.code && one.outcome === proposal.outcome)) return true;
  const isExclusive = (id: string) =>
    dimension.codes.some((code) => code.id === id && code.exclusive === true);
  // "Nothing here" is no suggestion where anybody found something.
  if (isExclusive(proposal.code) && present.length > 0) return true;
  const own = present.filter((coding) => coding.coder === coder);
  if (own.length === 0) return false;
  if (dimension.choice === 'single' && (dimension.qualifiers ?? []).length === 0) return true;
  return own.some((coding) => isExclusive(coding.code));
}

/** References that report more than one study. */
async function readSharedReferences(db: Kysely<Tables>): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('study_reference')
    .select('reference_id')
    .groupBy('reference_id')
    .having(({ fn }) => fn.countAll(), '>', 1)
    .execute();
  return new Set(rows.map((row) => row.reference_id));
}

async function readTypes(db: Kysely<Tables>): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('reference').select(['id', 'type']).execute();
  return new Map(rows.map((row) => [row.id, row.type]));
}

async function readRejections(db: Kysely<Tables>, coder: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('suggestion_rejection')
    .select(['study_id', 'suggestion_id'])
    .where('coder', '=', coder)
    .execute();
  return new Set(rows.map((row) => rejectionKey(row.study_id, row.suggestion_id)));
}

function rejectionKey(study: string, suggestion: string): string {
  return `${study}\n${suggestion}`;
}

function listed({ asReported: _asReported, passages, ...suggestion }: Proposal): Listed {
  return {
    ...suggestion,
    because: [...suggestion.because],
    passages: passages.map(({ document, start, end, quote }) => ({ document, start, end, quote })),
  };
}
