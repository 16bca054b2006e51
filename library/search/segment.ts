import { type ByteReader, readNumber } from './bytes.ts';
import { createDictionary } from './dictionary.ts';
import {
  type PostingList,
  type PostingSource,
  reserveDocuments,
  reservePlaces,
  type TermPostings,
} from './postings.ts';
import { SEARCH_FIELDS } from './record.ts';
import { type SegmentParts, splitSegment } from './segment-format.ts';

/** An opened segment: postings that never change, and the facets its documents had when it was written. */
export type Segment = PostingSource & {
  readonly bytes: Uint8Array;
  /** Facets as `name:value`; those of document i stand in `values`, as places in `names`, from `starts[i]`. */
  readonly facets: () => {
    readonly names: readonly string[];
    readonly starts: Uint32Array;
    readonly values: Uint32Array;
  };
};

export type SegmentOpening =
  | { readonly kind: 'opened'; readonly segment: Segment }
  | { readonly kind: 'unusable'; readonly reason: string };

/** Opens the bytes of a segment as views; what was written a moment ago need not be checked. Nothing but ids, lengths and block heads is unpacked. */
export function openSegment(bytes: Uint8Array, isFresh = false): SegmentOpening {
  const reading = splitSegment(bytes, isFresh);
  if (reading.kind === 'unusable') return reading;
  const { parts } = reading;
  const ids = readIds(parts);
  const lengths = readLengths(parts);
  const dictionary = createDictionary(parts);
  const { postings } = parts.sections;
  let checkpoints: ReadonlyMap<number, ArrayLike<number>> | undefined;
  const segment: Segment = {
    bytes,
    size: () => parts.documents,
    idOf: (document) => ids[document] ?? '',
    lengthsOf: (field) => lengths[field] ?? [],
    find: (term) => {
      const place = dictionary.find(term);
      return place === undefined ? undefined : storedTerm(postings, place);
    },
    walk: dictionary.walk,
    checkpointsOf: (document, field) => {
      checkpoints ??= readCheckpoints(parts);
      return checkpoints.get(document * SEARCH_FIELDS.length + field);
    },
    facets: () => readFacets(parts),
    sorted: function* () {
      for (const [term, place] of dictionary.each()) yield [term, storedTerm(postings, place)];
    },
  };
  return { kind: 'opened', segment };
}

/** Where the list and the places of one field begin, and where they end. */
type FieldPlace = {
  readonly count: number;
  readonly list: number;
  readonly places: number;
  readonly end: number;
};

function storedTerm(bytes: Uint8Array, place: number): TermPostings {
  const { set, fields } = fieldPlaces(bytes, place);
  return {
    fields: set,
    documentCount: (field) => fields[field]?.count ?? 0,
    read: (field, into) => {
      const found = fields[field];
      into.length = 0;
      if (found) readList(bytes, found, into);
    },
    readPlaces: (field, into) => {
      const found = fields[field];
      into.length = 0;
      if (!found) return;
      readList(bytes, found, into);
      readPlaceList(bytes, found.places, into);
    },
    placeBytes: (field) => {
      const found = fields[field];
      return found && bytes.subarray(found.places, found.end);
    },
  };
}

function fieldPlaces(
  bytes: Uint8Array,
  place: number,
): { readonly set: number; readonly fields: readonly (FieldPlace | undefined)[] } {
  const reader: ByteReader = { bytes, place };
  const set = readNumber(reader);
  const fields: (FieldPlace | undefined)[] = [];
  for (let field = 0; 1 << field <= set; field += 1) {
    if ((set & (1 << field)) === 0) continue;
    const count = readNumber(reader);
    if (count > 1) {
      const listBytes = readNumber(reader);
      const placeBytes = readNumber(reader);
      const places = reader.place + listBytes;
      fields[field] = { count, list: reader.place, places, end: places + placeBytes };
      reader.place = places + placeBytes;
    } else {
      const list = reader.place;
      const times = readNumber(reader) % 2 === 1 ? 1 : readNumber(reader);
      const places = reader.place;
      for (let at = 0; at < times; at += 1) readNumber(reader);
      fields[field] = { count, list, places, end: reader.place };
    }
  }
  return { set, fields };
}

