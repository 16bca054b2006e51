import { EDGES } from './edges.ts';
import { type FeatureList, type Features, featuresOf } from './features.ts';
import type { Label } from './labels.ts';
import { CELL, cellOf, PAIRS, type TaggerModel } from './model-file.ts';
import type { Tokens } from './tokens.ts';

/** The likeliest label of every token and its marginal probability under the model, 0-1. */
export type Tagging = { readonly labels: readonly Label[]; readonly probabilities: Float64Array };

/** A label whose paths so far are less likely than this share of a token's likeliest one is not followed further. */
const LEAST_SHARE = 1e-4;

/** What each token's labels weigh, and the passages between tokens. */
type Lattice = {
  /** The exponential of each label's score, 1 for a token's best. */
  readonly emissions: Float64Array;
  /** For each token, where the transitions that lead to it begin; the first token's are the last of all. */
  readonly edges: Int32Array;
};

/**
 * Adds the stored weights of each unit's features, two labels in a number; `PAIRS` numbers a unit. The nine sums stand
 * in names of their own: half of a reference's time is spent here, and a loop over them takes half as long again.
 */
function sumWeights({ hashes, offsets }: FeatureList, cells: Int32Array): Int32Array {
  const mask = cells.length / CELL - 1;
  const units = offsets.length - 1;
  const sums = new Int32Array(units * PAIRS);
  for (let u = 0; u < units; u++) {
    const end = offsets[u + 1]!;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    let s8 = 0;
    for (let f = offsets[u]!; f < end; f++) {
      const cell = cellOf(cells, mask, hashes[f]!);
      if (cells[cell] === 0) continue;
      s0 = (s0 + cells[cell + 1]!) | 0;
      s1 = (s1 + cells[cell + 2]!) | 0;
      s2 = (s2 + cells[cell + 3]!) | 0;
      s3 = (s3 + cells[cell + 4]!) | 0;
      s4 = (s4 + cells[cell + 5]!) | 0;
      s5 = (s5 + cells[cell + 6]!) | 0;
      s6 = (s6 + cells[cell + 7]!) | 0;
      s7 = (s7 + cells[cell + 8]!) | 0;
      s8 = (s8 + cells[cell + 9]!) | 0;
    }
    const row = u * PAIRS;
    sums[row] = s0;
    sums[row + 1] = s1;
    sums[row + 2] = s2;
    sums[row + 3] = s3;
    sums[row + 4] = s4;
    sums[row + 5] = s5;
    sums[row + 6] = s6;
    sums[row + 7] = s7;
    sums[row + 8] = s8;
  }
  return sums;
}

/** The score of each label for each token: the weights of its own features and of those of its stretch. */
function emissionsOf(features: Features, model: TaggerModel): Float64Array {
  const own = sumWeights(features.tokens, model.cells);
  const shared = sumWeights(features.segments, model.cells);
  const L = model.labels.length;
  const n = features.tokens.offsets.length - 1;
  const emissions = new Float64Array(n * L);
  for (let t = 0; t < n; t++) {
    const segment = features.segmentOf[t]! * PAIRS;
    for (let y = 0; y < L; y++) {
      const both = own[t * PAIRS + (y >> 1)]! + shared[segment + (y >> 1)]!;
      const even = (both << 16) >> 16;
      emissions[t * L + y] = (y & 1 ? (both - even) >> 16 : even) * model.scale;
    }
  }
  return emissions;
}

function latticeOf(tokens: Tokens, model: TaggerModel): Lattice {
  const features = featuresOf(tokens, model.gazetteer);
  const emissions = emissionsOf(features, model);
  const L = model.labels.length;
  const edges = Int32Array.from(features.edges, (edge) => edge * L * L);
  edges[0] = EDGES * L * L;
  for (let row = 0; row < emissions.length; row += L) {
    let top = -Infinity;
    for (let y = 0; y < L; y++) if (emissions[row + y]! > top) top = emissions[row + y]!;
    for (let y = 0; y < L; y++) emissions[row + y] = Math.exp(emissions[row + y]! - top);
  }
  return { emissions, edges };
}

