import type { Block, DocumentText, ExtractedCitation, Range } from '../../shared/model/extraction.ts';
import { type Flow, readingFlows } from '../documents/flow.ts';
import { type Brackets, findBrackets } from './brackets.ts';
import { bylineStarts } from './byline.ts';
import { type EntryIndex, indexEntries } from './citation-match.ts';
import { authorYearCitations, type FoundCitation } from './citations-author-year.ts';
import {
  type NumberGroup,
  type NumberLookup,
  type NumberShape,
  numberedCitations,
  numberGroups,
  numberShape,
} from './citations-numbered.ts';
import { withNotes } from './citations-of-notes.ts';
import { uncasedCitations } from './citations-uncased.ts';
import { mayHoldYear } from './cited-year.ts';
import { supportedClauses } from './clause.ts';
import type { EntryKey } from './entry-key.ts';
import { genitiveOf } from './genitive.ts';
import { AND, AND_OTHERS } from './joining-words.ts';
import { findAbbreviations } from './organisation-names.ts';
import type { ReferenceList } from './reference-list.ts';
import { sentencesOf } from './sentences.ts';

/** The text of a document that can cite, with what was found in each stretch of it. */
export type Searched = {
  readonly flow: Flow;
  readonly authorYear: readonly FoundCitation[];
  readonly groups: readonly NumberGroup[];
  /** What the numbers that call notes cite, where the notes are the reference list. */
  readonly calls?: readonly FoundCitation[];
};

/**
 * Every in-text citation of a document, in reading order, matched to the entries of its lists. `keys` are the
 * entries in the order of their number `n`.
 */
export function findCitations(
  document: DocumentText,
  lists: readonly ReferenceList[],
  keys: readonly EntryKey[],
): ExtractedCitation[] {
  const printed = lists.filter((list) => !list.inNotes);
  const outside = (block: Block) =>
    block.kind !== 'page-break' && !printed.some((list) => block.start < list.end && block.end > list.start);
  const flows = readingFlows(document, outside);
  const index = indexEntries(
    keys,
    findAbbreviations(
      document.text,
      keys.flatMap((key) => key.organisations.map((organisation) => organisation.words)),
      new Set(keys.flatMap((key) => key.persons.flatMap((person) => person.families))),
    ),
    genitiveOf(document.text),
  );
  const searched = withNotes(
    document,
    flows.map((flow) => search(flow, index)),
    index,
    lists.find((list) => list.inNotes),
  );
  const numbered = lists.some((list) => list.numbered);
  const bylines = bylineStarts(document, printed[0]?.start ?? document.text.length);
  const hasNotes = document.blocks.some((block) => block.kind === 'footnote');
  const prose = searched.filter((one) => one.flow.kind !== 'table' && !bylines.has(one.flow.start));
  const shape = numberShape(
    prose.flatMap((one) => one.groups.filter((group) => !isNoteCall(hasNotes, group))),
    numbered,
    printed.length === 0 ? 0 : keys.length,
  );
  const lookup = numberLookup(printed);
  const linked = searched.reduce(
    (sum, one) => sum + one.authorYear.filter((citation) => citation.match.cost < 1).length,
    0,
  );
  const bracketed = prose.flatMap((one) =>
    one.authorYear.filter((citation) => isPlainlyBracketed(citation, one.flow)),
  );
  const found = searched.flatMap((one) => {
    const chosen = one.authorYear.filter((citation) =>
      believed(
        citation,
        one.flow,
        { byNumber: shape !== undefined, linked, bracketed: bracketed.length },
        keys.length,
      ),
    );
    const numbers = shape && !bylines.has(one.flow.start) ? numbersIn(one, shape, lookup, hasNotes) : [];
    return inContext(
      document.text,
      one.flow,
      [...chosen, ...numbers, ...(one.calls ?? [])].sort((a, b) => a.start - b.start || a.end - b.end),
    );
  });
  return withGroups(found);
}

