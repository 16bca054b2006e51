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

const PASSES = 60;
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
  const names = new Map<string, number>();
  const rows: Row[] = [];
  let looked = 0;
  for (const { features } of examples) {
    const at = new Int32Array(features.size);
    let place = 0;
    for (const name of features.keys()) {
      const known = names.get(name) ?? names.size;
      if (known === names.size) names.set(name, known);
      at[place++] = known;
    }
    rows.push({ at, values: Float64Array.from(features.values()) });
    looked += READING * features.size;
    if (looked > AT_ONCE) {
      looked = 0;
      yield;
    }
  }
  const size = names.size;
  const weights = new Float64Array(size);
  for (const [name, value] of start.weights) {
    const at = names.get(name);
    if (at !== undefined) weights[at] = value;
  }
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
  for (let pass = 0; pass < PASSES; pass++) {
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
    weights: new Map([...names].map(([name, at]) => [name, weights[at] ?? 0])),
  };
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