/** All paths up to each token, summed and the best of them, as shares of what all labels of the token come to. */
type Paths = {
  readonly forward: Float64Array;
  /** The sum that each token's paths were divided by. */
  readonly sums: Float64Array;
  /** The label before each token's label on its best path. */
  readonly from: Uint8Array;
  readonly last: number;
  /** The labels of token t that are followed stand from `starts[t]` to `starts[t + 1]`. */
  readonly candidates: Uint8Array;
  readonly starts: Int32Array;
};

/** The forward half of the forward-backward algorithm, and with it the best path (Viterbi 1967). */
function pathsThrough({ emissions, edges }: Lattice, links: Float64Array, L: number): Paths {
  const T = edges.length;
  const forward = new Float64Array(T * L);
  const best = new Float64Array(T * L);
  const sums = new Float64Array(T);
  const from = new Uint8Array(T * L);
  const candidates = new Uint8Array(T * L);
  const starts = new Int32Array(T + 1);
  let at = 0;
  for (let y = 0; y < L; y++) best[y] = forward[y] = links[edges[0]! + y]!;
  for (let t = 0; t < T; t++) {
    const row = t * L;
    for (let a = t === 0 ? at : starts[t - 1]!; a < starts[t]!; a++) {
      const x = candidates[a]!;
      const link = edges[t]! + x * L;
      const mass = forward[row - L + x]!;
      const path = best[row - L + x]!;
      for (let y = 0; y < L; y++) {
        forward[row + y]! += mass * links[link + y]!;
        const value = path * links[link + y]!;
        if (value <= best[row + y]!) continue;
        best[row + y] = value;
        from[row + y] = x;
      }
    }
    let sum = 0;
    let top = 0;
    for (let y = 0; y < L; y++) {
      const mass = forward[row + y]! * emissions[row + y]!;
      forward[row + y] = mass;
      sum += mass;
      if (mass > top) top = mass;
    }
    sums[t] = sum;
    for (let y = 0; y < L; y++) {
      if (forward[row + y]! >= top * LEAST_SHARE) candidates[at++] = y;
      forward[row + y]! /= sum;
      best[row + y]! *= emissions[row + y]! / sum;
    }
    starts[t + 1] = at;
  }
  let last = 0;
  for (let y = 1; y < L; y++) if (best[(T - 1) * L + y]! > best[(T - 1) * L + last]!) last = y;
  return { forward, sums, from, last, candidates, starts };
}

function bestPath({ from, last }: Paths, T: number, L: number): Uint8Array {
  const path = new Uint8Array(T);
  path[T - 1] = last;
  for (let t = T - 1; t > 0; t--) path[t - 1] = from[t * L + path[t]!]!;
  return path;
}

/** The marginal probability of each token's label on the path: the backward half of the algorithm. */
function marginals(
  { emissions, edges }: Lattice,
  { forward, sums, candidates, starts }: Paths,
  links: Float64Array,
  path: Uint8Array,
  L: number,
): Float64Array {
  const T = path.length;
  const out = new Float64Array(T);
  const onward = new Float64Array(L);
  let backward = new Float64Array(L).fill(1);
  let earlier = new Float64Array(L);
  for (let t = T - 1; t >= 0; t--) {
    out[t] = Math.min(1, forward[t * L + path[t]!]! * backward[path[t]!]!);
    if (t === 0) break;
    for (let b = starts[t]!; b < starts[t + 1]!; b++) {
      const y = candidates[b]!;
      onward[b - starts[t]!] = (emissions[t * L + y]! * backward[y]!) / sums[t]!;
    }
    for (let a = starts[t - 1]!; a < starts[t]!; a++) {
      const link = edges[t]! + candidates[a]! * L;
      let mass = 0;
      for (let b = starts[t]!; b < starts[t + 1]!; b++)
        mass += links[link + candidates[b]!]! * onward[b - starts[t]!]!;
      earlier[candidates[a]!] = mass;
    }
    [backward, earlier] = [earlier, backward];
  }
  return out;
}

/** Labels every token of one reference string. */
export function tag(tokens: Tokens, model: TaggerModel): Tagging {
  const L = model.labels.length;
  const lattice = latticeOf(tokens, model);
  const T = lattice.edges.length;
  if (T === 0) return { labels: [], probabilities: new Float64Array(0) };
  const paths = pathsThrough(lattice, model.links, L);
  const path = bestPath(paths, T, L);
  return {
    labels: Array.from(path, (label) => model.labels[label] as Label),
    probabilities: marginals(lattice, paths, model.links, path, L),
  };
}