function readList(bytes: Uint8Array, { count, list }: FieldPlace, into: PostingList): void {
  reserveDocuments(into, count);
  const { documents, counts } = into;
  let place = list;
  let document = 0;
  for (let at = 0; at < count; at += 1) {
    // Unrolled by hand: this loop is where a search spends its time.
    let value = bytes[place++]!;
    if (value >= 128) {
      value &= 127;
      for (let scale = 128; ; scale *= 128) {
        const byte = bytes[place++]!;
        value += (byte & 127) * scale;
        if (byte < 128) break;
      }
    }
    document += value >>> 1;
    documents[at] = document;
    if ((value & 1) === 1) {
      counts[at] = 1;
      continue;
    }
    let times = bytes[place++]!;
    if (times >= 128) {
      times &= 127;
      for (let scale = 128; ; scale *= 128) {
        const byte = bytes[place++]!;
        times += (byte & 127) * scale;
        if (byte < 128) break;
      }
    }
    counts[at] = times;
  }
  into.length = count;
}

function readPlaceList(bytes: Uint8Array, start: number, into: PostingList): void {
  let total = 0;
  for (let at = 0; at < into.length; at += 1) total += into.counts[at]!;
  reservePlaces(into, total);
  const { counts, places } = into;
  let place = start;
  let written = 0;
  for (let at = 0; at < into.length; at += 1) {
    let word = 0;
    for (const end = written + counts[at]!; written < end; written += 1) {
      let value = bytes[place++]!;
      if (value >= 128) {
        value &= 127;
        for (let scale = 128; ; scale *= 128) {
          const byte = bytes[place++]!;
          value += (byte & 127) * scale;
          if (byte < 128) break;
        }
      }
      word += value;
      places[written] = word;
    }
  }
}

const decoder = new TextDecoder();

function readText(reader: ByteReader): string {
  const length = readNumber(reader);
  const start = reader.place;
  reader.place += length;
  return decoder.decode(reader.bytes.subarray(start, reader.place));
}

/** ULIDs are ASCII, so all ids can be read in one go; a call of the decoder for each would take longest of all. */
function readIds(parts: SegmentParts): readonly string[] {
  const bytes = parts.sections.ids;
  const reader: ByteReader = { bytes, place: 0 };
  const ids: string[] = [];
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  for (let document = 0; document < parts.documents; document += 1) {
    const length = readNumber(reader);
    const start = reader.place;
    reader.place += length;
    let ascii = true;
    for (let at = start; at < reader.place; at += 1) if (bytes[at]! >= 128) ascii = false;
    ids.push(ascii ? whole.slice(start, reader.place) : decoder.decode(bytes.subarray(start, reader.place)));
  }
  return ids;
}

function readLengths(parts: SegmentParts): readonly Uint32Array[] {
  const reader: ByteReader = { bytes: parts.sections.lengths, place: 0 };
  const none = new Uint32Array(parts.documents);
  return SEARCH_FIELDS.map(() => {
    if (readNumber(reader) === 0) return none;
    const lengths = new Uint32Array(parts.documents);
    for (let document = 0; document < parts.documents; document += 1) lengths[document] = readNumber(reader);
    return lengths;
  });
}

function readFacets(parts: SegmentParts): ReturnType<Segment['facets']> {
  const reader: ByteReader = { bytes: parts.sections.facets, place: 0 };
  const names = Array.from({ length: readNumber(reader) }, () => readText(reader));
  const starts = new Uint32Array(parts.documents + 1);
  // No value takes less than a byte.
  const values = new Uint32Array(reader.bytes.length - reader.place);
  let read = 0;
  for (let document = 0; document < parts.documents; document += 1) {
    for (let left = readNumber(reader); left > 0; left -= 1) {
      values[read] = readNumber(reader);
      read += 1;
    }
    starts[document + 1] = read;
  }
  return { names, starts, values: values.slice(0, read) };
}

function readCheckpoints(parts: SegmentParts): ReadonlyMap<number, ArrayLike<number>> {
  const reader: ByteReader = { bytes: parts.sections.checkpoints, place: 0 };
  const checkpoints = new Map<number, ArrayLike<number>>();
  for (let field = 0; field < SEARCH_FIELDS.length; field += 1) {
    let document = 0;
    for (let left = readNumber(reader); left > 0; left -= 1) {
      document += readNumber(reader);
      const marks = new Uint32Array(readNumber(reader));
      for (let at = 0; at < marks.length; at += 1) marks[at] = readNumber(reader) + (marks[at - 2] ?? 0);
      checkpoints.set(document * SEARCH_FIELDS.length + field, marks);
    }
  }
  return checkpoints;
}
