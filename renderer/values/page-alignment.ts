/** Characters `from` to `to` of one run of words on a page that are characters `start` and on of the document's text. */
export type PlacedRun = {
  readonly item: number;
  readonly from: number;
  readonly to: number;
  readonly start: number;
};

type Block = {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly page?: number | undefined;
};
type Stretch = { readonly start: number; readonly end: number };

/** A text as its letters and digits alone, folded, each with its place. */
type Signs = { readonly folded: string; readonly places: readonly number[] };
/** Signs that are equal from `here` on the page and `there` in the text. */
type Match = { readonly here: number; readonly there: number; readonly length: number };

/** So many signs in a row that stand once on the page and once in its part of the text say that the places are the same. */
const SURE = 14;
const FLOATING: ReadonlySet<string> = new Set(['table', 'caption', 'footnote', 'page-break']);

/**
 * Where the words of a page stand in the document's text. Only letters and digits are compared, so that mended words,
 * joined lines and raised numbers do not matter; columns, footnotes and tables may come in another order than in the
 * text. What does not stand there for sure (running heads, what is printed twice) has no place.
 */
export function alignPage(
  items: readonly string[],
  page: number,
  text: string,
  blocks: readonly Block[],
): readonly PlacedRun[] {
  const starts: number[] = [];
  let length = 0;
  for (const item of items) {
    starts.push(length);
    length += item.length;
  }
  const joined = items.join('');
  const here = signsOf(joined, [{ start: 0, end: joined.length }]);
  const there = signsOf(text, stretchesOf(page, blocks));
  const places = new Int32Array(joined.length).fill(-1);
  for (const match of claimed(matchesOf(here, there), here, there)) {
    for (let i = 0; i < match.length; i++) {
      const place = there.places[match.there + i]!;
      const at = here.places[match.here + i]!;
      if (places[at]! < 0) places[at] = place;
    }
  }
  return items.flatMap((item, index) => runsOf(item, index, starts[index]!, places, text));
}

/** The parts of a text that can be printed on a page: its own blocks, and those that may run over from an earlier page. */
export function stretchesOf(page: number, blocks: readonly Block[]): readonly Stretch[] {
  let next = Number.POSITIVE_INFINITY;
  const found: Stretch[] = [];
  for (const block of [...blocks].reverse()) {
    const own = block.page ?? 0;
    const last = FLOATING.has(block.kind) ? own + 1 : Math.max(own, next);
    if (own === page || (own < page && page <= last && block.kind !== 'heading')) found.push(block);
    if (!FLOATING.has(block.kind)) next = own;
  }
  return found.reverse();
}

const foldings = new Map<string, string>();

/** A character as it is compared: without its marks, small, ligatures and raised digits taken apart; '' for what is no sign. */
function foldingOf(char: string): string {
  let folding = foldings.get(char);
  if (folding === undefined) {
    folding = (
      char
        .normalize('NFKD')
        .toLowerCase()
        .match(/[\p{L}\p{N}]/gu) ?? []
    ).join('');
    foldings.set(char, folding);
  }
  return folding;
}

function signsOf(text: string, stretches: readonly Stretch[]): Signs {
  const signs: string[] = [];
  const places: number[] = [];
  for (const { start, end } of stretches) {
    for (let at = start; at < end; ) {
      const char = String.fromCodePoint(text.codePointAt(at)!);
      const folding = foldingOf(char);
      signs.push(folding);
      for (let i = 0; i < folding.length; i++) places.push(at);
      at += char.length;
    }
  }
  return { folded: signs.join(''), places };
}

/** All longest equal runs through the sure places. */
function matchesOf(here: Signs, there: Signs): readonly Match[] {
  const inText = onceIn(there.folded);
  const matches: Match[] = [];
  const reached = new Map<number, number>();
  for (const [shingle, at] of onceIn(here.folded)) {
    const place = inText.get(shingle);
    if (at < 0 || place === undefined || place < 0) continue;
    if (at < (reached.get(place - at) ?? 0)) continue;
    const match = grown(here.folded, there.folded, at, place);
    reached.set(place - at, match.here + match.length);
    matches.push(match);
  }
  return matches;
}

/** Place of each shingle; -1 where it stands more than once. */
function onceIn(text: string): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (let at = 0; at + SURE <= text.length; at++) {
    const shingle = text.slice(at, at + SURE);
    places.set(shingle, places.has(shingle) ? -1 : at);
  }
  return places;
}

function grown(one: string, other: string, at: number, place: number): Match {
  let before = 0;
  while (at > before && place > before && one[at - before - 1] === other[place - before - 1]) before++;
  let length = SURE;
  while (at + length < one.length && one[at + length] === other[place + length]) length++;
  return { here: at - before, there: place - before, length: length + before };
}

/** The matches, longest first, that share no sign with a longer one and end with whole words of the text. */
function claimed(matches: readonly Match[], here: Signs, there: Signs): readonly Match[] {
  const taken = { here: new Uint8Array(here.folded.length), there: new Uint8Array(there.folded.length) };
  const kept: Match[] = [];
  for (const match of matches.toSorted((a, b) => b.length - a.length)) {
    let from = 0;
    let to = match.length;
    const isTaken = (i: number) => taken.here[match.here + i] === 1 || taken.there[match.there + i] === 1;
    while (from < to && (isTaken(from) || isInWord(there, match.there + from))) from++;
    while (to > from && (isTaken(to - 1) || isInWord(there, match.there + to))) to--;
    if (to - from < SURE / 2) continue;
    for (let i = from; i < to; i++) {
      taken.here[match.here + i] = 1;
      taken.there[match.there + i] = 1;
    }
    kept.push({ here: match.here + from, there: match.there + from, length: to - from });
  }
  return kept;
}

/** Whether the sign belongs to the same word as the one before it. */
function isInWord({ places }: Signs, at: number): boolean {
  const place = places[at];
  const before = places[at - 1];
  return place !== undefined && before !== undefined && place - before <= 1;
}

/** The runs of one item whose characters follow one another in the text, marks and spaces between and beside them too. */
function runsOf(
  item: string,
  index: number,
  offset: number,
  places: Int32Array,
  text: string,
): readonly PlacedRun[] {
  const runs: PlacedRun[] = [];
  for (let at = 0; at < item.length; ) {
    const place = places[offset + at]!;
    if (place < 0) {
      at++;
      continue;
    }
    const shift = place - at;
    let from = at;
    const least = runs.at(-1)?.to ?? 0;
    while (from > least && isSameMark(item[from - 1], text[from - 1 + shift])) from--;
    let to = at + 1;
    while (to < item.length) {
      const next = places[offset + to]!;
      if (next >= 0 ? next !== to + shift : !isSameMark(item[to], text[to + shift])) break;
      to++;
    }
    const last = runs.at(-1);
    if (last !== undefined && last.to === from && last.start - last.from === shift) {
      runs[runs.length - 1] = { ...last, to };
    } else runs.push({ item: index, from, to, start: from + shift });
    at = to;
  }
  return runs;
}

/** Whether two characters that are no signs are the same; all spaces are. */
function isSameMark(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  if (/\s/.test(one)) return /\s/.test(other);
  return one === other && foldingOf(one) === '';
}
