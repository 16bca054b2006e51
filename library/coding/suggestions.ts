import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import type { StudyText } from '../../shared/contract/study.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import type { Tables } from '../database/tables.ts';
import { insert } from '../history/act.ts';
import type { Library } from '../library.ts';
import { readStudies, type Study } from '../studies/scope.ts';
import { codeWordsOf } from './code-words.ts';
import { currentCodebook, dimensionOf } from './codebook.ts';
import { applyWithin, type StoredCoding, studyLabel } from './codings.ts';
import { readRejected } from './decisions-store.ts';
import { longestWords } from './longest-words.ts';
import { isSeen, type Sight, sightOf } from './own-layer.ts';
import { studyReading } from './study-reading.ts';
import { asShown, everyProposal, inOrder, type Proposal, proposalsFor } from './suggest.ts';
import { learnedSoFar, learnNow } from './suggestion-learning.ts';
import { readStudyWords } from './suggestion-words.ts';

/** Studies read at a time. */
const AT_ONCE = 100;

type Listed = CallOutput<'suggestion.list'>[number];

/** Answers `suggestion.list`: what the words about the studies speak for and is neither coded nor rejected yet. */
export async function listSuggestions(
  library: Library,
  input: CallArguments<'suggestion.list'>,
): Promise<Reply<Listed[]>> {
  if (input.learn) await learnNow(library, await currentCodebook(library.read));
  const studies = await readStudies(library.read, input.studies);
  let open: readonly Proposal[] = [];
  for (let from = 0; from < studies.length; from += AT_ONCE) {
    const more = await openProposals(library, studies.slice(from, from + AT_ONCE));
    open = inOrder([...open, ...more]).slice(0, input.offset + input.limit);
    // A whole library takes seconds; whoever else asks is answered in between.
    await nextTurn();
  }
  return done(open.slice(input.offset).map(listed));
}

/** The suggestions still open for one study, best first; `texts` spares reading them again. */
export async function suggestionsForStudy(
  library: Library,
  study: Study,
  texts: readonly StudyText[],
): Promise<Listed[]> {
  return inOrder(await openProposals(library, [study], { known: new Map([[study.id, texts]]) })).map(listed);
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

async function findProposal(
  library: Library,
  { id, study }: { readonly id: string; readonly study: string },
): Promise<Proposal | undefined> {
  // What was learned may have moved on since it was shown: every suggestion that can be made is looked through.
  const open = await openProposals(library, await readStudies(library.read, [study]), { every: true });
  return open.find((proposal) => proposal.id === id);
}

function gone(): Reply<never> {
  return fault(
    'not-found',
    'This suggestion is answered already, or the words it rests on are no longer there.',
  );
}

type Wanted = {
  readonly known?: ReadonlyMap<string, readonly StudyText[]>;
  /** Also what would not be shown. */
  readonly every?: boolean;
};

/** Suggestions for some studies that are neither coded nor rejected yet, in no order. */
export async function openProposals(
  library: Library,
  studies: readonly Study[],
  { known, every = false }: Wanted = {},
): Promise<readonly Proposal[]> {
  const db = library.read;
  const codebook = await currentCodebook(db);
  const book = codeWordsOf(codebook);
  const model = learnedSoFar(library, codebook);
  const sight = await sightOf(library);
  const byStudy = await readAnswers(db, codebook.id, studies, sight);
  const rejected = new Set(
    (await readRejected(db, sight.coder)).map((row) => rejectionKey(row.study_id, row.suggestion_id)),
  );
  const isRejected = (study: string, id: string) => rejected.has(rejectionKey(study, id));
  const words = await readStudyWords(db, studies, known);
  return words.flatMap((study) => {
    const reading = studyReading(book, study);
    const shown = proposalsFor(book, reading, { isRejected, model });
    const hidden = every
      ? [...everyProposal(book, reading), ...proposalsFor(book, reading, { isRejected })].filter(
          ({ id }) => !isRejected(reading.study, id),
        )
      : [];
    return [...shown, ...hidden]
      .filter((proposal) => !isSettled(codebook, proposal, byStudy.get(proposal.study) ?? [], sight.coder))
      .map((proposal) => asShown(proposal, model));
  });
}

type Answer = Pick<StoredCoding, 'study' | 'dimension' | 'code' | 'outcome' | 'coder'>;

/** The codings of some studies that this person may see; blind to the others', what they did stays unknown here too. */
async function readAnswers(
  db: Kysely<Tables>,
  codebook: string,
  studies: readonly Study[],
  sight: Sight,
): Promise<ReadonlyMap<string, readonly Answer[]>> {
  let query = db
    .selectFrom('coding')
    .select(['study_id', 'dimension', 'code', 'outcome', 'coder', 'origin'])
    .where('codebook_id', '=', codebook);
  if (studies.length <= 1_000)
    query = query.where(
      'study_id',
      'in',
      studies.map(({ id }) => id),
    );
  const rows = (await query.execute()).filter((row) => isSeen(sight, row));
  return Map.groupBy(
    rows.map(({ study_id, outcome, ...row }) => ({ ...row, study: study_id, outcome: outcome || null })),
    ({ study }) => study,
  );
}

/** Whether someone has coded this already, or this coder said what leaves no room for it. */
function isSettled(
  codebook: Codebook,
  proposal: Proposal,
  codings: readonly Answer[],
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

function rejectionKey(study: string, suggestion: string): string {
  return `${study}\n${suggestion}`;
}

function listed({ asReported: _asReported, passages, ...suggestion }: Proposal): Listed {
  return {
    ...suggestion,
    because: longestWords(suggestion.because),
    passages: passages.map(({ document, start, end, quote }) => ({ document, start, end, quote })),
  };
}
