import type { Mark } from './mark-list.ts';

/**
 * Who stands where, written down study by study, and sorted by place at the end. A list a place, grown mark by mark,
 * takes three times as long.
 */
export type Roll = {
  length: number;
  places: Int32Array;
  studies: Int32Array;
  marks: Int32Array;
  /** How many stand in each place. */
  readonly counts: Int32Array;
};

/** The same by place: those of place `p` stand from `start[p]` to `start[p + 1]`, in the order they were written down. */
export type SortedRoll = {
  readonly start: Int32Array;
  readonly studies: Int32Array;
  readonly marks: Int32Array;
  /** Where each entry of the roll went. */
  readonly placed: Int32Array;
};

const FIRST_ROOM = 1_024;

type Room = Pick<Roll, 'places' | 'studies' | 'marks'>;

/**
 * Room of rolls that were sorted, for the next ones: tens of megabytes thrown away with each matrix make the machine
 * clear its memory each time, which takes longer than the counting.
 */
const spare: Room[] = [];
/** Three rolls stand at once: the cells, the rows and the columns. */
const MOST_SPARE = 3;

/** An empty roll; sorting it ends its life. */
export function newRoll(places: number): Roll {
  return { length: 0, ...(spare.pop() ?? roomFor(FIRST_ROOM)), counts: new Int32Array(places) };
}

function roomFor(length: number): Room {
  return {
    places: new Int32Array(length),
    studies: new Int32Array(length),
    marks: new Int32Array(length),
  };
}

/** Writes down that a study stands in a place. */
export function writeDown(roll: Roll, place: number, study: number, mark: Mark): void {
  const at = roll.length;
  if (at === roll.places.length) grow(roll);
  roll.places[at] = place;
  roll.studies[at] = study;
  roll.marks[at] = mark;
  roll.counts[place] = (roll.counts[place] ?? 0) + 1;
  roll.length = at + 1;
}

function grow(roll: Roll): void {
  const room = roll.places.length * 2;
  for (const list of ['places', 'studies', 'marks'] as const) {
    const larger = new Int32Array(room);
    larger.set(roll[list]);
    roll[list] = larger;
  }
}

/** Sorts a roll by place, and takes its room for the next. */
export function sortRoll(roll: Roll): SortedRoll {
  const { length, places, studies, marks, counts } = roll;
  const start = new Int32Array(counts.length + 1);
  for (let place = 0; place < counts.length; place++)
    start[place + 1] = (start[place] ?? 0) + (counts[place] ?? 0);
  const next = start.slice();
  const sorted = {
    start,
    studies: new Int32Array(length),
    marks: new Int32Array(length),
    placed: new Int32Array(length),
  };
  for (let at = 0; at < length; at++) {
    const place = places[at] ?? 0;
    const to = next[place] ?? 0;
    next[place] = to + 1;
    sorted.studies[to] = studies[at] ?? 0;
    sorted.marks[to] = marks[at] ?? 0;
    sorted.placed[at] = to;
  }
  if (spare.length < MOST_SPARE) spare.push({ places, studies, marks });
  Object.assign(roll, roomFor(0), { length: 0 });
  return sorted;
}

/** The names of the studies of one place; `ids` are those of the studies by number. */
export function namesAt(sorted: SortedRoll, place: number, ids: readonly string[]): readonly string[] {
  const from = sorted.start[place] ?? 0;
  const names = new Array<string>((sorted.start[place + 1] ?? 0) - from);
  for (let at = 0; at < names.length; at++) names[at] = ids[sorted.studies[from + at] ?? -1] ?? '';
  return names;
}
