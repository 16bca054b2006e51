import type { Range } from '../../shared/model/extraction.ts';
import { bareStarts } from './bare-starts.ts';
import { beginsReference, carriesOn, hasReferenceMatter, isProse, lineEnding } from './entry-start.ts';
import { type ListLine, listLines, withoutMarker } from './list-lines.ts';
import type { ListZone } from './reference-list.ts';

/** One entry as it stands in the text, without its marker. */
export type ListEntry = Range & {
  /** The text with line breaks folded to spaces. */
  readonly raw: string;
  /** The number printed before it. */
  readonly number?: number;
};

/** Cuts the text of a list into its entries, by numbers, bullets, blank lines, indents or the look of the lines. */
export function splitEntries(text: string, zone: ListZone): { entries: ListEntry[]; numbered: boolean } {
  const lines = counted(listLines(text, zone));
  if (lines.length === 0) return { entries: [], numbered: false };
  const numbers = numberedStarts(lines);
  if (numbers.size > 0) {
    const own = lines.map((line, i) => (numbers.has(i) ? line : withoutMarker(text, line)));
    return { entries: entriesOf(text, own, numbers, 'numbered'), numbered: true };
  }
  const style = isBulleted(lines) ? 'bulleted' : 'bare';
  const own = lines.map((line) => (style === 'bulleted' && line.bulleted ? line : withoutMarker(text, line)));
  const starts = style === 'bulleted' ? bulletStarts(text, own) : bareStarts(text, own);
  return { entries: entriesOf(text, own, starts, style), numbered: false };
}

/** Markdown may print "1." before every entry and count by itself. */
function counted(lines: readonly ListLine[]): readonly ListLine[] {
  const numbers = lines.filter(({ number }) => number !== undefined);
  const same = numbers.every(({ number }) => number!.shape === '#.' && number!.value === 1);
  if (numbers.length < 3 || !same) return lines;
  let value = 0;
  return lines.map((line) =>
    line.number === undefined ? line : { ...line, number: { ...line.number, value: ++value } },
  );
}

type Style = 'numbered' | 'bulleted' | 'bare';

function isBulleted(lines: readonly ListLine[]): boolean {
  const bullets = lines.filter((line) => line.bulleted).length;
  const paragraphs = lines.filter((line) => line.blankBefore).length;
  return bullets > 0 && (lines[0]!.bulleted || bullets >= paragraphs * 0.6);
}

/** An introduction over a numbered list has no more lines than this. */
const MOST_BEFORE = 4;

/** The average entry has no more lines than this. */
const MOST_LINES = 14;

/** The lines whose numbers count the entries; empty where the list is not numbered. */
function numberedStarts(lines: readonly ListLine[]): Set<number> {
  let best = new Set<number>();
  for (const [i, first] of lines.slice(0, MOST_BEFORE).entries()) {
    if (first.number === undefined) continue;
    const { shape } = first.number;
    const starts = countedLines(lines, shape);
    const all = lines.filter((line) => line.number?.shape === shape).length;
    const sure = i === 0 && shape !== '#' && shape !== 'raised';
    const enough = Math.max(sure ? 1 : 3, all * 0.6, lines.length / MOST_LINES);
    if (starts.size >= enough && starts.size > best.size) best = starts;
  }
  return best;
}

/** Lines whose number carries on the count; a line that begins with a year or a page number does not. */
function countedLines(lines: readonly ListLine[], shape: string): Set<number> {
  const starts = new Set<number>();
  let expected: number | undefined;
  lines.forEach(({ number, blankBefore }, i) => {
    if (number === undefined || number.shape !== shape) return;
    const jump = expected === undefined ? 0 : number.value - expected;
    const restart = number.value === 1 && blankBefore;
    if (!restart && (jump < 0 || jump > (shape === '#' ? 1 : 5))) return;
    starts.add(i);
    expected = number.value + 1;
  });
  return starts;
}

/** Lines with a bullet, and lines that lost theirs: they begin like a reference after one that is finished. */
function bulletStarts(text: string, lines: readonly ListLine[]): Set<number> {
  const starts = new Set<number>();
  const alone = lines.filter((line) => !line.bulleted).length;
  // Wrapped lines of bulleted entries often begin like a reference.
  const mayLose = alone <= lines.length * 0.35;
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    const lost =
      before !== undefined &&
      (mayLose || line.blankBefore) &&
      lineEnding(before.tail) === 'ended' &&
      beginsReference(line.head, text.slice(line.start, line.start + 1200));
    if (line.bulleted || lost) starts.add(i);
  });
  return starts;
}

/** The entries that begin at the given lines; what is no part of any is left out. */
function entriesOf(
  text: string,
  lines: readonly ListLine[],
  starts: ReadonlySet<number>,
  style: Style,
): ListEntry[] {
  const groups: ListLine[][] = [];
  let aside = false;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const open = groups[groups.length - 1];
    if (starts.has(i)) {
      aside = false;
      groups.push([line]);
    } else if (!open) continue;
    else if (style !== 'bare' && endsMarkedList(lines, starts, i, open)) break;
    else if (aside || isRemark(line, open)) aside = true;
    else open.push(line);
  }
  const entries = groups.map((group) => entryOf(text, group));
  return style === 'bare' ? entries.filter((entry, i) => !isBetween(entry, i, entries.length)) : entries;
}

/** What a list says of an entry in a paragraph of its own: prose without anything that references have. */
function isRemark(line: ListLine, open: readonly ListLine[]): boolean {
  const before = open[open.length - 1]!;
  return (
    line.blankBefore &&
    lineEnding(before.tail) === 'ended' &&
    !carriesOn(line.head) &&
    !hasReferenceMatter(line.head) &&
    isProse(line.head)
  );
}

/** A sentence between or before entries that says what is listed has nothing of a reference. */
function isBetween({ raw }: ListEntry, i: number, entries: number): boolean {
  if (hasReferenceMatter(raw) || i === entries - 1) return false;
  return isProse(raw) || (i === 0 && entries > 3 && !beginsReference(raw, `${raw} 2000`));
}

function endsMarkedList(
  lines: readonly ListLine[],
  starts: ReadonlySet<number>,
  i: number,
  open: readonly ListLine[],
): boolean {
  const line = lines[i]!;
  if (!line.blankBefore || carriesOn(line.head)) return false;
  if (lineEnding(open[open.length - 1]!.tail) === 'open') return false;
  for (let next = i + 1; next <= i + 3; next++) if (starts.has(next)) return false;
  return true;
}

function entryOf(text: string, group: readonly ListLine[]): ListEntry {
  const first = group[0]!;
  const end = group[group.length - 1]!.end;
  const number = first.number?.value;
  const raw = group.map((line) => text.slice(line.start, line.end).replace(/\s+/g, ' ').trim()).join(' ');
  return { start: first.start, end, raw, ...(number === undefined ? {} : { number }) };
}
