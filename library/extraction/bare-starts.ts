import { datingYears, yearShapes } from './dating-years.ts';
import { bestDivision } from './division.ts';
import { asTheOthers, type Beginning, beginningOf, SHOWN } from './entry-beginning.ts';
import { isAlphabetic, orderScore, sortKey } from './entry-order.ts';
import { carriesOn, hasReferenceMatter, lineEnding, referenceStart } from './entry-start.ts';
import type { ListLine } from './list-lines.ts';

/** Entries longer than this in lines are not thought of; what is longer is cut only where a line surely begins one. */
const MOST_LINES = 14;

/** In longer lists the tagger is not asked: it takes about a millisecond a line. */
const MOST_ASKED = 2_000;

/** How the lines of one list are set. */
type Setting = {
  /** Width in characters that lines are wrapped to; undefined where each entry has one line. */
  readonly width: number | undefined;
  /** How many characters of room a line may leave and still be full: letters of print are not equally wide. */
  readonly slack: number;
  readonly perLine: boolean;
  readonly alphabetic: boolean;
  /** Share of the entries that a blank line parts. */
  readonly parted: boolean;
  /** What stands around the years that date entries in this list. */
  readonly years: ReadonlySet<string>;
};

/**
 * The lines that begin entries in a list without markers: the division of all its lines that agrees best with how
 * references begin and end, with the width the lines are wrapped to, and with the order of the alphabet.
 */
export function bareStarts(text: string, lines: readonly ListLine[]): Set<number> {
  const kinds = lines.map((line, i) => referenceStart(line.head, reach(text, lines, i)));
  const strong = kinds.map((kind) => kind !== undefined);
  const inside = wordsInside(text, lines);
  const looks = lines.map((line, i) => lookScore(line, kinds[i], inside));
  const indented = indentedStarts(
    lines,
    looks.map((look) => look > 0),
  );
  if (indented !== undefined) return indented;
  const setting = settingOf(text, lines, strong);
  const asked =
    setting.width === undefined || lines.length > MOST_ASKED
      ? looks
      : askedLooks(text, lines, looks, setting);
  const scores = lines.map((_, i) => startScore(lines, asked, i, setting));
  return divided(text, lines, scores, setting);
}

/** In wrapped lines what the tagger takes the beginning of each line for says more than how the line is printed. */
function askedLooks(
  text: string,
  lines: readonly ListLine[],
  looks: readonly number[],
  { parted }: Setting,
): readonly number[] {
  const beginnings = lines.map((line, i) => {
    if (looks[i]! < -10 || lineEnding(lines[i - 1]?.tail ?? '') === 'open') return CARRIED_ON;
    return beginningOf(text.slice(line.start, line.start + SHOWN).replace(/\s+/g, ' '), true);
  });
  return asTheOthers(beginnings).map(({ score }, i) => {
    if (beginnings[i] === CARRIED_ON) return looks[i]!;
    const asked = Math.max(score, LEAST_ASKED);
    return parted && lines[i]!.blankBefore ? Math.max(looks[i]!, asked) : asked;
  });
}

const CARRIED_ON: Beginning = { score: -12, dated: false };

/** What the tagger takes for no beginning may still be one: its line may be set apart from the others. */
const LEAST_ASKED = -4;

function reach(text: string, lines: readonly ListLine[], i: number): string {
  return text.slice(lines[i]!.start, lines[Math.min(i + 3, lines.length - 1)]!.end).slice(0, 1200);
}

/** The lines at one of two indents, where those are the beginnings of references and the others are not. */
function indentedStarts(lines: readonly ListLine[], strong: readonly boolean[]): Set<number> | undefined {
  const base = lines.reduce((least, line) => Math.min(least, line.indent), 1000);
  const outer = lines.flatMap((line, i) => (line.indent <= base + 1 ? [i] : []));
  const inner = lines.flatMap((line, i) => (line.indent > base + 1 ? [i] : []));
  if (outer.length < 2 || inner.length < 2) return undefined;
  const share = (own: readonly number[]) => own.filter((i) => strong[i]).length / own.length;
  const [outside, inside] = [share(outer), share(inner)];
  // An entry of one line more or less makes no difference; lines that carry on at the starts' indent would.
  const carried = (own: readonly number[]) =>
    own.filter((i) => carriesOn(lines[i]!.head)).length <= own.length * 0.1;
  if (outside >= 0.5 && inside <= Math.min(0.4, outside / 2) && carried(outer)) return new Set(outer);
  if (inside >= 0.5 && outside <= Math.min(0.4, inside / 2) && carried(inner)) return new Set(inner);
  return undefined;
}

function settingOf(text: string, lines: readonly ListLine[], strong: readonly boolean[]): Setting {
  const width = wrapWidth(lines);
  const inner = lines.flatMap((line, i) => (line.blankBefore ? [] : [i]));
  const likely = inner.filter((i) => strong[i] && lineEnding(lines[i - 1]!.tail) !== 'open');
  const whole = inner.filter((i) => lineEnding(lines[i - 1]!.tail) === 'ended' && !carriesOn(lines[i]!.head));
  const allWhole = whole.length >= inner.length * 0.95 && likely.length >= inner.length * 0.1;
  const keys = lines.filter((_, i) => strong[i]).map((line) => sortKey(line.head));
  const blanks = lines.slice(1).filter((line) => line.blankBefore).length;
  return {
    width,
    slack: width === undefined ? 0 : slackOf(lines, width),
    perLine: width === undefined && inner.length >= 2 && (likely.length >= inner.length * 0.5 || allWhole),
    alphabetic: isAlphabetic(keys),
    parted: blanks >= Math.max(1, lines.length * 0.12),
    years: datingYears(text.slice(lines[0]!.start, lines.at(-1)!.end), strong.filter(Boolean).length),
  };
}

