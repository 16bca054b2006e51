import type { Range } from '../../shared/model/extraction.ts';
import { CUE_WITHIN, LEADING_WORDS } from '../documents/note-words.ts';
import { sentencesOf } from './sentences.ts';

/** What is said before a cue is no work itself, and no longer than this, in characters. */
const LONGEST_LEAD = 250;

/**
 * The parts of a note that may each cite a work: cut at semicolons, at sentences that lead to another work and at
 * "quoted in", without the words that lead to them and without the bracket or full stop they end with.
 */
export function noteParts(note: string): readonly Range[] {
  return partsBetween(note, separators(note)).flatMap((part) => {
    const range = withoutLead(note, part);
    return range.end - range.start < 2 ? [] : [range];
  });
}

/** Semicolons outside quotation marks and brackets, and the beginnings of what leads to another work. */
function separators(note: string): readonly Range[] {
  const found: Range[] = [];
  let depth = 0;
  for (let at = 0; at < note.length; at++) {
    const char = note[at]!;
    if ('([“„«'.includes(char)) depth++;
    else if (')]”»'.includes(char)) depth = Math.max(0, depth - 1);
    else if (char === ';' && depth === 0) found.push({ start: at, end: at + 1 });
  }
  for (const { start } of sentencesOf(note).slice(1)) {
    const words = note.slice(start, start + 60);
    if (LEADING_WORDS.exec(words)![0] !== '' || topicOf(note.slice(start, start + 140)) > 0)
      found.push({ start, end: start });
  }
  for (const cue of note.matchAll(CUE_WITHIN)) {
    const said = note.slice(found.findLast((one) => one.end <= cue.index)?.end ?? 0, cue.index);
    if (/(?<!\d)(?:1[5-9]|20)\d\d(?!\d)/.test(said)) found.push({ start: cue.index, end: cue.index + 1 });
  }
  return found.toSorted((a, b) => a.start - b.start);
}

function partsBetween(note: string, cuts: readonly Range[]): readonly Range[] {
  const ends = [...cuts.map(({ start }) => start), note.length];
  return ends.map((end, i) => ({ start: i === 0 ? 0 : Math.max(cuts[i - 1]!.end, 0), end }));
}

function withoutLead(note: string, part: Range): Range {
  const words = note.slice(part.start, part.end);
  const cue = [...words.slice(0, LONGEST_LEAD).matchAll(CUE_WITHIN)].find(
    ({ index }) => !/\d{4}/.test(words.slice(0, index)),
  );
  const from = cue === undefined ? topicOf(words) : cue.index + cue[0].length;
  const lead = LEADING_WORDS.exec(words.slice(from))![0].length;
  const start = part.start + from + lead;
  const rest = note.slice(start, part.end);
  return { start, end: start + withoutTail(rest).length };
}

/** How long "On rivers generally: " or "Zur Geschichte des Rechts: " is at the beginning of the words. */
function topicOf(words: string): number {
  const said = /^[^\d,;“"«„]{8,120}: (?=\p{Lu})/u.exec(words)?.[0] ?? '';
  return LEADS_TO_TOPIC.test(said) ? said.length : 0;
}

const LEADS_TO_TOPIC =
  /^\s*(?:on|for|as to|zu[mr]?|über|grundlegend|ausführlich|allgemein|sur|pour|sul|sulla|su|per|sobre|para)\s/i;

/** Without white space, a full stop and a bracket that was opened before. */
function withoutTail(words: string): string {
  let depth = 0;
  for (let at = 0; at < words.length; at++) {
    if (words[at] === '(') depth++;
    else if (words[at] === ')' && --depth < 0) return withoutTail(words.slice(0, at));
  }
  return words.replace(/[\s.,]+$/, '');
}
