import { brotliDecompressSync } from 'node:zlib';
import type { CalibrationTables } from './calibration.ts';
import { type Gazetteer, phraseTable } from './word-facts.ts';

/** What the model file says of itself before its weights. */
export type ModelHeader = {
  readonly format: 'gleaner-entry-tagger-1';
  readonly labels: readonly string[];
  readonly features: number;
  readonly weights: number;
  /** Real weight = stored byte × scale. */
  readonly scale: number;
  readonly gazetteer: Readonly<Record<string, string>>;
  /** Names of journals, publishers and places, one a line, by kind. */
  readonly phrases: Readonly<Record<string, string>>;
  readonly givenNames: string;
  readonly calibration: CalibrationTables;
};

/** The trained tagger in memory; rows index `rowEntries`. */
export type TaggerModel = {
  readonly labels: readonly string[];
  readonly gazetteer: Gazetteer;
  readonly givenNames: ReadonlySet<string>;
  readonly calibration: CalibrationTables;
  /** Open addressing: feature hash and row + 1 (0 where empty) side by side, so that a look-up touches one place. */
  readonly slots: Int32Array;
  readonly rowStarts: Int32Array;
  /** Label × 256 + stored weight + 128. */
  readonly rowEntries: Uint16Array;
  readonly scale: number;
  /** One bit per feature hash modulo its size: most features of new text are not in the model, and end here. */
  readonly filter: Uint32Array;
  /** `[from][to]`, then the label of the first token. */
  readonly transitions: Float32Array;
  /** Their exponentials. */
  readonly links: Float64Array;
};

/** Size of `TaggerModel.filter`; a power of two. */
export const FILTER_BITS = 1 << 21;

/**
 * Reads a model file: Brotli around a 4-byte header length, the header as JSON, then transitions (float32), sorted
 * feature hashes (int32), row lengths (uint8), labels (uint8) and weights (int8); little-endian throughout.
 */
export function readModel(file: Uint8Array): TaggerModel {
  const bytes = brotliDecompressSync(file);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = view.getUint32(0, true);
  const header = JSON.parse(bytes.subarray(4, 4 + headerLength).toString('utf8')) as ModelHeader;
  const { features, weights, scale } = header;
  const L = header.labels.length;
  let at = 4 + headerLength;
  const transitions = new Float32Array(L * L + L);
  for (let i = 0; i < transitions.length; i++, at += 4) transitions[i] = view.getFloat32(at, true);
  let capacity = 1 << 10;
  while (capacity < features * 1.6) capacity <<= 1;
  const slots = new Int32Array(capacity * 2);
  const filter = new Uint32Array(FILTER_BITS >>> 5);
  for (let i = 0; i < features; i++, at += 4) {
    const key = view.getInt32(at, true);
    const bit = (key >>> 11) & (FILTER_BITS - 1);
    filter[bit >>> 5]! |= 1 << (bit & 31);
    let slot = key & (capacity - 1);
    while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & (capacity - 1);
    slots[2 * slot] = key;
    slots[2 * slot + 1] = i + 1;
  }
  const rowStarts = new Int32Array(features + 1);
  for (let i = 0; i < features; i++, at++) rowStarts[i + 1] = rowStarts[i]! + bytes[at]!;
  const rowEntries = new Uint16Array(weights);
  for (let i = 0; i < weights; i++)
    rowEntries[i] = bytes[at + i]! * 256 + view.getInt8(at + weights + i) + 128;
  const knownWords = new Map<string, number>();
  for (const [bits, words] of Object.entries(header.gazetteer))
    for (const word of words.split(' ')) knownWords.set(word, Number(bits));
  const names = Object.entries(header.phrases).flatMap(([kind, list]) =>
    list.split('\n').map((name) => [name, Number(kind)] as const),
  );
  return {
    labels: header.labels,
    gazetteer: { words: knownWords, phrases: phraseTable(names) },
    givenNames: new Set(header.givenNames.split(' ')),
    calibration: header.calibration,
    slots,
    rowStarts,
    rowEntries,
    scale,
    filter,
    transitions,
    links: Float64Array.from(transitions, Math.exp),
  };
}
