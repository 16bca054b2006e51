import { EDGES, GAPS } from '../../library/extraction/entry/edges.ts';

/** One training sequence: feature ids of token i stand between `offsets[i]` and `offsets[i + 1]`. */
export type Sequence = {
  readonly features: Int32Array;
  readonly offsets: Int32Array;
  /** For each token, which of the transition tables leads to it. */
  readonly edges: Uint8Array;
  readonly labels: Uint8Array;
  readonly weight: number;
};

/** Weights of a linear-chain conditional random field: emissions `[feature][label]`, transitions `[edge][from][to]`. */
export type Weights = {
  readonly labels: number;
  readonly emissions: Float32Array;
  readonly transitions: Float32Array;
  readonly first: Float32Array;
};

export type TrainingSettings = {
  readonly epochs: number;
  /** Learning rate and damping of FTRL-proximal. */
  readonly alpha: number;
  readonly beta: number;
  /** L1 and L2 penalties. */
  readonly l1: number;
  readonly l2: number;
  /** The share of features left out of a token each time it is seen, so that none is leaned on alone (Hinton et al. 2012). */
  readonly drop: number;
  readonly random: () => number;
  readonly report?: (epoch: number, loss: number) => void;
};

/** The features of a sequence without the share that is left out this time. */
function thinned(
  sequence: Sequence,
  drop: number,
  random: () => number,
): Pick<Sequence, 'features' | 'offsets'> {
  if (drop === 0) return sequence;
  const features = new Int32Array(sequence.features.length);
  const offsets = new Int32Array(sequence.offsets.length);
  let at = 0;
  for (let t = 0; t + 1 < offsets.length; t++) {
    for (let f = sequence.offsets[t]!; f < sequence.offsets[t + 1]!; f++)
      if (random() >= drop) features[at++] = sequence.features[f]!;
    offsets[t + 1] = at;
  }
  return { features, offsets };
}

/** How many edges, in their order, share a table of transitions on each level: all of them, those of one gap, each. */
const LEVELS = [EDGES, EDGES / GAPS, 1];

/**
 * Trains a linear-chain conditional random field (Lafferty, McCallum & Pereira 2001) by stochastic gradients with
 * the FTRL-proximal step (McMahan et al. 2013), whose L1 penalty leaves most weights exactly zero.
 */
