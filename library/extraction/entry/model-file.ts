import { brotliDecompressSync } from 'node:zlib';
import type { Gazetteer } from './features.ts';
import type { CalibrationTables } from './calibration.ts';

/** What the model file says of itself before its weights. */
export type ModelHeader = {
  readonly format: 'gleaner-entry-tagger-1';
  readonly labels: readonly string[];
  readonly features: number;
  readonly weights: number;
  /** Real weight = stored byte × scale. */
  readonly scale: number;
  readonly gazetteer: Readonly<Record<string, string>>;
  readonly givenNames: string;
  readonly calibration: CalibrationTables;
};

/** The trained tagger in memory; `find` gives the row of a feature hash, rows index `rowLabels` and `rowWeights`. */
export type TaggerModel = {
  readonly labels: readonly string[];
  readonly gazetteer: Gazetteer;
  readonly givenNames: ReadonlySet<string>;
  readonly calibration: CalibrationTables;
  readonly slots: Int32Array;
  readonly keys: Int32Array;
  readonly rowStarts: Int32Array;
  readonly rowLabels: Uint8Array;
  readonly rowWeights: Float32Array;
  /** `[from][to]`, then the label of the first token. */
  readonly transitions: Float32Array;
};

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
  while (capacity < features * 2) capacity <<= 1;
  const slots = new Int32Array(capacity).fill(-1);
  const keys = new Int32Array(features);
  for (let i = 0; i < features; i++, at += 4) {
    const key = view.getInt32(at, true);
    keys[i] = key;
    let slot = key & (capacity - 1);
    while (slots[slot] !== -1) slot = (slot + 1) & (capacity - 1);
    slots[slot] = i;
  }
  const rowStarts = new Int32Array(features + 1);
  for (let i = 0; i < features; i++, at++) rowStarts[i + 1] = rowStarts[i]! + bytes[at]!;
  const rowLabels = Uint8Array.from(bytes.subarray(at, at + weights));
  at += weights;
  const rowWeights = new Float32Array(weights);
  for (let i = 0; i < weights; i++, at++) rowWeights[i] = view.getInt8(at) * scale;
  const gazetteer = new Map<string, number>();
  for (const [bits, words] of Object.entries(header.gazetteer))
    for (const word of words.split(' ')) gazetteer.set(word, Number(bits));
  return {
    labels: header.labels,
    gazetteer,
    givenNames: new Set(header.givenNames.split(' ')),
    calibration: header.calibration,
    slots,
    keys,
    rowStarts,
    rowLabels,
    rowWeights,
    transitions,
  };
}
