import { EDGES } from './edges.ts';
import { type FeatureList, type Features, featuresOf } from './features.ts';
import type { Label } from './labels.ts';
import { CELL, cellOf, PAIRS, type TaggerModel } from './model-file.ts';
import type { Tokens } from './tokens.ts';

/** The likeliest label of every token and its marginal probability under the model, 0-1. */
export type Tagging = { readonly labels: readonly Label[]; readonly probabilities: Float64Array };

/** Labels further than this below a token's best one (in log weight) are left out: no path through them can win. */
const BEAM = 12;

/** Scores of each token's labels, and which labels are worth looking at. */
type Lattice = {
  readonly emissions: Float64Array;
  /** For each token, where the transitions that lead to it begin; the first token's are the last of all. */
  readonly edges: Int32Array;
  /** The labels of token t stand from `starts[t]` to `starts[t + 1]`. */
  readonly candidates: Uint8Array;
  readonly starts: Int32Array;
};

/** Adds the stored weights of each unit's features, two labels in a number; `PAIRS` numbers a unit. */
function sumWeights({ hashes, offsets }: FeatureList, cells: Int32Array): Int32Array {
  const mask = cells.length / CELL - 1;
  const units = offsets.length - 1;
  const sums = new Int32Array(units * PAIRS);
  for (let u = 0; u < units; u++) {
    const row = u * PAIRS;
    const end = offsets[u + 1]!;
    for (let f = offsets[u]!; f < end; f++) {
      const cell = cellOf(cells, mask, hashes[f]!);
      if (cells[cell] === 0) continue;
      for (let p = 0; p < PAIRS; p++) sums[row + p]! += cells[cell + 1 + p]!;
    }
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
  const T = emissions.length / L;
  const edges = Int32Array.from(features.edges, (edge) => edge * L * L);
  edges[0] = EDGES * L * L;
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
  return { emissions, edges, candidates, starts };
}

/** The best path through the labels (Viterbi 1967). */
function bestPath(
  { emissions, edges, candidates, starts }: Lattice,
  transitions: Float32Array,
  L: number,
): Uint8Array {
  const T = starts.length - 1;
  const score = Float64Array.from(emissions);
  const from = new Uint8Array(T * L);
  for (let b = 0; b < starts[1]!; b++) score[candidates[b]!]! += transitions[edges[0]! + candidates[b]!]!;
  for (let t = 1; t < T; t++) {
    const row = t * L;
    const edge = edges[t]!;
    for (let b = starts[t]!; b < starts[t + 1]!; b++) {
      const y = candidates[b]!;
      let best = -Infinity;
      for (let a = starts[t - 1]!; a < starts[t]!; a++) {
        const x = candidates[a]!;
        const value = score[row - L + x]! + transitions[edge + x * L + y]!;
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
  { emissions, edges, candidates, starts }: Lattice,
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
    const edge = edges[t]!;
    let sum = 0;
    for (let b = starts[t]!; b < starts[t + 1]!; b++) {
      const y = candidates[b]!;
      const own = Math.exp(emissions[row + y]!);
      local[row + y] = own;
      let mass = t === 0 ? links[edge + y]! : 0;
      if (t > 0)
        for (let a = starts[t - 1]!; a < starts[t]!; a++)
          mass += forward[row - L + candidates[a]!]! * links[edge + candidates[a]! * L + y]!;
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
    const edge = edges[t]!;
    for (let a = starts[t - 1]!; a < starts[t]!; a++) {
      const x = candidates[a]!;
      let mass = 0;
      for (let b = starts[t]!; b < starts[t + 1]!; b++)
        mass +=
          links[edge + x * L + candidates[b]!]! * local[t * L + candidates[b]!]! * backward[candidates[b]!]!;
      earlier[x] = mass / sums[t]!;
    }
    [backward, earlier] = [earlier, backward];
  }
  return out;
}

/** Labels every token of one reference string. */
export function tag(tokens: Tokens, model: TaggerModel): Tagging {
  const L = model.labels.length;
  const lattice = latticeOf(tokens, model);
  if (lattice.starts.length === 1) return { labels: [], probabilities: new Float64Array(0) };
  const path = bestPath(lattice, model.transitions, L);
  return {
    labels: Array.from(path, (label) => model.labels[label] as Label),
    probabilities: marginals(lattice, model.links, path, L),
  };
}