/** The width that most lines nearly fill, if there is one. */
function wrapWidth(lines: readonly ListLine[]): number | undefined {
  const widths = lines.map((line) => line.width).toSorted((a, b) => a - b);
  const widest = widths[Math.floor(widths.length * 0.98)] ?? 0;
  if (widest > 160 || lines.length < 4) return undefined;
  const full = widths.filter((width) => width >= widest - 14).length;
  return full >= lines.length * 0.4 ? Math.max(...widths.filter((width) => width <= widest + 6)) : undefined;
}

/** Words that stand at the beginning of a sentence inside entries, as names of journals and publishers do. */
function wordsInside(text: string, lines: readonly ListLine[]): ReadonlySet<string> {
  const inside = new Set<string>();
  for (const line of lines.slice(0, 2_000)) {
    const words = text.slice(line.start, Math.min(line.end, line.start + 600));
    for (const found of words.matchAll(/(?<=[\p{Ll}\d)?”"»][.,?”"»]? )\p{Lu}[^.,;:(\d]{4,60}/gu))
      inside.add(openingOf(found[0]));
  }
  return inside;
}

function openingOf(words: string): string {
  return /^[^.,;:(\d“"„«]{1,60}/u.exec(words)?.[0].trim().toLowerCase() ?? '';
}

/** How much a line by itself looks like the beginning of a reference. */
function lookScore(
  line: ListLine,
  kind: ReturnType<typeof referenceStart>,
  inside: ReadonlySet<string>,
): number {
  if (kind === 'again') return 4;
  if (kind === 'person') return 2.5;
  const opening = openingOf(line.head);
  if (kind === undefined) return carriesOn(line.head) ? -12 : -2.5;
  return opening.length > 4 && inside.has(opening) ? -2 : 1.5;
}

function startScore(
  lines: readonly ListLine[],
  looks: readonly number[],
  i: number,
  { width, slack, perLine, parted }: Setting,
): number {
  const line = lines[i]!;
  const before = lines[i - 1];
  if (before === undefined) return 0;
  const look = looks[i]!;
  if (look < -10) return look;
  const ending = lineEnding(before.tail);
  const ended = ending === 'ended' ? 1 : ending === 'open' ? -4 : 0;
  const blank = line.blankBefore ? (parted ? 5 : 2) : parted ? (ended < 1 ? -3 : -2) : 0;
  return look + ended + blank + (perLine ? 3 : 0) + roomScore(line, before, width, slack);
}

/** A line that ends although the next word had room was ended on purpose. */
function roomScore(line: ListLine, before: ListLine, width: number | undefined, slack: number): number {
  if (width === undefined) return 0;
  const room = roomLeft(line, before, width) - slack;
  if (room >= 0) return room >= 12 ? 5 : 3;
  return -0.5;
}

/** How many characters the line before could have held after the first word of this one. */
function roomLeft(line: ListLine, before: ListLine, width: number): number {
  return width - before.width - 1 - /^\S*/.exec(line.head)![0].length;
}

/** The room that nearly all lines leave at most before a line that surely carries on. */
function slackOf(lines: readonly ListLine[], width: number): number {
  const rooms = lines.slice(1).flatMap((line, i) => {
    const before = lines[i]!;
    const isCut = /(?:https?:|www\.|10\.\d{4})/.test(line.head.slice(0, 12));
    return carriesOn(line.head) && !isCut ? [roomLeft(line, before, width)] : [];
  });
  if (rooms.length < 5) return 0;
  return Math.max(0, rooms.toSorted((a, b) => a - b)[Math.floor(rooms.length * 0.95)]! + 1);
}

/** What the lines up to each hold, counted through: lines with anything that references have, and years that date. */
type Counts = { readonly matter: readonly number[]; readonly dated: readonly number[] };

function countsOf(text: string, lines: readonly ListLine[], years: ReadonlySet<string>): Counts {
  const matter = [0];
  const dated = [0];
  lines.forEach((line, i) => {
    const words = text.slice(line.start, Math.min(line.end, line.start + 3_000));
    matter.push(matter[i]! + (hasReferenceMatter(words) ? 1 : 0));
    dated.push(dated[i]! + yearShapes(words).filter((shape) => years.has(shape)).length);
  });
  return { matter, dated };
}

function divided(
  text: string,
  lines: readonly ListLine[],
  scores: readonly number[],
  { alphabetic, years }: Setting,
): Set<number> {
  const keys = lines.map((line) => sortKey(line.head));
  const counts = countsOf(text, lines, years);
  const starts = bestDivision({
    places: lines.length,
    most: MOST_LINES,
    entry: (from, to) => entryScore(lines, from, to, counts),
    start: (at, before) => scores[at]! + orderScore(keys[before]!, keys[at]!, alphabetic),
  });
  return new Set(starts);
}

/** How much the lines from one to before another look like one whole entry. */
function entryScore(lines: readonly ListLine[], from: number, to: number, { matter, dated }: Counts): number {
  const length = lines[to - 1]!.end - lines[from]!.start;
  const years = dated[to]! - dated[from]!;
  const whole = matter[to]! === matter[from]! ? -3 : years === 0 ? -1.5 : 0;
  return whole - Math.max(0, years - 1) - Math.max(0, length - 800) / 150 - (length < 25 ? 3 : 0);
}
