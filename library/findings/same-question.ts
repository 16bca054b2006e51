import type { Level, Question } from './table-questions.ts';
import { foldedLabel, wordOverlap, wordsOf } from './words-alike.ts';

/** One question printed in two tables; `levels` pairs their lines, null where they cannot be told apart. */
export type QuestionPair = {
  readonly first: Question;
  readonly second: Question;
  readonly levels: readonly (readonly [Level, Level])[] | null;
};

const ALIKE = 0.72;
const NEARLY_EQUAL = 0.9;

/** Questions that stand in more than one table of a paper. Each has at most one partner in each other table. */
export function questionPairs(questions: readonly Question[]): QuestionPair[] {
  const tables = [...new Set(questions.map((question) => question.table))];
  const inTable = new Map(tables.map((table) => [table, questions.filter((one) => one.table === table)]));
  const words = new Map(questions.map((question) => [question, wordsOf(asked(question.text))]));
  const pairs: QuestionPair[] = [];
  tables.forEach((first, i) => {
    for (const second of tables.slice(i + 1)) {
      if (differentSurveys(first.caption, second.caption)) continue;
      pairs.push(...partners(inTable.get(first)!, inTable.get(second)!, words));
    }
  });
  return pairs;
}

/** Captions that name different things in quotation marks speak of different surveys. */
export function differentSurveys(a: string, b: string): boolean {
  const names = (caption: string) =>
    [...caption.matchAll(/[“"„«]([^”"“»]{3,})[”"“»]/g)].map((found) => foldedLabel(found[1]!));
  const [one, two] = [names(a), names(b)];
  return one.length > 0 && two.length > 0 && !one.some((name) => two.includes(name));
}

type Words = ReadonlyMap<Question, readonly string[]>;

function partners(first: readonly Question[], second: readonly Question[], words: Words): QuestionPair[] {
  const scored = first
    .flatMap((a) => second.map((b) => ({ a, b, score: alikeness(a, b, words) })))
    .filter(({ score }) => score >= ALIKE)
    .sort((x, y) => y.score - x.score);
  const taken = new Set<Question>();
  const pairs: QuestionPair[] = [];
  for (const { a, b } of scored) {
    if (taken.has(a) || taken.has(b)) continue;
    taken.add(a);
    taken.add(b);
    pairs.push({ first: a, second: b, levels: levelPairs(a.levels, b.levels) });
  }
  return pairs;
}

/** How alike two questions are, 0-1; answers help to tell apart questions that are worded alike. */
function alikeness(a: Question, b: Question, words: Words): number {
  if (a.text === '' || b.text === '')
    return a.text === b.text && a.levels.length > 2 && answersAlike(a.levels, b.levels) === 1 ? 1 : 0;
  const overlap = wordOverlap(words.get(a)!, words.get(b)!);
  // Questions with other numbers of answers are taken for one only where they are worded nearly alike.
  if (overlap < (a.levels.length === b.levels.length ? ALIKE : NEARLY_EQUAL)) return 0;
  const section = foldedLabel(a.section) === foldedLabel(b.section) ? 0.05 : 0;
  const labels = 0.1 * answersAlike(a.levels, b.levels);
  return overlap === 1 ? 1 + section + labels : overlap * 0.9 + labels + section;
}

/** A question without its instructions: "If yes: …", "(several answers possible)". */
function asked(text: string): string {
  const plain = text.replace(/\([^()]*\)/g, ' ').trim();
  const after = plain.slice(plain.lastIndexOf(':') + 1).trim();
  return after.split(/\s+/).length >= 3 ? after : plain || text;
}

function answersAlike(a: readonly Level[], b: readonly Level[]): number {
  const folded = new Set(b.map((level) => foldedLabel(level.label)));
  return a.filter((level) => folded.has(foldedLabel(level.label))).length / Math.max(a.length, b.length, 1);
}

/** Equal labels go together; what is left goes by its order, where as much is left on both sides. */
function levelPairs(first: readonly Level[], second: readonly Level[]): (readonly [Level, Level])[] | null {
  if (first.length !== second.length) return null;
  const open = [...second];
  const partner = new Map<Level, Level>();
  for (const level of first) {
    const at = open.findIndex((other) => foldedLabel(other.label) === foldedLabel(level.label));
    if (at >= 0) partner.set(level, open.splice(at, 1)[0]!);
  }
  return first.map((level) => [level, partner.get(level) ?? open.shift()!] as const);
}