export function trainCrf(
  sequences: readonly Sequence[],
  sizes: { readonly features: number; readonly labels: number; readonly edges: number },
  settings: TrainingSettings,
): Weights {
  const L = sizes.labels;
  const size = sizes.features * L;
  const square = L * L;
  const first = sizes.edges * square;
  const emissions = new Float32Array(size);
  const z = new Float32Array(size);
  const n = new Float32Array(size);
  const tSize = first + L;
  // What an edge does is what all do, what those of its group do, and what it does by itself.
  const links = LEVELS.map(() => new Float32Array(tSize));
  const linkZ = LEVELS.map(() => new Float32Array(tSize));
  const linkN = LEVELS.map(() => new Float32Array(tSize));
  const linkGradient = LEVELS.map(() => new Float64Array(tSize));
  const transitions = new Float32Array(tSize);
  const { alpha, beta, l1, l2, drop, random } = settings;
  const step = (
    w: Float32Array,
    zs: Float32Array,
    ns: Float32Array,
    i: number,
    g: number,
    penalty: number,
  ): void => {
    const before = ns[i]!;
    const after = before + g * g;
    const sigma = (Math.sqrt(after) - Math.sqrt(before)) / alpha;
    const zi = zs[i]! + g - sigma * w[i]!;
    zs[i] = zi;
    ns[i] = after;
    w[i] =
      Math.abs(zi) <= penalty
        ? 0
        : -(zi - Math.sign(zi) * penalty) / ((beta + Math.sqrt(after)) / alpha + l2);
  };
  const addTables = (edge: number): void => {
    for (let k = 0; k < square; k++)
      transitions[edge * square + k] = links.reduce(
        (sum, link, level) => sum + link[Math.floor(edge / LEVELS[level]!) * square + k]!,
        0,
      );
  };
  const rangesOf = (used: readonly number[]): (readonly [number, number])[] => [
    ...used.map((edge) => [edge * square, (edge + 1) * square] as const),
    [first, tSize],
  ];
  const longest = sequences.reduce((most, sequence) => Math.max(most, sequence.labels.length), 0);
  const emit = new Float64Array(longest * L);
  const forward = new Float64Array(longest * L);
  const backward = new Float64Array(longest * L);
  const scale = new Float64Array(longest);
  const expected = new Float64Array(tSize);
  const expTransitions = new Float64Array(tSize);
  const order = sequences.map((_, index) => index);
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    let loss = 0;
    for (const index of order) {
      const { edges, labels: gold, weight } = sequences[index]!;
      const T = gold.length;
      if (T === 0) continue;
      const { features: ids, offsets } = thinned(sequences[index]!, drop, random);
      // Only the tables that this sequence passes through are looked at.
      const used = [...new Set(edges.subarray(1))];
      for (const edge of used) addTables(edge);
      for (let y = 0; y < L; y++) transitions[first + y] = links[0]![first + y]!;
      for (const [from, to] of rangesOf(used))
        for (let k = from; k < to; k++) {
          expTransitions[k] = Math.exp(transitions[k]!);
          expected[k] = 0;
        }
      let logZ = 0;
      for (let t = 0; t < T; t++) {
        const row = t * L;
        for (let y = 0; y < L; y++) emit[row + y] = 0;
        for (let f = offsets[t]!; f < offsets[t + 1]!; f++) {
          const base = ids[f]! * L;
          for (let y = 0; y < L; y++) emit[row + y]! += emissions[base + y]!;
        }
        loss -= emit[row + gold[t]!]! * weight;
        let top = -Infinity;
        for (let y = 0; y < L; y++) if (emit[row + y]! > top) top = emit[row + y]!;
        logZ += top;
        for (let y = 0; y < L; y++) emit[row + y] = Math.exp(emit[row + y]! - top);
        let sum = 0;
        const edge = edges[t]! * square;
        for (let y = 0; y < L; y++) {
          let mass = 0;
          if (t === 0) mass = expTransitions[first + y]!;
          else for (let x = 0; x < L; x++) mass += forward[row - L + x]! * expTransitions[edge + x * L + y]!;
          const value = mass * emit[row + y]!;
          forward[row + y] = value;
          sum += value;
        }
        scale[t] = sum;
        logZ += Math.log(sum);
        for (let y = 0; y < L; y++) forward[row + y]! /= sum;
      }
      loss += logZ * weight;
      for (let y = 0; y < L; y++) backward[(T - 1) * L + y] = 1;
      for (let t = T - 1; t > 0; t--) {
        const row = t * L;
        const edge = edges[t]! * square;
        for (let x = 0; x < L; x++) {
          let mass = 0;
          const from = forward[row - L + x]!;
          for (let y = 0; y < L; y++) {
            const link = expTransitions[edge + x * L + y]! * emit[row + y]! * backward[row + y]!;
            mass += link;
            expected[edge + x * L + y]! += (from * link) / scale[t]!;
          }
          backward[row - L + x] = mass / scale[t]!;
        }
      }
      for (let t = 0; t < T; t++) {
        const row = t * L;
        const y0 = gold[t]!;
        if (t === 0) loss -= transitions[first + y0]! * weight;
        else {
          const link = (edges[t]! * L + gold[t - 1]!) * L + y0;
          loss -= transitions[link]! * weight;
          expected[link]! -= 1;
        }
        for (let y = 0; y < L; y++) {
          const g = (forward[row + y]! * backward[row + y]! - (y === y0 ? 1 : 0)) * weight;
          if (t === 0) expected[first + y]! += g / weight;
          if (g < 1e-4 && g > -1e-4) continue;
          for (let f = offsets[t]!; f < offsets[t + 1]!; f++) step(emissions, z, n, ids[f]! * L + y, g, l1);
        }
      }
      for (let level = 0; level < LEVELS.length; level++) {
        const gradient = linkGradient[level]!;
        const touched = new Set<number>();
        for (const edge of used) {
          const shared = Math.floor(edge / LEVELS[level]!) * square;
          touched.add(shared);
          for (let k = 0; k < square; k++) gradient[shared + k]! += expected[edge * square + k]!;
        }
        if (level === 0) for (let k = first; k < tSize; k++) gradient[k] = expected[k]!;
        for (const from of level === 0 ? [...touched, first] : touched)
          for (let k = from; k < (from === first ? tSize : from + square); k++) {
            if (Math.abs(gradient[k]!) > 1e-6)
              step(links[level]!, linkZ[level]!, linkN[level]!, k, gradient[k]! * weight, 0);
            gradient[k] = 0;
          }
      }
    }
    settings.report?.(epoch + 1, loss / sequences.length);
  }
  for (let edge = 0; edge < sizes.edges; edge++) addTables(edge);
  for (let k = first; k < tSize; k++) transitions[k] = links[0]![k]!;
  // A token meets all of its features when it is read, more than it did in training.
  for (let k = 0; k < size; k++) emissions[k]! *= 1 - drop;
  return { labels: L, emissions, transitions: transitions.slice(0, first), first: transitions.slice(first) };
}
