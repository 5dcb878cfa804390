import { exp } from '#sim-core/numeric/exp.ts';
import { log } from '#sim-core/numeric/log.ts';
import { sobol } from '../designs/sobol.ts';
import type { Emulator } from './emulator.ts';

/** What a target asks for, and how exactly it is known. */
export interface Aim {
  readonly value: number;
  /** Of observation and model together: squared standard error plus squared discrepancy. */
  readonly errorVariance: number;
  /** Share of the variance of one run that the observed value carries: 1 for one region, 0 for an average over many. */
  readonly luckShare: number;
}

/** Emulators of the waves so far; a place must be plausible under all. */
export interface Knowledge {
  readonly emulators: readonly Emulator[];
  readonly aims: readonly Aim[];
}

/** How a place stands against the aims. */
export interface Judgement {
  /** Largest implausibility over the targets: distance in standard deviations of all that is uncertain. */
  readonly worst: number;
  /** Logarithm of the likelihood, but for a constant. */
  readonly logLikelihood: number;
}

/** The part of the prior that is left, with the posterior on it. */
export interface Region {
  /** Places that are not implausible. */
  readonly places: readonly Float64Array[];
  /** Their share of the prior. */
  readonly share: number;
  /** Places drawn evenly from the prior, with weights that sum to 1: the posterior. */
  readonly sample: readonly Float64Array[];
  readonly weights: Float64Array;
  /** As many even draws would be as good. */
  readonly effectiveCount: number;
  /** Of all that were looked at, the place that comes nearest to all aims, and its worst implausibility. */
  readonly nearest: { readonly place: Float64Array; readonly worst: number };
}

/**
 * Three standard deviations hold at least 95 % of any distribution with one mode.
 *
 * Source  Pukelsheim, F. (1994) The three sigma rule, American Statistician 48(2), 88–91
 */
export const cutoff = 3;
const fewest = 400;
const zooms = 6;

/**
 * Implausibility of a place after Craig, P. S. et al. (1997), with observation error, discrepancy, luck and the emulator's own
 * uncertainty; the likelihood is the normal one with the same variances (Wood, S. N. (2010) Nature 466, 1102–1104).
 */
export function judge(
  emulator: Emulator,
  aims: readonly Aim[],
  place: ArrayLike<number>,
  means: Float64Array,
): Judgement {
  const leverage = emulator.read(place, means);
  let worst = 0;
  let logLikelihood = 0;
  for (let i = 0; i < aims.length; i += 1) {
    const { residualVariance, lackOfFit, runVariance } = emulator.targets[i];
    const { value, errorVariance, luckShare } = aims[i];
    const variance =
      errorVariance + luckShare * runVariance + residualVariance * leverage + lackOfFit + Number.MIN_VALUE;
    const distance = (value - means[i]) * (value - means[i]);
    worst = Math.max(worst, Math.sqrt(distance / variance));
    logLikelihood -= (distance / variance + log(variance)) / 2;
  }
  return { worst, logLikelihood };
}

/**
 * Finds what is left of the prior, and the posterior on it, by looking at many places with the emulators. Where few are left, it looks
 * again in the box that holds them.
 *
 * @param count places looked at each time, a power of two
 * @param seed an unsigned 32-bit integer
 */
export function regionOf(knowledge: Knowledge, factorCount: number, count: number, seed: number): Region {
  let box = wholeCube(factorCount);
  let look = lookInto(knowledge, box, count, seed);
  let { nearest } = look;
  let left = look;
  for (let zoom = 1; zoom <= zooms; zoom += 1) {
    const inside = look.places.filter((_, i) => look.plausible[i]);
    if (look.effectiveCount >= fewest || inside.length === 0) break;
    const heavy = look.places.filter((_, i) => look.plausible[i] && look.weights[i] > 1e-4 * look.heaviest);
    box = boxAround(inside.length < fewest ? inside : heavy, box);
    const isRegion = inside.length < fewest;
    look = lookInto(knowledge, box, count, seed + zoom);
    if (look.nearest.worst < nearest.worst) ({ nearest } = look);
    if (isRegion) left = look;
  }
  const places = left.places.filter((_, i) => left.plausible[i]);
  return {
    places,
    share: (left.volume * places.length) / count,
    sample: look.places,
    weights: look.weights,
    effectiveCount: look.effectiveCount,
    nearest,
  };
}

interface Box {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

function wholeCube(factorCount: number): Box {
  return { low: new Float64Array(factorCount), high: new Float64Array(factorCount).fill(1) };
}

/** The box of some places, with a margin of what may lie between them. */
function boxAround(places: readonly Float64Array[], { low, high }: Box): Box {
  const ends = Array.from(low, (_, i) => {
    let least = 1;
    let most = 0;
    for (const place of places) {
      least = Math.min(least, place[i]);
      most = Math.max(most, place[i]);
    }
    const margin = (high[i] - low[i]) / Math.max(10, 2 * exp(log(places.length) / low.length));
    return [Math.max(low[i], least - margin), Math.min(high[i], most + margin)] as const;
  });
  return { low: Float64Array.from(ends, ([end]) => end), high: Float64Array.from(ends, ([, end]) => end) };
}

function lookInto({ emulators, aims }: Knowledge, { low, high }: Box, count: number, seed: number) {
  const design = sobol(count, low.length, seed >>> 0);
  const means = new Float64Array(aims.length);
  const logs = new Float64Array(count);
  const plausible: boolean[] = [];
  let nearest = { place: low, worst: Infinity };
  const places = Array.from({ length: count }, (_, index) => {
    const place = new Float64Array(low.length);
    design.at(index, place);
    for (let i = 0; i < place.length; i += 1) place[i] = low[i] + place[i] * (high[i] - low[i]);
    let worst = 0;
    for (const emulator of emulators) {
      const judgement = judge(emulator, aims, place, means);
      worst = Math.max(worst, judgement.worst);
      logs[index] = judgement.logLikelihood;
      if (worst > cutoff && worst >= nearest.worst) break;
    }
    plausible.push(worst <= cutoff);
    if (worst > cutoff) logs[index] = -Infinity;
    if (worst < nearest.worst) nearest = { place, worst };
    return place;
  });
  const most = logs.reduce((a, b) => Math.max(a, b), -Infinity);
  const weights = logs.map((each) => (each === -Infinity ? 0 : exp(each - most)));
  const sum = weights.reduce((a, b) => a + b, 0) || 1;
  const shares = weights.map((each) => each / sum);
  const squares = shares.reduce((a, b) => a + b * b, 0);
  return {
    places,
    plausible,
    weights: shares,
    heaviest: shares.reduce((a, b) => Math.max(a, b), 0),
    effectiveCount: squares > 0 ? 1 / squares : 0,
    nearest,
    volume: low.reduce((product, end, i) => product * (high[i] - end), 1),
  };
}
