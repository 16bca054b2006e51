/** One training sequence: feature ids of token i stand between `offsets[i]` and `offsets[i + 1]`. */
export type Sequence = {
  readonly features: Int32Array;
  readonly offsets: Int32Array;
  readonly labels: Uint8Array;
  readonly weight: number;
};

/** Weights of a linear-chain conditional random field: emissions `[feature][label]`, transitions `[from][to]`. */
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
  readonly random: () => number;
  readonly report?: (epoch: number, loss: number) => void;
};

/**
 * Trains a linear-chain conditional random field (Lafferty, McCallum & Pereira 2001) by stochastic gradients with
 * the FTRL-proximal step (McMahan et al. 2013), whose L1 penalty leaves most weights exactly zero.
 */
export function trainCrf(
  sequences: readonly Sequence[],
  features: number,
  labels: number,
  settings: TrainingSettings,
): Weights {
  const L = labels;
  const size = features * L;
  const emissions = new Float32Array(size);
  const z = new Float32Array(size);
  const n = new Float32Array(size);
  const tSize = L * L + L;
  const transitions = new Float32Array(tSize);
  const tz = new Float32Array(tSize);
  const tn = new Float32Array(tSize);
  const { alpha, beta, l1, l2, random } = settings;
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
      const { features: ids, offsets, labels: gold, weight } = sequences[index]!;
      const T = gold.length;
      if (T === 0) continue;
      for (let k = 0; k < tSize; k++) expTransitions[k] = Math.exp(transitions[k]!);
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
        for (let y = 0; y < L; y++) {
          let mass = 0;
          if (t === 0) mass = expTransitions[L * L + y]!;
          else for (let x = 0; x < L; x++) mass += forward[row - L + x]! * expTransitions[x * L + y]!;
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
      expected.fill(0);
      for (let t = T - 1; t > 0; t--) {
        const row = t * L;
        for (let x = 0; x < L; x++) {
          let mass = 0;
          const from = forward[row - L + x]!;
          for (let y = 0; y < L; y++) {
            const link = expTransitions[x * L + y]! * emit[row + y]! * backward[row + y]!;
            mass += link;
            expected[x * L + y]! += (from * link) / scale[t]!;
          }
          backward[row - L + x] = mass / scale[t]!;
        }
      }
      for (let t = 0; t < T; t++) {
        const row = t * L;
        const y0 = gold[t]!;
        if (t === 0) loss -= transitions[L * L + y0]! * weight;
        else {
          loss -= transitions[gold[t - 1]! * L + y0]! * weight;
          expected[gold[t - 1]! * L + y0]! -= 1;
        }
        for (let y = 0; y < L; y++) {
          const g = (forward[row + y]! * backward[row + y]! - (y === y0 ? 1 : 0)) * weight;
          if (t === 0) expected[L * L + y]! += g / weight;
          if (g < 1e-4 && g > -1e-4) continue;
          for (let f = offsets[t]!; f < offsets[t + 1]!; f++) step(emissions, z, n, ids[f]! * L + y, g, l1);
        }
      }
      for (let k = 0; k < tSize; k++)
        if (Math.abs(expected[k]!) > 1e-6) step(transitions, tz, tn, k, expected[k]! * weight, 0);
    }
    settings.report?.(epoch + 1, loss / sequences.length);
  }
  return { labels: L, emissions, transitions: transitions.slice(0, L * L), first: transitions.slice(L * L) };
}
