// Trains the tagger of reference strings and writes library/extraction/entry/model/.
//   node scripts/train-entry-tagger.ts [--epochs 8] [--held-out] [--out DIR] [--pool FILE]
// With --held-out a tenth of the pool, whole source files together, is kept back and scored after training.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { featuresOf } from '../library/extraction/entry/features.ts';
import { LABELS } from '../library/extraction/entry/labels.ts';
import { trainCrf, type Sequence } from './entry-tagger/crf.ts';
import { buildGazetteer, collectGivenNames, packGazetteer } from './entry-tagger/gazetteer.ts';
import { packModel } from './entry-tagger/model-writer.ts';
import {
  isHeldOut,
  labelEntry,
  labelIndex,
  type LabelledEntry,
  type PoolEntry,
} from './entry-tagger/pool.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const option = (name: string, fallback: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1]!;
};
const flag = (name: string): boolean => process.argv.includes(`--${name}`);

/** A small seeded generator (mulberry32), so that a training can be repeated to the byte. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

/** Numbers the features seen at least `least` times and writes every entry in those numbers. */
function indexFeatures(
  entries: readonly (LabelledEntry & { weight: number })[],
  gazetteer: ReadonlyMap<string, number>,
  least: number,
): { hashes: Int32Array; sequences: Sequence[] } {
  const raw = entries.map((entry) => featuresOf(entry.tokens, gazetteer));
  const counts = new Map<number, number>();
  for (const { hashes } of raw) for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const ids = new Map<number, number>();
  for (const [hash, count] of counts) if (count >= least) ids.set(hash, ids.size);
  const sequences = raw.map(({ hashes, offsets }, e): Sequence => {
    const features: number[] = [];
    const newOffsets = new Int32Array(offsets.length);
    for (let t = 0; t + 1 < offsets.length; t++) {
      for (let f = offsets[t]!; f < offsets[t + 1]!; f++) {
        const id = ids.get(hashes[f]!);
        if (id !== undefined) features.push(id);
      }
      newOffsets[t + 1] = features.length;
    }
    return {
      features: Int32Array.from(features),
      offsets: newOffsets,
      labels: Uint8Array.from(entries[e]!.labels, (label) => labelIndex.get(label)!),
      weight: entries[e]!.weight,
    };
  });
  return { hashes: Int32Array.from(ids.keys()), sequences };
}

const poolFile = option('pool', `${root}../shared/data/reference-strings/training-pool.jsonl`);
const out = option('out', `${root}library/extraction/entry/model`);
const pool = readFileSync(poolFile, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as PoolEntry);
const training = flag('held-out') ? pool.filter((entry) => !isHeldOut(entry)) : pool;
const labelled = training.map(labelEntry).filter((entry) => entry !== undefined);
const gazetteer = buildGazetteer(labelled, 5);
const weighted = labelled.map((entry) => ({ ...entry, weight: 1 }));
const { hashes, sequences } = indexFeatures(weighted, gazetteer, Number(option('least', '2')));
console.error(`${sequences.length} entries, ${hashes.length} features, ${LABELS.length} labels`);
const started = process.cpuUsage();
const weights = trainCrf(sequences, hashes.length, LABELS.length, {
  epochs: Number(option('epochs', '6')),
  alpha: Number(option('alpha', '0.1')),
  beta: 1,
  l1: Number(option('l1', '0.5')),
  l2: Number(option('l2', '0.5')),
  random: seeded(20210),
  report: (epoch, loss) =>
    console.error(
      `epoch ${epoch}: loss ${loss.toFixed(4)}, ${Math.round(process.cpuUsage(started).user / 1e6)} s`,
    ),
});
const packed = packModel(
  weights,
  hashes,
  {
    labels: LABELS,
    gazetteer: packGazetteer(gazetteer),
    givenNames: collectGivenNames(
      training.map((entry) => entry.fields),
      2,
    ).join(' '),
    calibration: {},
  },
  flag('quick'),
);
mkdirSync(out, { recursive: true });
writeFileSync(`${out}/entry-tagger.bin`, packed.file);
console.error(`${packed.features} features, ${packed.weights} weights, ${packed.file.length} bytes`);
