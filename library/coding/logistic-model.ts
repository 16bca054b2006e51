/** Features of one text: name -> value; what is not named is 0. */
export type Features = ReadonlyMap<string, number>;

/** One decision to learn from: `prior` is the log odds before anything was learned, `weight` how much it counts. */
export type Example = {
  readonly features: Features;
  readonly prior: number;
  readonly isYes: boolean;
  readonly weight: number;
};

/** Log odds = slope x prior + bias + sum of weights x features. */
export type LogisticModel = {
  readonly slope: number;
  readonly bias: number;
  readonly weights: ReadonlyMap<string, number>;
};

/** What is believed before anything was learned: the prior as it is. */
export const UNTRAINED: LogisticModel = { slope: 1, bias: 0, weights: new Map() };

export type Regularisation = {
  /** Pull of the slope to 1, of the bias to 0, of each weight to 0. */
  readonly slope: number;
  readonly bias: number;
  readonly weights: number;
};

/** Examples looked at in all, in a few passes at least and so many at most: many examples need fewer passes. */
const LOOKS = 8_000;
const PASSES = { fewest: 10, most: 60 };
const STEP = 0.5;
/** Features looked at between two pauses: some milliseconds. */
const AT_ONCE = 100_000;
/** How many times as long a feature takes to be read at first. */
const READING = 10;

/**
 * Fits a logistic regression with a Gaussian prior around `start` (maximum a posteriori; Genkin, Lewis and Madigan
 * 2007), by AdaGrad (Duchi, Hazan and Singer 2011) over the examples in their order, so that the same examples always
 * give the same model. It pauses often, for whoever has something else to do.
 */
export function* fitting(
  examples: readonly Example[],
  pull: Regularisation,
  start: LogisticModel = UNTRAINED,
): Generator<void, LogisticModel> {
  const dictionary = dictionaryNow();
  const names: string[] = [];
  let places = new Int32Array(dictionary.names.length).fill(-1);
  const rows: Row[] = [];
  let looked = 0;
  for (const { features } of examples) {
    const vector = vectorOf(features, dictionary);
    if (places.length < dictionary.names.length) places = grown(places, dictionary.names.length);
    const at = new Int32Array(vector.at.length);
    for (let k = 0; k < at.length; k++) {
      const number = vector.at[k] ?? 0;
      let place = places[number] ?? -1;
      if (place < 0) {
        place = names.length;
        places[number] = place;
        names.push(dictionary.names[number] ?? '');
      }
      at[k] = place;
    }
    rows.push({ at, values: vector.values });
    looked += READING * at.length;
    if (looked > AT_ONCE) {
      looked = 0;
      yield;
    }
  }
  const size = names.length;
  const weights = new Float64Array(size);
  for (const [at, name] of names.entries()) weights[at] = start.weights.get(name) ?? 0;
  const fit: Fit = {
    weights,
    origin: Float64Array.from(weights),
    seen: new Float64Array(size).fill(1e-8),
    slope: start.slope,
    bias: start.bias,
    seenSlope: 1e-8,
    seenBias: 1e-8,
  };
  const shared: Shared = { ...pull, n: Math.max(1, examples.length) };
  const passes = passesOver(examples.length);
  for (let pass = 0; pass < passes; pass++) {
    for (let i = 0; i < examples.length; i++) {
      const example = examples[i];
      const row = rows[i];
      if (example === undefined || row === undefined) continue;
      looked += row.at.length + 1;
      if (looked > AT_ONCE) {
        looked = 0;
        yield;
      }
      stepTowards(fit, example, row, shared, start);
    }
  }
  return {
    slope: fit.slope,
    bias: fit.bias,
    weights: new Map(names.map((name, at) => [name, weights[at] ?? 0])),
  };
}

function passesOver(examples: number): number {
  return Math.max(PASSES.fewest, Math.min(PASSES.most, Math.ceil(LOOKS / Math.max(1, examples))));
}

/** Names of features, numbered as they are met. */
type Dictionary = { readonly numbers: Map<string, number>; readonly names: string[] };
/** Features by their numbers. */
type Vector = { readonly dictionary: Dictionary; readonly at: Int32Array; readonly values: Float64Array };

