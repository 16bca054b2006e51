import { featuresOf } from './features.ts';
import type { Label } from './labels.ts';
import { FILTER_BITS, type TaggerModel } from './model-file.ts';
import type { Tokens } from './tokens.ts';

/** The likeliest label of every token and its marginal probability under the model, 0-1. */
export type Tagging = { readonly labels: readonly Label[]; readonly probabilities: Float64Array };

/** Labels further than this below a token's best one (in log weight) are left out: no path through them can win. */
const BEAM = 12;

/** Scores of each token's labels, and which labels are worth looking at. */
type Lattice = {
  readonly emissions: Float64Array;
  /** The labels of token t stand from `starts[t]` to `starts[t + 1]`. */
  readonly candidates: Uint8Array;
  readonly starts: Int32Array;
};

function sumWeights(tokens: Tokens, model: TaggerModel): Float64Array {
  const { hashes, offsets } = featuresOf(tokens, model.gazetteer);
  const { slots, rowStarts, rowEntries, filter, scale } = model;
  const mask = (slots.length >> 1) - 1;
  const L = model.labels.length;
  const emissions = new Float64Array((offsets.length - 1) * L);
  for (let t = 0; t + 1 < offsets.length; t++) {
    const row = t * L;
    const end = offsets[t + 1]!;
    for (let f = offsets[t]!; f < end; f++) {
      const key = hashes[f]!;
      const bit = (key >>> 11) & (FILTER_BITS - 1);
      if ((filter[bit >>> 5]! & (1 << (bit & 31))) === 0) continue;
      let slot = key & mask;
      let index = slots[2 * slot + 1]!;
      while (index !== 0 && slots[2 * slot] !== key) {
        slot = (slot + 1) & mask;
        index = slots[2 * slot + 1]!;
      }
      if (index === 0) continue;
      const last = rowStarts[index]!;
      for (let k = rowStarts[index - 1]!; k < last; k++) {
        const entry = rowEntries[k]!;
        emissions[row + (entry >> 8)]! += (entry & 255) - 128;
      }
    }
    for (let y = 0; y < L; y++) emissions[row + y]! *= scale;
  }
  return emissions;
}

function latticeOf(emissions: Float64Array, L: number): Lattice {
  const T = emissions.length / L;
  const candidates = new Uint8Array(emissions.length);
  const starts = new Int32Array(T + 1);
  let at = 0;
  for (let t = 0; t < T; t++) {
    const row = t * L;
    let top = -Infinity;
    for (let y = 0; y < L; y++) if (emissions[row + y]! > top) top = emissions[row + y]!;
    for (let y = 0; y < L; y++) {
      emissions[row + y]! -= top;
      if (emissions[row + y]! >= -BEAM) candidates[at++] = y;
    }
    starts[t + 1] = at;
  }
  return { emissions, candidates, starts };
}

/** The best path through the labels (Viterbi 1967). */
function bestPath(
  { emissions, candidates, starts }: Lattice,
  transitions: Float32Array,
  L: number,
): Uint8Array {
  const T = starts.length - 1;
  const score = Float64Array.from(emissions);
  const from = new Uint8Array(T * L);
  for (let b = 0; b < starts[1]!; b++) score[candidates[b]!]! += transitions[L * L + candidates[b]!]!;
  for (let t = 1; t < T; t++) {
    const row = t * L;
    for (let b = starts[t]!; b < starts[t + 1]!; b++) {
      const y = candidates[b]!;
      let best = -Infinity;
      for (let a = starts[t - 1]!; a < starts[t]!; a++) {
        const x = candidates[a]!;
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
  let best = -Infinity;
  for (let b = starts[T - 1]!; b < starts[T]!; b++) {
    if (score[(T - 1) * L + candidates[b]!]! <= best) continue;
    best = score[(T - 1) * L + candidates[b]!]!;
    path[T - 1] = candidates[b]!;
  }
  for (let t = T - 1; t > 0; t--) path[t - 1] = from[t * L + path[t]!]!;
  return path;
}

/** The marginal probability of each token's label on the path, by the forward-backward algorithm. */
function marginals(
  { emissions, candidates, starts }: Lattice,
  links: Float64Array,
  path: Uint8Array,
  L: number,
): Float64Array {
  const T = path.length;
  const local = new Float64Array(T * L);
  const forward = new Float64Array(T * L);
  const sums = new Float64Array(T);
  for (let t = 0; t < T; t++) {
    const row = t * L;
    let sum = 0;
    for (let b = starts[t]!; b < starts[t + 1]!; b++) {
      const y = candidates[b]!;
      const own = Math.exp(emissions[row + y]!);
      local[row + y] = own;
      let mass = t === 0 ? links[L * L + y]! : 0;
      if (t > 0)
        for (let a = starts[t - 1]!; a < starts[t]!; a++)
          mass += forward[row - L + candidates[a]!]! * links[candidates[a]! * L + y]!;
      forward[row + y] = mass * own;
      sum += mass * own;
    }
    sums[t] = sum;
    for (let b = starts[t]!; b < starts[t + 1]!; b++) forward[row + candidates[b]!]! /= sum;
  }
  const out = new Float64Array(T);
  let backward = new Float64Array(L).fill(1);
  let earlier = new Float64Array(L);
  for (let t = T - 1; t >= 0; t--) {
    out[t] = Math.min(1, forward[t * L + path[t]!]! * backward[path[t]!]!);
    if (t === 0) break;
    for (let a = starts[t - 1]!; a < starts[t]!; a++) {
      const x = candidates[a]!;
      let mass = 0;
      for (let b = starts[t]!; b < starts[t + 1]!; b++)
        mass += links[x * L + candidates[b]!]! * local[t * L + candidates[b]!]! * backward[candidates[b]!]!;
      earlier[x] = mass / sums[t]!;
    }
    [backward, earlier] = [earlier, backward];
  }
  return out;
}

/** Labels every token of one reference string. */
export function tag(tokens: Tokens, model: TaggerModel): Tagging {
  const L = model.labels.length;
  const lattice = latticeOf(sumWeights(tokens, model), L);
  if (lattice.starts.length === 1) return { labels: [], probabilities: new Float64Array(0) };
  const path = bestPath(lattice, model.transitions, L);
  return {
    labels: Array.from(path, (label) => model.labels[label] as Label),
    probabilities: marginals(lattice, model.links, path, L),
  };
}
