import type { Range } from '../../shared/model/extraction.ts';
import { listMarker, markerNumber } from '../documents/line-shapes.ts';
import { isBlank, linesOf, type TextLine } from '../documents/text-lines.ts';
import { beginsReference, carriesOn, lineEnding } from './entry-start.ts';
import type { ListZone } from './reference-list.ts';

/** One entry as it stands in the text, without its marker. */
export type ListEntry = Range & {
  /** The text with line breaks folded to spaces. */
  readonly raw: string;
  /** The number printed before it. */
  readonly number?: number;
};

type Unit = Range & {
  /** The beginning of the line's text, after its marker. */
  readonly head: string;
  /** The end of the line's text. */
  readonly tail: string;
  readonly blankBefore: boolean;
  readonly indent: number;
  readonly width: number;
  readonly marker?: string;
};

/** Cuts the text of a list into its entries, by numbers, bullets, blank lines, indents or the look of the lines. */
export function splitEntries(text: string, zone: ListZone): { entries: ListEntry[]; numbered: boolean } {
  const units = unitsOf(text, zone);
  if (units.length === 0) return { entries: [], numbered: false };
  const style = styleOf(units);
  const starts =
    style === 'numbered'
      ? numberedStarts(units)
      : style === 'bulleted'
        ? bulletStarts(text, units)
        : bareStarts(text, units);
  const groups = grouped(units, starts, style !== 'bare');
  return { entries: groups.map((group) => entryOf(text, group)), numbered: style === 'numbered' };
}

function unitsOf(text: string, zone: ListZone): Unit[] {
  const units: Unit[] = [];
  let blank = true;
  let skip = 0;
  for (const line of linesOf(text, zone.start, zone.end)) {
    while (skip < zone.without.length && zone.without[skip]!.end <= line.from) skip++;
    const out = zone.without[skip];
    if (isBlank(line) || (out && out.start <= line.to && line.from < out.end)) {
      blank = true;
      continue;
    }
    units.push(unitOf(text, line, blank));
    blank = false;
  }
  return units;
}

function unitOf(text: string, line: TextLine, blankBefore: boolean): Unit {
  const found = listMarker(text.slice(line.from, Math.min(line.to, line.from + 60)));
  const start = line.from + (found?.skip ?? 0);
  return {
    start,
    end: line.to,
    head: text.slice(start, Math.min(line.to, start + 300)),
    tail: text.slice(Math.max(start, line.to - 90), line.to),
    blankBefore,
    indent: line.from - line.start,
    width: line.to - line.from,
    ...(found ? { marker: found.marker } : {}),
  };
}

function styleOf(units: readonly Unit[]): 'numbered' | 'bulleted' | 'bare' {
  const first = units[0]!;
  const numbers = units.filter((unit) => markerNumber(unit.marker) !== undefined).length;
  const bullets = units.filter((unit) => unit.marker !== undefined).length - numbers;
  const firstNumber = markerNumber(first.marker);
  if (firstNumber !== undefined && numberedStarts(units).size >= Math.max(1, numbers * 0.6))
    return 'numbered';
  const paragraphs = units.filter((unit) => unit.blankBefore).length;
  if (bullets > 0 && (first.marker !== undefined || bullets >= paragraphs * 0.6)) return 'bulleted';
  return 'bare';
}

/** Lines whose number carries on the count; a line that begins with a year or a page number does not. */
function numberedStarts(units: readonly Unit[]): Set<number> {
  const starts = new Set<number>();
  const shape = units[0]!.marker?.replace(/\d+/, '#');
  let expected: number | undefined;
  units.forEach((unit, i) => {
    const number = markerNumber(unit.marker);
    if (number === undefined || unit.marker!.replace(/\d+/, '#') !== shape) return;
    const jump = expected === undefined ? 0 : number - expected;
    const restart = number === 1 && unit.blankBefore;
    if (!restart && (jump < 0 || jump > 5)) return;
    starts.add(i);
    expected = number + 1;
  });
  return starts;
}