const MOST_NAMES = 500_000;
/** Smaller ones are made anew sooner than found. */
const WORTH_KEEPING = 30;
let latest: Dictionary = { numbers: new Map(), names: [] };
const vectors = new WeakMap<Features, Vector>();

function dictionaryNow(): Dictionary {
  if (latest.names.length > MOST_NAMES) latest = { numbers: new Map(), names: [] };
  return latest;
}

/** The same text is an example of many codes: its names are looked up once. */
function vectorOf(features: Features, dictionary: Dictionary): Vector {
  const known = vectors.get(features);
  if (known?.dictionary === dictionary && known.at.length === features.size) return known;
  const { numbers, names } = dictionary;
  const at = new Int32Array(features.size);
  let place = 0;
  for (const name of features.keys()) {
    let number = numbers.get(name);
    if (number === undefined) {
      number = names.length;
      numbers.set(name, number);
      names.push(name);
    }
    at[place++] = number;
  }
  const vector = { dictionary, at, values: Float64Array.from(features.values()) };
  if (at.length >= WORTH_KEEPING) vectors.set(features, vector);
  return vector;
}

function grown(places: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(Math.max(length, 2 * places.length)).fill(-1);
  longer.set(places);
  return longer;
}

type Row = { readonly at: Int32Array; readonly values: Float64Array };

type Fit = {
  readonly weights: Float64Array;
  readonly origin: Float64Array;
  readonly seen: Float64Array;
  slope: number;
  bias: number;
  seenSlope: number;
  seenBias: number;
};

/** Each of `n` examples pulls an even share. */
type Shared = Regularisation & { readonly n: number };

/** One example's step. A function of its own, because the engine leaves loops within generators slow. */
function stepTowards(fit: Fit, example: Example, row: Row, pull: Shared, start: LogisticModel): void {
  const { weights, origin, seen } = fit;
  const { at: places, values } = row;
  const { n } = pull;
  let odds = fit.slope * example.prior + fit.bias;
  for (let k = 0; k < places.length; k++) odds += (weights[places[k] ?? 0] ?? 0) * (values[k] ?? 0);
  const error = example.weight * (probabilityOf(odds) - (example.isYes ? 1 : 0));
  const slopeStep = error * example.prior + (pull.slope * (fit.slope - start.slope)) / n;
  const biasStep = error + (pull.bias * (fit.bias - start.bias)) / n;
  fit.seenSlope += slopeStep * slopeStep;
  fit.seenBias += biasStep * biasStep;
  fit.slope -= (STEP * slopeStep) / Math.sqrt(fit.seenSlope);
  fit.bias -= (STEP * biasStep) / Math.sqrt(fit.seenBias);
  for (let k = 0; k < places.length; k++) {
    const at = places[k] ?? 0;
    const now = weights[at] ?? 0;
    const step = error * (values[k] ?? 0) + (pull.weights * (now - (origin[at] ?? 0))) / n;
    const sum = (seen[at] ?? 0) + step * step;
    seen[at] = sum;
    weights[at] = now - (STEP * step) / Math.sqrt(sum);
  }
}

/** The same at once. */
export function fitLogistic(
  examples: readonly Example[],
  pull: Regularisation,
  start: LogisticModel = UNTRAINED,
): LogisticModel {
  const fit = fitting(examples, pull, start);
  for (;;) {
    const step = fit.next();
    if (step.done) return step.value;
  }
}

/** The log odds of a model for some features. */
export function oddsOf(model: LogisticModel, features: Features, prior: number): number {
  let odds = model.slope * prior + model.bias;
  for (const [name, value] of features) odds += (model.weights.get(name) ?? 0) * value;
  return odds;
}

/** Log odds to a probability. */
export function probabilityOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}

/** A probability to log odds; certainty is kept off both ends. */
export function logOdds(probability: number): number {
  const safe = Math.min(0.995, Math.max(0.005, probability));
  return Math.log(safe / (1 - safe));
}
