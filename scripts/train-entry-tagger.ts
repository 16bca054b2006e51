// Trains the tagger of reference strings and writes library/extraction/entry/model/.
//   node scripts/train-entry-tagger.ts [--epochs 8] [--held-out] [--out DIR] [--pool FILE]
// With --held-out a tenth of the pool, whole source files together, is kept back and scored after training.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { featuresOf } from '../library/extraction/entry/features.ts';
import { type Gazetteer, phraseTable } from '../library/extraction/entry/word-facts.ts';
import type { CalibrationTables } from '../library/extraction/entry/calibration.ts';
import { parseEntry } from '../library/extraction/entry/entry.ts';
import { readModel } from '../library/extraction/entry/model-file.ts';
import { fitCalibration } from './entry-tagger/calibration-fit.ts';
import { LABELS } from '../library/extraction/entry/labels.ts';
import { trainCrf, type Sequence } from './entry-tagger/crf.ts';
import {
  buildGazetteer,
  collectGivenNames,
  collectPhrases,
  packGazetteer,
} from './entry-tagger/gazetteer.ts';
import { renderEntries } from './entry-tagger/rendered.ts';
import { collectValues } from './entry-tagger/values.ts';
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
  gazetteer: Gazetteer,
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

const number = (name: string, fallback: number): number => Number(option(name, String(fallback)));
const settings = {
  epochs: number('epochs', 8),
  alpha: number('alpha', 0.1),
  beta: 1,
  l1: number('l1', 1),
  l2: number('l2', 1),
  rendered: number('rendered', 8000),
  renderedWeight: number('rendered-weight', 0.5),
  leastFeature: number('least', 2),
  seed: 20210,
};

/** Trains on the given entries and packs the model. */
function train(
  entries: readonly PoolEntry[],
  calibration: CalibrationTables,
  quick: boolean,
): ReturnType<typeof packModel> {
  const labelled = entries.map(labelEntry).filter((entry) => entry !== undefined);
  const rendered = renderEntries(collectValues(entries), settings.rendered, seeded(1977));
  const words = buildGazetteer(labelled, 5);
  const phrases = collectPhrases(labelled, 3);
  const names = Object.entries(phrases).flatMap(([kind, list]) =>
    list.split('\n').map((name) => [name, Number(kind)] as const),
  );
  const weighted = [
    ...labelled.map((entry) => ({ ...entry, weight: 1 })),
    ...rendered.map((entry) => ({ ...entry, weight: settings.renderedWeight })),
  ];
  const { hashes, sequences } = indexFeatures(
    weighted,
    { words, phrases: phraseTable(names) },
    settings.leastFeature,
  );
  console.error(`${sequences.length} entries, ${hashes.length} features, ${LABELS.length} labels`);
  const started = process.cpuUsage();
  const weights = trainCrf(sequences, hashes.length, LABELS.length, {
    ...settings,
    random: seeded(settings.seed),
    report: (epoch, loss) =>
      console.error(
        `epoch ${epoch}: loss ${loss.toFixed(4)}, ${Math.round(process.cpuUsage(started).user / 1e6)} s`,
      ),
  });
  const header = {
    labels: LABELS,
    gazetteer: packGazetteer(words),
    phrases,
    givenNames: collectGivenNames(
      entries.map((entry) => entry.fields),
      2,
    ).join(' '),
    calibration,
  };
  return packModel(weights, hashes, header, quick);
}

const poolFile = option('pool', `${root}../shared/data/reference-strings/training-pool.jsonl`);
const out = option('out', `${root}library/extraction/entry/model`);
const pool = readFileSync(poolFile, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as PoolEntry);
mkdirSync(out, { recursive: true });
const keptBack = pool.filter(isHeldOut);
const first = train(
  pool.filter((entry) => !isHeldOut(entry)),
  {},
  true,
);
const trial = readModel(first.file);
const calibration = fitCalibration(keptBack, (entry) => parseEntry(entry.raw, { model: trial }));
// With --held-out the model that has not seen the entries kept back is the result, so that it can be measured on them.
const packed = flag('held-out') ? first : train(pool, calibration, flag('quick'));
writeFileSync(`${out}/entry-tagger.bin`, packed.file);
writeFileSync(
  `${out}/entry-tagger.json`,
  `${JSON.stringify(
    {
      model: 'linear-chain conditional random field over tokens of reference strings',
      labels: LABELS,
      features: packed.features,
      weights: packed.weights,
      bytes: packed.file.length,
      entries: { pool: pool.length, keptBackForCalibration: keptBack.length, rendered: settings.rendered },
      settings,
      sources: [
        'AnyStyle training data (core and good sets), BSD-2-Clause',
        'GROBID citation training data, Apache-2.0',
        'references rendered by scripts/entry-tagger/rendered.ts',
      ],
    },
    null,
    2,
  )}\n`,
);
console.error(`${packed.features} features, ${packed.weights} weights, ${packed.file.length} bytes`);
