import { type ByteReader, readNumber } from './bytes.ts';
import type { TermVisitor } from './postings.ts';
import { BLOCK_TERMS, type SegmentParts } from './segment-format.ts';

/** The sorted terms of a segment, front-coded in blocks of 16, and where their postings begin. */
export type Dictionary = {
  readonly find: (term: string) => number | undefined;
  readonly walk: (prefix: string, visitor: TermVisitor) => void;
  readonly each: () => Generator<readonly [string, number]>;
};

/** One pass over neighbouring terms; `units` holds the current one. */
type Cursor = {
  readonly reader: ByteReader;
  readonly units: Uint16Array;
  length: number;
  shared: number;
  size: number;
};

const LONGEST = 512;

/** Opens the dictionary of a segment: only the first term of each block is unpacked. */
export function createDictionary(parts: SegmentParts): Dictionary {
  const { blocks, dictionary } = parts.sections;
  const blockCount = Math.ceil(parts.terms / BLOCK_TERMS);
  const dictionaryPlaces = new Float64Array(blockCount + 1);
  const postingPlaces = new Float64Array(blockCount + 1);
  const reader: ByteReader = { bytes: blocks, place: 0 };
  for (let block = 0; block < blockCount; block += 1) {
    dictionaryPlaces[block + 1] = dictionaryPlaces[block]! + readNumber(reader);
    postingPlaces[block + 1] = postingPlaces[block]! + readNumber(reader);
  }
  const cursorAt = (block: number): Cursor => ({
    reader: { bytes: dictionary, place: dictionaryPlaces[block] ?? 0 },
    units: new Uint16Array(LONGEST),
    length: 0,
    shared: 0,
    size: 0,
  });
  // Used by whatever does not let go of it before it is done: making one for each term found shows.
  const oneCursor = cursorAt(0);
  const heads = Array.from({ length: blockCount }, (_, block) => {
    oneCursor.reader.place = dictionaryPlaces[block]!;
    advance(oneCursor);
    return textOf(oneCursor);
  });
  /** The last block whose first term is not after the text. */
  const blockOf = (text: string): number => {
    let low = 0;
    let high = heads.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (heads[middle]! <= text) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const termsIn = (block: number): number => Math.min(BLOCK_TERMS, parts.terms - block * BLOCK_TERMS);

  return {
    find: (term) => {
      if (blockCount === 0) return undefined;
      const block = blockOf(term);
      const cursor = oneCursor;
      cursor.reader.place = dictionaryPlaces[block]!;
      let postings = postingPlaces[block]!;
      for (let at = 0; at < termsIn(block); at += 1) {
        advance(cursor);
        if (cursor.length === term.length && compareUnits(cursor, term) === 0) return postings;
        postings += cursor.size;
      }
      return undefined;
    },
    walk: (prefix, { visit, mayStart }) => {
      if (blockCount === 0) return;
      const cursor = cursorAt(0);
      for (let block = prefix === '' ? 0 : blockOf(prefix); block < blockCount; block += 1) {
        const head = heads[block]!;
        if (prefix !== '' && head > prefix && !head.startsWith(prefix)) return;
        // All terms of a block begin with what its head shares with the next one's.
        const next = heads[block + 1];
        if (next !== undefined && !mayStart(head, sharedLength(head, next))) continue;
        cursor.reader.place = dictionaryPlaces[block]!;
        for (let left = termsIn(block); left > 0; left -= 1) {
          advance(cursor);
          if (!visit(cursor.units, cursor.length, cursor.shared)) return;
        }
      }
    },
    each: function* () {
      const cursor = cursorAt(0);
      let postings = 0;
      for (let at = 0; at < parts.terms; at += 1) {
        advance(cursor);
        yield [textOf(cursor), postings];
        postings += cursor.size;
      }
    },
  };
}

function advance(cursor: Cursor): void {
  const { reader, units } = cursor;
  const { bytes } = reader;
  const shared = bytes[reader.place]! < 128 ? bytes[reader.place++]! : readNumber(reader);
  const added = bytes[reader.place]! < 128 ? bytes[reader.place++]! : readNumber(reader);
  for (let at = shared; at < shared + added; at += 1) {
    units[at] = bytes[reader.place]! < 128 ? bytes[reader.place++]! : readNumber(reader);
  }
  cursor.shared = shared;
  cursor.length = shared + added;
  cursor.size = bytes[reader.place]! < 128 ? bytes[reader.place++]! : readNumber(reader);
}

function sharedLength(a: string, b: string): number {
  let shared = 0;
  while (shared < a.length && a.charCodeAt(shared) === b.charCodeAt(shared)) shared += 1;
  return shared;
}

/** Below 0 before the prefix, 0 where the term starts with it, above 0 after all that do. */
function compareUnits(cursor: Cursor, prefix: string): number {
  for (let at = 0; at < prefix.length; at += 1) {
    if (at >= cursor.length) return -1;
    const difference = cursor.units[at]! - prefix.charCodeAt(at);
    if (difference !== 0) return difference;
  }
  return 0;
}

function textOf(cursor: Cursor): string {
  return String.fromCharCode(...cursor.units.subarray(0, cursor.length));
}
