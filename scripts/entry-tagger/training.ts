import type { CalibrationTables } from '../../library/extraction/entry/calibration.ts';
import { EDGES } from '../../library/extraction/entry/edges.ts';
import { type FeatureList, featuresOf } from '../../library/extraction/entry/features.ts';
import { LABELS } from '../../library/extraction/entry/labels.ts';
import type { Tokens } from '../../library/extraction/entry/tokens.ts';
import { type Gazetteer, phraseTable } from '../../library/extraction/entry/word-facts.ts';
import { type Sequence, trainCrf } from './crf.ts';
import { type CslPlan, renderCslEntries } from './csl-entries.ts';
import { buildGazetteer, collectGivenNames, collectPhrases, packGazetteer } from './gazetteer.ts';
import type { Random } from './grammar.ts';
import { packModel } from './model-writer.ts';
import { disturb } from './noise.ts';
import { type Painted, tokenisePainted } from './painted.ts';
import { type LabelledEntry, labelEntry, labelIndex, type PoolEntry } from './pool.ts';
import { renderEntries } from './rendered.ts';
import { collectValues, languageOf } from './values.ts';
import { GRAMMARS } from './works.ts';

/** A small seeded generator (mulberry32), so that a training can be repeated to the byte. */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

/** How a model is trained; written beside it. */
export type Settings = {
  readonly epochs: number;
  readonly alpha: number;
  readonly beta: number;
  readonly l1: number;
  readonly l2: number;
  /** The share of features left out of a token each time it is seen. */
  readonly drop: number;
  /** How many references our own templates print, and how much each counts against one of the pool. */
  readonly rendered: number;
  readonly renderedWeight: number;
  /** Which share of the pool is used a second time after damage, and how much each counts. */
  readonly disturbed: number;
  readonly disturbedWeight: number;
  /** How CSL styles are used, and how much each of their references counts. */
  readonly csl: CslPlan;
  readonly cslWeight: number;
  readonly leastFeature: number;
  readonly seed: number;
};

/** Entries of the pool as they could have been damaged or printed by another house; `share` of them, in their order. */
function disturbPool(pool: readonly PoolEntry[], share: number, random: Random): readonly LabelledEntry[] {
  return pool.flatMap((entry) => {
    const labelled = random() < share ? labelEntry(entry) : undefined;
    if (!labelled) return [];
    const { text, tokens } = labelled.tokens;
    const painted: Painted = {
      text,
      labels: Array.from(text, () => undefined),
      italic: Array.from(text, () => false),
    };
    if (painted.labels.length !== text.length) return [];
    tokens.forEach((token, i) => {
      painted.labels.fill(labelled.labels[i], token.outerStart, token.outerEnd);
    });
    const language = languageOf(text);
    disturb(painted, language, GRAMMARS[language], random);
    return painted.text === text ? [] : (tokenisePainted(painted, labelled.source) ?? []);
  });
}

type Weighted = LabelledEntry & { readonly weight: number };

/** The features of each token with those of its stretch. */
function flatFeatures(entry: Tokens, gazetteer: Gazetteer): FeatureList & { readonly edges: Uint8Array } {
  const { tokens, segments, segmentOf, edges } = featuresOf(entry, gazetteer);
  const n = tokens.offsets.length - 1;
  const offsets = new Int32Array(n + 1);
  for (let t = 0; t < n; t++)
    offsets[t + 1] =
      offsets[t]! +
      (tokens.offsets[t + 1]! - tokens.offsets[t]!) +
      (segments.offsets[segmentOf[t]! + 1]! - segments.offsets[segmentOf[t]!]!);
  const hashes = new Int32Array(offsets[n]!);
  for (let t = 0; t < n; t++) {
    const own = tokens.hashes.subarray(tokens.offsets[t], tokens.offsets[t + 1]);
    hashes.set(own, offsets[t]);
    hashes.set(
      segments.hashes.subarray(segments.offsets[segmentOf[t]!], segments.offsets[segmentOf[t]! + 1]),
      offsets[t]! + own.length,
    );
  }
  return { hashes, offsets, edges };
}

/** Numbers the features seen at least `least` times and writes every entry in those numbers. */
function indexFeatures(
  entries: readonly Weighted[],
  gazetteer: Gazetteer,
  least: number,
): { hashes: Int32Array; sequences: Sequence[] } {
  const raw = entries.map((entry) => flatFeatures(entry.tokens, gazetteer));
  const counts = new Map<number, number>();
  for (const { hashes } of raw) for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const ids = new Map<number, number>();
  for (const [hash, count] of counts) if (count >= least) ids.set(hash, ids.size);
  const sequences = raw.map(({ hashes, offsets, edges }, e): Sequence => {
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
      edges,
      labels: Uint8Array.from(entries[e]!.labels, (label) => labelIndex.get(label)!),
      weight: entries[e]!.weight,
    };
  });
  return { hashes: Int32Array.from(ids.keys()), sequences };
}

/** References printed by ourselves and damaged ones of the pool. */
export type Printed = Readonly<Record<'templates' | 'csl' | 'damaged', readonly LabelledEntry[]>>;

/** Prints references from the values of the given entries; printing takes longer than one training, so that two share it. */
export function printEntries(entries: readonly PoolEntry[], settings: Settings): Printed {
  const values = collectValues(entries);
  return {
    templates: renderEntries(values, settings.rendered, seeded(1977)),
    csl: renderCslEntries(entries, values, settings.csl, seeded(2010)),
    damaged: disturbPool(entries, settings.disturbed, seeded(1848)),
  };
}

/** Trains on the given entries and on printed ones, and packs the model. */
export function train(
  entries: readonly PoolEntry[],
  { templates, csl, damaged }: Printed,
  settings: Settings,
  calibration: CalibrationTables,
  quick: boolean,
): ReturnType<typeof packModel> & {
  readonly entries: Readonly<Record<'pool' | 'damaged' | 'templates' | 'csl', number>>;
} {
  const labelled = entries.map(labelEntry).filter((entry) => entry !== undefined);
  const words = buildGazetteer(labelled, 5);
  const phrases = collectPhrases(labelled, 3);
  const names = Object.entries(phrases).flatMap(([kind, list]) =>
    list.split('\n').map((name) => [name, Number(kind)] as const),
  );
  const weighted: Weighted[] = [
    ...labelled.map((entry) => ({ ...entry, weight: 1 })),
    ...templates.map((entry) => ({ ...entry, weight: settings.renderedWeight })),
    ...damaged.map((entry) => ({ ...entry, weight: settings.disturbedWeight })),
    ...csl.map((entry) => ({ ...entry, weight: settings.cslWeight })),
  ];
  const { hashes, sequences } = indexFeatures(
    weighted,
    { words, phrases: phraseTable(names) },
    settings.leastFeature,
  );
  console.error(
    `${labelled.length} entries of the pool and ${damaged.length} damaged ones, ${templates.length} of templates, ${csl.length} of CSL styles, ${hashes.length} features`,
  );
  const started = process.cpuUsage();
  const weights = trainCrf(
    sequences,
    { features: hashes.length, labels: LABELS.length, edges: EDGES },
    {
      ...settings,
      random: seeded(settings.seed),
      report: (epoch, loss) =>
        console.error(
          `epoch ${epoch}: loss ${loss.toFixed(4)}, ${Math.round(process.cpuUsage(started).user / 1e6)} s`,
        ),
    },
  );
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
  return {
    ...packModel(weights, hashes, header, quick),
    entries: {
      pool: labelled.length,
      damaged: damaged.length,
      templates: templates.length,
      csl: csl.length,
    },
  };
}
