import { featuresOf } from './features.ts';
import type { Label } from './labels.ts';
import type { TaggerModel } from './model-file.ts';
import type { Tokens } from './tokens.ts';

/** The likeliest label of every token and its marginal probability under the model, 0-1. */
export type Tagging = { readonly labels: readonly Label[]; readonly probabilities: Float64Array };

/** Sums the weights of each token's features: `[token][label]`. */
function emissionsOf(tokens: Tokens, model: TaggerModel): Float64Array {
  const { hashes, offsets } = featuresOf(tokens, model.gazetteer);
  const { slots, keys, rowStarts, rowLabels, rowWeights } = model;
  const mask = slots.length - 1;
  const L = model.labels.length;
  const emissions = new Float64Array((offsets.length - 1) * L);
  for (let t = 0; t + 1 < offsets.length; t++) {
    const row = t * L;
    for (let f = offsets[t]!; f < offsets[t + 1]!; f++) {
      const key = hashes[f]!;
      let slot = key & mask;
      let index = slots[slot]!;
      while (index !== -1 && keys[index] !== key) {
        slot = (slot + 1) & mask;
        index = slots[slot]!;
      }
      if (index === -1) continue;
      for (let k = rowStarts[index]!; k < rowStarts[index + 1]!; k++)
        emissions[row + rowLabels[k]!]! += rowWeights[k]!;
    }
  }
  return emissions;
}

/** The best path through the labels (Viterbi 1967). */
function bestPath(emissions: Float64Array, transitions: Float32Array, L: number, T: number): Uint8Array {
  const score = Float64Array.from(emissions);
  const from = new Uint8Array(T * L);
  for (let y = 0; y < L; y++) score[y]! += transitions[L * L + y]!;
  for (let t = 1; t < T; t++) {
    const row = t * L;
    for (let y = 0; y < L; y++) {
      let best = -Infinity;
      for (let x = 0; x < L; x++) {
        const value = score[row - L + x]! + transitions[x * L + y]!;
        if (value > best) {
          best = value;
          from[row + y] = x;
        }
      }
      score[row + y]! += best;
    }
  }
  const path = new Uint8Array(T);
  for (let y = 1; y < L; y++)
    if (score[(T - 1) * L + y]! > score[(T - 1) * L + path[T - 1]!]!) path[T - 1] = y;
  for (let t = T - 1; t > 0; t--) path[t - 1] = from[t * L + path[t]!]!;
  return path;
}

/** The marginal probability of each token's label on the path, by the forward-backward algorithm. */
function marginals(
  emissions: Float64Array,
  transitions: Float32Array,
  path: Uint8Array,
  L: number,
): Float64Array {
  const T = path.length;
  const links = Float64Array.from(transitions, Math.exp);
  const local = new Float64Array(T * L);
  const forward = new Float64Array(T * L);
  const sums = new Float64Array(T);
  for (let t = 0; t < T; t++) {
    const row = t * L;
    let top = -Infinity;
    for (let y = 0; y < L; y++) top = Math.max(top, emissions[row + y]!);
    let sum = 0;
    for (let y = 0; y < L; y++) {
      local[row + y] = Math.exp(emissions[row + y]! - top);
      let mass = t === 0 ? links[L * L + y]! : 0;
      if (t > 0) for (let x = 0; x < L; x++) mass += forward[row - L + x]! * links[x * L + y]!;
      forward[row + y] = mass * local[row + y]!;
      sum += forward[row + y]!;
    }
    sums[t] = sum;
    for (let y = 0; y < L; y++) forward[row + y]! /= sum;
  }
  const out = new Float64Array(T);
  let backward = new Float64Array(L).fill(1);
  for (let t = T - 1; t >= 0; t--) {
    out[t] = Math.min(1, forward[t * L + path[t]!]! * backward[path[t]!]!);
    if (t === 0) break;
    const next = new Float64Array(L);
    for (let x = 0; x < L; x++) {
      let mass = 0;
      for (let y = 0; y < L; y++) mass += links[x * L + y]! * local[t * L + y]! * backward[y]!;
      next[x] = mass / sums[t]!;
    }
    backward = next;
  }
  return out;
}

/** Labels every token of one reference string. */
export function tag(tokens: Tokens, model: TaggerModel): Tagging {
  const L = model.labels.length;
  const emissions = emissionsOf(tokens, model);
  const T = emissions.length / L;
  if (T === 0) return { labels: [], probabilities: new Float64Array(0) };
  const path = bestPath(emissions, model.transitions, L, T);
  return {
    labels: Array.from(path, (label) => model.labels[label] as Label),
    probabilities: marginals(emissions, model.transitions, path, L),
  };
}
