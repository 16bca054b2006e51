import type { GroupRates } from '../group-rates.ts';
import { countOf, percentOf, type Question } from '../table-questions.ts';
import { contentWords } from '../words-alike.ts';
import type { ProseSentence } from './prose.ts';

/** What the text calls a question: the words before the colon of a paragraph that quotes the question's percentages. */
export type QuestionName = { readonly question: Question; readonly words: readonly string[] };

const NAMED = /^(?:[-•*]\s*|\d+[.)]\s*)?([\p{L}][^:.;?!]{2,70}):\s+\S/u;

/** Names of questions found in paragraphs like "Distance to town: 43.7% live …", and the questions' own words. */
export function questionNames(rates: readonly GroupRates[], prose: readonly ProseSentence[]): QuestionName[] {
  const questions = [...new Set(rates.map((one) => one.counts))];
  const named: QuestionName[] = questions.map((question) => ({
    question,
    words: contentWords(question.text),
  }));
  const paragraphs = new Map<number, ProseSentence[]>();
  for (const sentence of prose)
    paragraphs.set(sentence.paragraph, [...(paragraphs.get(sentence.paragraph) ?? []), sentence]);
  for (const sentences of paragraphs.values()) {
    const name = NAMED.exec(sentences[0]!.text)?.[1];
    if (name === undefined) continue;
    const question = questionQuoted(questions, sentences.map(({ text }) => text).join(' '));
    if (question !== null) named.push({ question, words: contentWords(name) });
  }
  return named;
}

/**
 * The question that explains most of the percentages a text quotes; null where two
 * explain as many, or none most of them.
 */
function questionQuoted(questions: readonly Question[], text: string): Question | null {
  const quoted = percentagesIn(text);
  const scored = questions
    .map((question) => ({
      question,
      score: quoted.reduce((all, value) => all + explains(question, value), 0),
    }))
    .filter(({ score }) => score > 0 && score >= quoted.length)
    .sort((a, b) => b.score - a.score);
  if (scored.length === 0 || scored[0]!.score === scored[1]?.score) return null;
  return scored[0]!.question;
}

/** Percentages with decimals in a text. */
function percentagesIn(text: string): number[] {
  return [...text.matchAll(/(\d+[.·]\d+)\s*\\?%/g)].map((found) => Number(found[1]!.replace('·', '.')));
}

const MOST_ANSWERS = 30;

/** 2 for a percentage that a question prints, 1 for one that follows from neighbouring answers, 0 for others. */
function explains(question: Question, value: number): number {
  const near = (exact: number) => Math.abs(exact - value) < 0.051;
  const series = question.series[0];
  if (series === undefined) return 0;
  if (question.levels.some((level) => percentOf(level, series)?.value === value)) return 2;
  const counts = question.levels.map((level) => countOf(level, series)?.value ?? 0);
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (counts.length > MOST_ANSWERS) return 0;
  for (let from = 0; from < counts.length; from++) {
    let sum = 0;
    for (let to = from; to < counts.length; to++) {
      sum += counts[to]!;
      if (near((100 * sum) / all) || near(100 - (100 * sum) / all)) return 1;
    }
  }
  return 0;
}
