import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Codebook } from '../../shared/model/codebook.ts';
import type { Library } from '../library.ts';
import { readStudies } from '../studies/scope.ts';
import { type CodeWords, codeWordsOf } from './code-words.ts';
import { currentCodebook } from './codebook.ts';
import { readDecisions, type StudyDecisions } from './decisions-store.ts';
import { type StudyReading, studyReading } from './study-reading.ts';
import { everyProposal, proposalsFor } from './suggest.ts';
import {
  type Decided,
  type DecidedStudy,
  type SuggestionModel,
  trainSuggestions,
} from './suggestion-model.ts';
import { readStudyWords } from './suggestion-words.ts';

/** Studies learned from at most: the latest decided ones. */
const MOST_STUDIES = 1_500;
/** Studies read between two turns of the event loop. */
const AT_ONCE = 10;
/** Milliseconds of work between two turns of the event loop. */
const SLICE = 12;
/** Milliseconds after the last decision before what was learned is renewed. */
const QUIET = 1_500;
/** How many times as long as learning took it rests: of many decisions, one more changes little. */
const REST = 4;

const OF_DECISIONS: ReadonlySet<string> = new Set(['coding', 'suggestion_rejection']);
const OF_NEITHER: ReadonlySet<string> = new Set([
  'passage',
  'coding_past',
  'finding',
  'table_mapping',
  'check_note',
  'map',
  'saved_search',
  'matrix_view',
  'collection',
  'collection_reference',
  'cell_judgement',
  'decision',
  'coder_reveal',
]);

const NOTHING_LEARNED: SuggestionModel = { dimensions: new Map(), studies: 0, learnedFrom: new Map() };

type Learned = { readonly key: string; readonly model: SuggestionModel };

type Learning = {
  /** Number of the decisions and texts; what was learned of an earlier one is out of date. */
  version: number;
  learned: Learned | undefined;
  running: Promise<Learned> | undefined;
  timer: NodeJS.Timeout | undefined;
  /** Milliseconds that learning took last. */
  took: number;
  /** How many wait for what is learned now. */
  waiting: number;
  isOver: boolean;
  readonly readings: Map<string, StudyReading>;
  readingsOf: string;
};

const learnings = new WeakMap<Library, Learning>();

/** A codebook by what suggestions go by. */
export function nameOf(codebook: Codebook): string {
  return `${codebook.id}\n${codebook.version}\n${JSON.stringify(codebook).length}`;
}

/**
 * What was learned from the present coder's decisions so far; undefined before anything was. Where decisions came since,
 * it is learned anew in the background, in slices, once the person pauses.
 */
export function learnedSoFar(library: Library, codebook: Codebook): SuggestionModel | undefined {
  const learning = learningOf(library);
  const key = keyOf(library, codebook, learning);
  if (learning.learned?.key !== key) renewLater(library, learning);
  // What was learned under another codebook or of another person says nothing here.
  return learning.learned?.key.startsWith(`${library.coder()}\n${nameOf(codebook)}\n`)
    ? learning.learned.model
    : undefined;
}

/** What can be learned from all decisions there are now. */
export async function learnNow(library: Library, codebook: Codebook): Promise<SuggestionModel> {
  const learning = learningOf(library);
  const key = keyOf(library, codebook, learning);
  if (learning.learned?.key === key) return learning.learned.model;
  learning.waiting += 1;
  const learned = await start(library, learning).finally(() => {
    learning.waiting -= 1;
  });
  return learned.key === key || learning.isOver ? learned.model : learnNow(library, codebook);
}

/** Ends learning in the background, before a library is closed. */
export async function stopLearning(library: Library): Promise<void> {
  const learning = learnings.get(library);
  if (learning === undefined) return;
  learning.isOver = true;
  clearTimeout(learning.timer);
  await learning.running?.catch(() => undefined);
}

function learningOf(library: Library): Learning {
  const known = learnings.get(library);
  if (known !== undefined) return known;
  const learning: Learning = {
    version: 0,
    learned: undefined,
    running: undefined,
    timer: undefined,
    took: 0,
    waiting: 0,
    isOver: false,
    readings: new Map(),
    readingsOf: '',
  };
  learnings.set(library, learning);
  library.journal.listen(({ tables }) => {
    const telling = [...tables].filter((table) => !OF_NEITHER.has(table));
    if (telling.length === 0) return;
    learning.version += 1;
    if (telling.some((table) => !OF_DECISIONS.has(table))) learning.readings.clear();
  });
  return learning;
}