/** Lines with a bullet, and lines that lost theirs: they begin like a reference after one that is finished. */
function bulletStarts(text: string, units: readonly Unit[]): Set<number> {
  const starts = new Set<number>();
  units.forEach((unit, i) => {
    const bullet = unit.marker !== undefined && markerNumber(unit.marker) === undefined;
    const before = units[i - 1];
    const lost =
      before !== undefined &&
      lineEnding(before.tail) === 'ended' &&
      beginsReference(unit.head, reach(text, units, i));
    if (bullet || lost) starts.add(i);
  });
  return starts;
}

/** Starts in a list without markers. */
function bareStarts(text: string, units: readonly Unit[]): Set<number> {
  const strong = units.map((unit, i) => beginsReference(unit.head, reach(text, units, i)));
  const hanging = hangingIndent(units, strong);
  if (hanging !== undefined) return new Set(units.flatMap((unit, i) => (unit.indent <= hanging ? [i] : [])));
  const widest = units.reduce((most, unit) => Math.max(most, unit.width), 0);
  const perLine = isLinePerEntry(units, strong);
  const starts = new Set<number>();
  units.forEach((unit, i) => {
    const before = units[i - 1];
    if (!before || isStart(unit, before, strong[i]!, perLine, before.width >= widest * 0.75)) starts.add(i);
  });
  return starts;
}

function isStart(unit: Unit, before: Unit, strong: boolean, perLine: boolean, full: boolean): boolean {
  if (!strong && carriesOn(unit.head)) return false;
  const ending = lineEnding(before.tail);
  const ended = ending === 'ended' ? 1 : ending === 'open' ? -2 : full && !unit.blankBefore ? -1 : 0;
  return (unit.blankBefore || perLine ? 2 : 0) + ended + (strong ? 2 : -1) >= 2;
}

function reach(text: string, units: readonly Unit[], i: number): string {
  return text.slice(units[i]!.start, units[Math.min(i + 3, units.length - 1)]!.end).slice(0, 1200);
}

/** The indent of first lines, where every first line is a reference's beginning and the indented ones are not. */
function hangingIndent(units: readonly Unit[], strong: readonly boolean[]): number | undefined {
  const base = units.reduce((least, unit) => Math.min(least, unit.indent), 1000);
  let first = 0;
  let firstStrong = 0;
  let rest = 0;
  let restStrong = 0;
  units.forEach((unit, i) => {
    if (unit.indent <= base + 1) {
      first++;
      if (strong[i]) firstStrong++;
    } else {
      rest++;
      if (strong[i]) restStrong++;
    }
  });
  return rest >= 2 && first >= 2 && firstStrong >= first * 0.7 && restStrong <= rest * 0.3
    ? base + 1
    : undefined;
}

function isLinePerEntry(units: readonly Unit[], strong: readonly boolean[]): boolean {
  const inner = units.flatMap((unit, i) => (unit.blankBefore ? [] : [i]));
  if (inner.length < 2) return false;
  return (
    inner.filter((i) => strong[i] && lineEnding(units[i - 1]!.tail) !== 'open').length >= inner.length * 0.7
  );
}

/** Entries as runs of units; in a marked list a paragraph of its own after a finished entry ends the list. */
function grouped(units: readonly Unit[], starts: ReadonlySet<number>, marked: boolean): Unit[][] {
  const groups: Unit[][] = [];
  for (let i = 0; i < units.length; i++) {
    const unit = units[i]!;
    const open = groups[groups.length - 1];
    if (starts.has(i)) groups.push([unit]);
    else if (!open) continue;
    else if (marked && endsMarkedList(units, starts, i, open)) break;
    else open.push(unit);
  }
  return groups;
}

function endsMarkedList(
  units: readonly Unit[],
  starts: ReadonlySet<number>,
  i: number,
  open: readonly Unit[],
): boolean {
  const unit = units[i]!;
  if (!unit.blankBefore || carriesOn(unit.head)) return false;
  if (lineEnding(open[open.length - 1]!.tail) === 'open') return false;
  for (let next = i + 1; next <= i + 3; next++) if (starts.has(next)) return false;
  return true;
}

function entryOf(text: string, group: readonly Unit[]): ListEntry {
  const first = group[0]!;
  const end = group[group.length - 1]!.end;
  const number = markerNumber(first.marker);
  const raw = group.map((unit) => text.slice(unit.start, unit.end).replace(/\s+/g, ' ').trim()).join(' ');
  return { start: first.start, end, raw, ...(number === undefined ? {} : { number }) };
}
