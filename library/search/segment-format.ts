import { ANALYSER_VERSION } from './analysis.ts';
import { byteWriter, checksumOf, readNumber } from './bytes.ts';
import { SEARCH_FIELDS } from './record.ts';

// A segment is one byte array:
//   4 bytes  'GSX1'
//   4 bytes  checksum of all that follows, little endian
//   numbers  (LEB128) length of the analyser version and its UTF-8; fields; documents; terms;
//            then the length of each section
//   sections ids: per document length and UTF-8
//            lengths: per field 0, or 1 and the number of terms of each document
//            facets: number of values, per value length and UTF-8; per document how many and which
//            checkpoints: per field how many documents; per document gap, how many numbers, gaps of words
//                         and places in turn
//            blocks: per 16 terms the length of their dictionary and of their postings
//            dictionary: per term units shared with the one before, further units, the units, bytes of postings
//            postings: per term the fields as a bit set; per field how many documents, the bytes of the list
//                      and of the places (left out for one document), the list (gap * 2 + 1 for a count of 1,
//                      else gap * 2 and the count), the places as gaps within each document

export const SECTIONS = [
  'ids',
  'lengths',
  'facets',
  'checkpoints',
  'blocks',
  'dictionary',
  'postings',
] as const;
export type SectionName = (typeof SECTIONS)[number];
export const BLOCK_TERMS = 16;

const MAGIC = [0x47, 0x53, 0x58, 0x31];

/** What stands at the head of a segment, and its sections as views. */
export type SegmentParts = {
  readonly documents: number;
  readonly terms: number;
  readonly sections: Readonly<Record<SectionName, Uint8Array>>;
};

export type SegmentReading =
  | { readonly kind: 'read'; readonly parts: SegmentParts }
  | { readonly kind: 'unusable'; readonly reason: string };

/** Puts a segment together. */
export function joinSegment(
  documents: number,
  terms: number,
  sections: Readonly<Record<SectionName, Uint8Array>>,
): Uint8Array {
  const head = byteWriter(256);
  const version = new TextEncoder().encode(ANALYSER_VERSION);
  head.number(version.length);
  head.raw(version);
  for (const number of [SEARCH_FIELDS.length, documents, terms]) head.number(number);
  for (const name of SECTIONS) head.number(sections[name].length);
  const size = SECTIONS.reduce((sum, name) => sum + sections[name].length, 8 + head.length());
  const bytes = new Uint8Array(size);
  bytes.set(MAGIC);
  bytes.set(head.taken(), 8);
  let place = 8 + head.length();
  for (const name of SECTIONS) {
    bytes.set(sections[name], place);
    place += sections[name].length;
  }
  new DataView(bytes.buffer).setUint32(4, checksumOf(bytes.subarray(8)), true);
  return bytes;
}

/** Takes a segment apart, or says why the index has to be built again. */
export function splitSegment(bytes: Uint8Array, isFresh = false): SegmentReading {
  if (bytes.length < 8 || MAGIC.some((byte, at) => bytes[at] !== byte)) {
    return { kind: 'unusable', reason: 'it is not a search index' };
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isFresh && view.getUint32(4, true) !== checksumOf(bytes.subarray(8))) {
    return { kind: 'unusable', reason: 'its checksum does not match' };
  }
  const reader = { bytes, place: 8 };
  const versionLength = readNumber(reader);
  const version = new TextDecoder().decode(bytes.subarray(reader.place, reader.place + versionLength));
  reader.place += versionLength;
  const fields = readNumber(reader);
  if (version !== ANALYSER_VERSION || fields !== SEARCH_FIELDS.length) {
    return { kind: 'unusable', reason: 'it was made by another version of Gleaner' };
  }
  const documents = readNumber(reader);
  const terms = readNumber(reader);
  const lengths = SECTIONS.map(() => readNumber(reader));
  let place = reader.place;
  const sections: Partial<Record<SectionName, Uint8Array>> = {};
  SECTIONS.forEach((name, at) => {
    const end = place + (lengths[at] ?? 0);
    sections[name] = bytes.subarray(place, end);
    place = end;
  });
  return { kind: 'read', parts: { documents, terms, sections: sections as Record<SectionName, Uint8Array> } };
}