function keyOf(library: Library, codebook: Codebook, { version }: Learning): string {
  return `${library.coder()}\n${nameOf(codebook)}\n${version}`;
}

function renewLater(library: Library, learning: Learning): void {
  if (learning.isOver || learning.running !== undefined) return;
  clearTimeout(learning.timer);
  learning.timer = setTimeout(
    () => {
      // A library closed or changed under it is learned anew when it is next asked.
      if (!learning.isOver) start(library, learning).catch(() => undefined);
    },
    Math.max(QUIET, REST * learning.took),
  );
  learning.timer.unref();
}

function start(library: Library, learning: Learning): Promise<Learned> {
  learning.running ??= train(library, learning);
  return learning.running;
}

async function train(library: Library, learning: Learning): Promise<Learned> {
  try {
    const codebook = await currentCodebook(library.read);
    const key = keyOf(library, codebook, learning);
    const book = codeWordsOf(codebook);
    const decided = await readDecided(library, codebook, book, learning);
    const training = trainSuggestions(book, decided, learning.learned?.model);
    await othersFirst(library, learning);
    let turn = performance.now();
    let took = 0;
    for (;;) {
      // A library that is being closed does not wait for what nobody will ask for.
      if (learning.isOver) return { key, model: NOTHING_LEARNED };
      const step = training.next();
      if (step.done) {
        const learned = { key, model: step.value };
        learning.learned = learned;
        learning.took = took + performance.now() - turn;
        return learned;
      }
      if (performance.now() - turn > SLICE) {
        took += performance.now() - turn;
        await othersFirst(library, learning);
        turn = performance.now();
      }
    }
  } finally {
    learning.running = undefined;
  }
}

/** Lets whoever asked for something go first: each turn of the event loop that it takes would wait for a slice of this. */
async function othersFirst({ journal, quiet }: Library, { waiting, isOver }: Learning): Promise<void> {
  await nextTurn();
  await journal.settled();
  if (waiting === 0 && !isOver) await quiet.moment();
}

async function readDecided(
  library: Library,
  codebook: Codebook,
  book: CodeWords,
  learning: Learning,
): Promise<readonly DecidedStudy[]> {
  const latest = await readDecisions(library.read, codebook.id, library.coder(), MOST_STUDIES);
  // In an order that one more decision does not change, so that what it leaves alone need not be learned again.
  const decisions = latest.toSorted((a, b) => (a.study < b.study ? -1 : 1));
  const name = nameOf(codebook);
  if (learning.readingsOf !== name) learning.readings.clear();
  learning.readingsOf = name;
  const missing = decisions.map(({ study }) => study).filter((study) => !learning.readings.has(study));
  for (let from = 0; from < missing.length; from += AT_ONCE) {
    const studies = await readStudies(library.read, missing.slice(from, from + AT_ONCE));
    for (const words of await readStudyWords(library.read, studies)) {
      learning.readings.set(words.study, studyReading(book, words));
      await othersFirst(library, learning);
    }
  }
  const decided: DecidedStudy[] = [];
  let turn = performance.now();
  for (const decision of decisions) {
    const reading = learning.readings.get(decision.study);
    if (reading !== undefined) decided.push(decidedStudy(book, reading, decision));
    if (performance.now() - turn < SLICE) continue;
    await othersFirst(library, learning);
    turn = performance.now();
  }
  return decided;
}

/** A study with what was decided of it, as learning takes it. */
export function decidedStudy(
  book: CodeWords,
  reading: StudyReading,
  { codes, rejected }: Omit<StudyDecisions, 'study'>,
): DecidedStudy {
  const refused =
    rejected.size === 0 ? [] : everyProposal(book, reading).filter(({ id }) => rejected.has(id));
  const decided = book.dimensions.flatMap(({ dimension }): Decided[] => {
    const yes = codes.get(dimension.id) ?? new Set<string>();
    const no = new Set(
      refused.filter((one) => one.dimension === dimension.id && !yes.has(one.code)).map(({ code }) => code),
    );
    return yes.size + no.size === 0 ? [] : [{ dimension: dimension.id, yes, no, isCoded: yes.size > 0 }];
  });
  return { reading, decided, byPhrases: proposalsFor(book, reading) };
}
