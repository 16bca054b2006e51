import type { Range } from '../../shared/model/extraction.ts';
import { sentencesOf } from './suggestion-unit.ts';

/** One of several studies that a work reports, by what it is called. */
export type NamedStudy = { readonly study: string; readonly label: string };

/** A name shorter than this could be any word. */
const SHORTEST = 4;

/**
 * What tells the studies of one work from each other in its text: of their labels what the others' lack at their
 * beginning and end ("Miller 2020: Harbour survey" beside "Miller 2020: Island survey" gives "Harbour" and "Island").
 * Study -> name; one that has none of its own is not there.
 */
export function namesApart(studies: readonly NamedStudy[]): ReadonlyMap<string, string> {
  const worded = studies.map(({ study, label }) => ({ study, words: label.split(/\s+/) }));
  const least = Math.min(...worded.map(({ words }) => words.length));
  const isShared = (at: (words: readonly string[]) => string | undefined) =>
    new Set(worded.map(({ words }) => at(words)?.replace(/[:;,.]$/, ''))).size === 1;
  let [first, last] = [0, 0];
  while (first < least && isShared((words) => words[first])) first += 1;
  while (last < least - first && isShared((words) => words.at(-1 - last))) last += 1;
  const names = worded.flatMap(({ study, words }) => {
    const own = words.slice(first, words.length - last).join(' ');
    // "Study 1" and "Study 2" are told apart by more than a number.
    const name = own.length < SHORTEST ? words.slice(Math.max(0, first - 1)).join(' ') : own;
    return own === '' || name.length < SHORTEST ? [] : [[study, name] as const];
  });
  return new Map(new Set(names.map(([, name]) => name)).size === studies.length ? names : []);
}

/**
 * Study -> the stretches of a text that speak of another study of the same work. A sentence speaks of the studies it
 * names, written as in their names; one that names none of that which its paragraph named last, or else its heading.
 */
export function stretchesOfOthers(
  text: string,
  names: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly Range[]> {
  const stretches = new Map<string, Range[]>([...names.keys()].map((study) => [study, []]));
  const found = findNames(text, names);
  const within = ({ start, end }: Range) =>
    found.flatMap(({ study, at }) => (start <= at && at < end ? [study] : []));
  let heading: readonly string[] = [];
  for (const paragraph of found.length === 0 ? [] : paragraphsOf(text)) {
    const inParagraph = within(paragraph);
    const isHeading = HEADING.test(text.slice(paragraph.start, paragraph.end));
    if (isHeading) heading = inParagraph;
    if (inParagraph.length === 0 && heading.length === 0) continue;
    let spokenOf = new Set(heading);
    for (const sentence of sentencesOf(text.slice(paragraph.start, paragraph.end), paragraph.start)) {
      const named = within(sentence);
      const here = named.length > 0 ? new Set(named) : spokenOf;
      if (here.size === 0) continue;
      spokenOf = named.length > 0 ? new Set(named.slice(-1)) : spokenOf;
      for (const [study, ranges] of stretches) if (!here.has(study)) ranges.push(sentence);
    }
  }
  return stretches;
}

/** A few words in one line that end as no sentence does. */
const HEADING = /^[^\n]{1,120}[^\n.!?;:,]$/;

function paragraphsOf(text: string): readonly Range[] {
  const ranges: Range[] = [];
  let start = 0;
  for (const { index, 0: gap } of [...text.matchAll(/\n\s*\n/g), { index: text.length, 0: '' }]) {
    if (index > start) ranges.push({ start, end: index });
    start = index + gap.length;
  }
  return ranges;
}

type NameFound = { readonly study: string; readonly at: number };

function findNames(text: string, names: ReadonlyMap<string, string>): readonly NameFound[] {
  return [...names]
    .flatMap(([study, name]) => {
      const spaced = name
        .split(/\s+/)
        .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('\\s+');
      const whole = new RegExp(`(?<![\\p{L}\\p{N}])${spaced}(?![\\p{L}\\p{N}])`, 'gu');
      return [...text.matchAll(whole)].map(({ index }) => ({ study, at: index }));
    })
    .toSorted((a, b) => a.at - b.at);
}
