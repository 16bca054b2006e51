import { brotliDecompressSync } from 'node:zlib';
import type { CalibrationTables } from './calibration.ts';
import { EDGES } from './edges.ts';
import { LABELS } from './labels.ts';
import { type Gazetteer, phraseTable } from './word-facts.ts';

/** What the model file says of itself before its weights. */
export type ModelHeader = {
  readonly format: 'gleaner-entry-tagger-2';
  readonly labels: readonly string[];
  readonly features: number;
  readonly weights: number;
  /** Real weight = stored byte × scale. */
  readonly scale: number;
  /** The same of transitions. */
  readonly transitionScale: number;
  readonly gazetteer: Readonly<Record<string, string>>;
  /** Names of journals, publishers and places, one a line, by kind. */
  readonly phrases: Readonly<Record<string, string>>;
  readonly givenNames: string;
  readonly calibration: CalibrationTables;
};

/** The trained tagger in memory. */
export type TaggerModel = {
  readonly labels: readonly string[];
  readonly gazetteer: Gazetteer;
  readonly givenNames: ReadonlySet<string>;
  readonly calibration: CalibrationTables;
  /**
   * Open addressing over cells of `CELL` numbers: a feature hash (0 where empty) and the stored weights of its labels,
   * two in a number (even label + odd label × 65536), so that a look-up touches one place and a sum takes nine additions.
   */
  readonly cells: Int32Array;
  readonly scale: number;
  /** The exponentials of the transitions: `[kind of passage][from][to]`, then the label of the first token. */
  readonly links: Float64Array;
};

/** Numbers that hold the weights of one feature, and those of its cell: its hash stands before them. */
export const PAIRS = (LABELS.length + 1) >> 1;
export const CELL = PAIRS + 1;

/** Where a feature's cell is, or the empty one where it would be. */
export function cellOf(cells: Int32Array, mask: number, key: number): number {
  let cell = (key & mask) * CELL;
  while (cells[cell] !== key && cells[cell] !== 0) cell = cell === mask * CELL ? 0 : cell + CELL;
  return cell;
}

/**
 * Features that many labels weigh come first: they are the ones that nearly every entry has, and those that come first
 * stand where their hash says, so that they are found at once.
 */
function readCells(view: DataView, from: number, features: number, weights: number): Int32Array {
  let capacity = 1 << 10;
  while (capacity < features * 1.6) capacity <<= 1;
  const cells = new Int32Array(capacity * CELL);
  const lengths = from + 4 * features;
  const rows = Array.from({ length: LABELS.length + 1 }, (): [feature: number, label: number][] => []);
  let label = lengths + features;
  for (let i = 0; i < features; i++) {
    const length = view.getUint8(lengths + i);
    rows[length]!.push([i, label]);
    label += length;
  }
  for (let length = LABELS.length; length > 0; length--)
    for (const [i, first] of rows[length]!) {
      const key = view.getInt32(from + 4 * i, true);
      const cell = cellOf(cells, capacity - 1, key);
      cells[cell] = key;
      for (let at = first; at < first + length; at++) {
        const y = view.getUint8(at);
        cells[cell + 1 + (y >> 1)]! += view.getInt8(at + weights) * (y & 1 ? 65536 : 1);
      }
    }
  return cells;
}

/**
 * Reads a model file: Brotli around a 4-byte header length, the header as JSON, then transitions (int8), sorted
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
  const links = new Float64Array(EDGES * L * L + L);
  for (let i = 0; i < links.length; i++, at++) links[i] = Math.exp(view.getInt8(at) * header.transitionScale);
  const cells = readCells(view, at, features, weights);
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
    cells,
    scale,
    links,
  };
}