function search(flow: Flow, index: EntryIndex): Searched {
  const brackets: Brackets[] = /[([]/.test(flow.text) ? findBrackets(flow.text) : [];
  return {
    flow,
    authorYear: mayHoldYear(flow.text)
      ? withUncased(flow.text, authorYearCitations(flow.text, brackets, index), index)
      : [],
    groups: numberGroups(flow.text, brackets),
  };
}

function withUncased(
  text: string,
  found: readonly FoundCitation[],
  index: EntryIndex,
): readonly FoundCitation[] {
  const uncased = uncasedCitations(text, index).filter(
    (one) => !found.some((other) => one.start < other.end && other.start < one.end),
  );
  return uncased.length === 0 ? found : [...found, ...uncased].toSorted((a, b) => a.start - b.start);
}

/** What no entry fits is only reported where such citations are the document's way, never in tables and headings. */
function believed(
  citation: FoundCitation,
  flow: Flow,
  { byNumber, linked, bracketed }: { byNumber: boolean; linked: number; bracketed: number },
  entries: number,
): boolean {
  const exact = citation.match.cost < 1;
  if (flow.kind === 'table' || flow.kind === 'heading') return exact;
  if (citation.match.status !== 'unmatched') return exact || !byNumber || linked >= 3;
  if (byNumber) return linked >= 3;
  if (entries > 0) return linked >= 1 || !citation.narrative;
  // Without any list: where names and years stand in brackets more than once, that is the document's way of citing;
  // else only what cannot be anything else, names joined by "and", or with "et al."
  if (bracketed >= 2) return true;
  return JOINED.test(flow.text.slice(citation.start, citation.end));
}

const JOINED = new RegExp(`\\s(?:${AND})\\s|${AND_OTHERS}`, 'iu');

/** "Berg 2015" and nothing more, inside brackets; a month is no name. */
function isPlainlyBracketed(citation: FoundCitation, flow: Flow): boolean {
  if (citation.narrative) return false;
  const words = flow.text.slice(citation.start, citation.end);
  return (
    /^\p{Lu}[\p{L}’'-]+,? (?:1[89]|20)\d\d[a-z]?$/u.test(words) && Number.isNaN(Date.parse(`1 ${words}`))
  );
}

/** Where a document has footnotes, superscript numbers call those. */
function isNoteCall(hasNotes: boolean, group: NumberGroup): boolean {
  return hasNotes && group.shape === 'superscript';
}

function numbersIn(
  one: Searched,
  shape: NumberShape,
  lookup: NumberLookup,
  hasNotes: boolean,
): FoundCitation[] {
  if (one.flow.kind === 'heading') return [];
  const own = one.groups.filter(
    (group) => (group.shape === shape || group.shape === 'named') && !isNoteCall(hasNotes, group),
  );
  const table = one.flow.kind === 'table';
  const found = numberedCitations(own, (printed, at) => lookup(printed, at + one.flow.start));
  return found.filter(
    (citation) => citation.match.cost < 1 || (!table && (shape === '[' || shape === 'superscript')),
  );
}

/** Printed numbers to `n`; where lists count anew, the next list after the citation is meant. */
function numberLookup(lists: readonly ReferenceList[]): NumberLookup {
  let n = 0;
  const maps = lists.map((list) => {
    const byNumber = new Map<number, number>();
    list.entries.forEach((entry, i) => {
      n++;
      const printed = list.numbered ? entry.number : i + 1;
      if (printed !== undefined && !byNumber.has(printed)) byNumber.set(printed, n);
    });
    return { start: list.start, byNumber };
  });
  return (printed, at) => {
    const next = maps.find((map) => map.start > at && map.byNumber.has(printed));
    return (next ?? maps.findLast((map) => map.byNumber.has(printed)))?.byNumber.get(printed);
  };
}

type Placed = { readonly citation: Omit<ExtractedCitation, 'group'>; readonly mark: number };

/** Gives citations of a flow their sentence and clause and their places in the document. */
function inContext(text: string, flow: Flow, found: readonly FoundCitation[]): Placed[] {
  if (found.length === 0) return [];
  const sentences = flow.kind === 'table' ? linesOfTable(flow.text) : sentencesOf(flow.text);
  const placed: Placed[] = [];
  let at = 0;
  let next = 0;
  while (at < found.length) {
    while (next + 1 < sentences.length && sentences[next + 1]!.start <= found[at]!.start) next++;
    const sentence = sentences[next] ?? { start: 0, end: flow.text.length };
    const own: FoundCitation[] = [];
    const limit = sentences[next + 1]?.start ?? Infinity;
    while (at < found.length && found[at]!.start < limit) own.push(found[at++]!);
    placed.push(...inSentence(text, flow, sentence, own));
  }
  return placed;
}

function inSentence(text: string, flow: Flow, whole: Range, found: readonly FoundCitation[]): Placed[] {
  const sentence = onePiece(flow, widened(whole, found), found);
  const words = flow.text.slice(sentence.start, sentence.end);
  const groups = [...new Map(found.map((one) => [one.mark, one])).values()];
  const clauses = supportedClauses(
    words,
    groups.map((group) => ({
      start: Math.max(0, group.groupStart - sentence.start),
      end: Math.min(words.length, group.groupEnd - sentence.start),
      narrative: group.narrative,
    })),
  );
  return found.map((one) => {
    const clause = clauses[groups.findIndex((group) => group.mark === one.mark)]!;
    const { cost: _, ...match } = one.match;
    return {
      mark: flow.start + one.mark,
      citation: {
        surface: text.slice(flow.start + one.start, flow.start + one.end),
        start: flow.start + one.start,
        end: flow.start + one.end,
        sentence: text.slice(flow.start + sentence.start, flow.start + sentence.end),
        sentenceStart: flow.start + sentence.start,
        clause: text.slice(
          flow.start + sentence.start + clause.start,
          flow.start + sentence.start + clause.end,
        ),
        clauseStart: flow.start + sentence.start + clause.start,
        ...match,
      },
    };
  });
}

function widened(sentence: Range, found: readonly FoundCitation[]): Range {
  return {
    start: Math.min(sentence.start, ...found.map((one) => one.start)),
    end: Math.max(sentence.end, ...found.map((one) => one.end)),
  };
}

/** A sentence that a table or a footnote interrupts is shown from the interruption on, so that it stays a quotation. */
function onePiece(flow: Flow, sentence: Range, found: readonly FoundCitation[]): Range {
  let { start, end } = sentence;
  const first = Math.min(...found.map((one) => one.start));
  const last = Math.max(...found.map((one) => one.end));
  for (let i = 1; i < flow.pieces.length; i++) {
    const gapStart = flow.pieces[i - 1]!.end - flow.start;
    const gapEnd = flow.pieces[i]!.start - flow.start;
    if (gapEnd - gapStart <= 6) continue;
    if (gapEnd <= first && gapEnd > start) start = gapEnd;
    if (gapStart >= last && gapStart < end) end = gapStart;
  }
  return { start, end };
}

function linesOfTable(text: string): Range[] {
  const lines: Range[] = [];
  for (const found of text.matchAll(/[^\n]+/g))
    lines.push({ start: found.index, end: found.index + found[0].length });
  return lines;
}

function withGroups(placed: readonly Placed[]): ExtractedCitation[] {
  const groups = new Map<number, number>();
  return [...placed]
    .sort((a, b) => a.citation.start - b.citation.start || a.citation.end - b.citation.end)
    .map(({ citation, mark }) => {
      if (!groups.has(mark)) groups.set(mark, groups.size + 1);
      return { ...citation, group: groups.get(mark)! };
    });
}
