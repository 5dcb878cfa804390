import type { Region } from './region.ts';

/** A parameter after the fit, in shares of its prior: 0 is the prior's least value, .5 its median. */
export interface Marginal {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** Share of the prior inside the interval, over the confidence: 1 where nothing was learnt. */
  readonly left: number;
  readonly deviation: number;
}

/** Two parameters that the targets tie to one another. */
export interface TiedPair {
  readonly first: number;
  readonly second: number;
  readonly correlation: number;
}

/** Of every interval. */
export const confidence = 0.95;
/** Pairs at least so strongly correlated are told. */
export const strongCorrelation = 0.7;

/** A weighted quantile: the value below which that share of the weight lies. */
export function weightedQuantiles(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  shares: readonly number[],
): number[] {
  const order = Array.from(values, (_, i) => i)
    .filter((i) => weights[i] > 0)
    .sort((a, b) => values[a] - values[b]);
  return shares.map((share) => {
    let sum = 0;
    for (const i of order) {
      sum += weights[i];
      if (sum >= share) return values[i];
    }
    return values[order.at(-1)!];
  });
}

export function marginalOf(
  { sample, weights }: Pick<Region, 'sample' | 'weights'>,
  factor: number,
): Marginal {
  const values = Float64Array.from(sample, (place) => place[factor]);
  const tail = (1 - confidence) / 2;
  const [low, median, high] = weightedQuantiles(values, weights, [tail, 0.5, 1 - tail]);
  const { deviation } = momentsOf(values, weights);
  return { low, median, high, deviation, left: Math.min(1, (high - low) / confidence) };
}

/** Every pair of parameters, the most correlated first. */
export function allPairs({ sample, weights }: Pick<Region, 'sample' | 'weights'>): TiedPair[] {
  const count = sample[0]?.length ?? 0;
  const columns = Array.from({ length: count }, (_, k) => Float64Array.from(sample, (place) => place[k]));
  const moments = columns.map((column) => momentsOf(column, weights));
  const pairs: TiedPair[] = [];
  for (let second = 1; second < count; second += 1)
    for (let first = 0; first < second; first += 1) {
      let shared = 0;
      for (let i = 0; i < weights.length; i += 1)
        shared +=
          weights[i] *
          (columns[first][i] - moments[first].mean) *
          (columns[second][i] - moments[second].mean);
      const scale = moments[first].deviation * moments[second].deviation;
      pairs.push({ first, second, correlation: scale > 0 ? shared / scale : 0 });
    }
  return pairs.sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation));
}

export function momentsOf(values: ArrayLike<number>, weights: ArrayLike<number>) {
  let sum = 0;
  let mean = 0;
  for (let i = 0; i < weights.length; i += 1) sum += weights[i];
  for (let i = 0; i < weights.length; i += 1) mean += (weights[i] * values[i]) / sum;
  let variance = 0;
  for (let i = 0; i < weights.length; i += 1)
    variance += (weights[i] * (values[i] - mean) * (values[i] - mean)) / sum;
  return { mean, deviation: Math.sqrt(variance) };
}

/** Even draws from the posterior: systematic resampling, from the middle of each stratum. */
export function drawsOf({ sample, weights }: Region, count: number): Float64Array[] {
  const draws: Float64Array[] = [];
  let sum = 0;
  for (let i = 0; i < weights.length; i += 1) {
    sum += weights[i];
    while (draws.length < count && sum >= (draws.length + 0.5) / count) draws.push(sample[i]);
  }
  while (draws.length < count && draws.length > 0) draws.push(draws.at(-1)!);
  return draws;
}

/** The place of the posterior that weighs most. */
export function heaviestPlace({ sample, weights }: Region): Float64Array {
  let best = 0;
  for (let i = 1; i < weights.length; i += 1) if (weights[i] > weights[best]) best = i;
  return sample[best];
}
