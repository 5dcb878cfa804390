import { exp } from '#sim-core/numeric/exp.ts';
import { integerBelow } from '#sim-core/random/integer-below.ts';
import { Random } from '#sim-core/random/random.ts';
import { resamplingStream } from '../statistics/resampling.ts';
import { type Emulator, type Seen, fitEmulator } from './emulator.ts';
import { type Match, type Wave, someOf } from './match.ts';
import { momentsOf } from './posterior.ts';
import { type Aim, judge } from './region.ts';

/** Places at which the spread is compared. */
const lookCount = 512;
/** Of the test of each parameter. */
const alpha = 0.05;
/** Share of the prior. */
const mostLeft = 0.9;

/**
 * Whether a parameter is called identified: narrowed by more than chance, and by enough to speak of.
 *
 * @param left share of the prior inside the interval, see `Marginal`
 */
export function isCalledIdentified(isNarrowed: boolean, left: number): boolean {
  return isNarrowed && left <= mostLeft;
}

/**
 * Which parameters the targets narrow by more than chance. In every wave, a parameter's coordinates are shuffled among the places, which
 * leaves it without effect; the posterior must be narrower than under all shuffles, so that over the waves together a parameter
 * without effect passes with a probability of at most 5 %.
 *
 * @returns one answer per parameter
 */
export function identifiedIn({ waves }: Match, aims: readonly Aim[], seed: number): boolean[] {
  const shuffles = Math.round(waves.length / alpha) - 1;
  const factorCount = waves[0].seen[0].place.length;
  return Array.from({ length: factorCount }, (_, factor) =>
    waves.some((wave, number) => {
      const places = someOf(wave.before, lookCount);
      const own = spreadUnder(wave.emulator, aims, places, factor);
      for (let shuffle = 0; shuffle < shuffles; shuffle += 1) {
        const emulator = fitEmulator(shuffled(wave, factor, seed, shuffle * waves.length + number));
        if (spreadUnder(emulator, aims, places, factor) <= own) return false;
      }
      return true;
    }),
  );
}

function spreadUnder(
  emulator: Emulator,
  aims: readonly Aim[],
  places: readonly Float64Array[],
  factor: number,
): number {
  const means = new Float64Array(aims.length);
  const logs = places.map((place) => judge(emulator, aims, place, means).logLikelihood);
  const most = logs.reduce((a, b) => Math.max(a, b), -Infinity);
  const weights = logs.map((each) => exp(each - most));
  return momentsOf(
    places.map((place) => place[factor]),
    weights,
  ).deviation;
}

function shuffled({ fitted }: Wave, factor: number, seed: number, index: number): Seen[] {
  const random = new Random(seed, 1 + factor);
  const order = fitted.map((_, i) => i);
  for (let i = order.length - 1; i > 0; i -= 1) {
    const other = integerBelow(random.draw(resamplingStream, index, i), i + 1);
    [order[i], order[other]] = [order[other], order[i]];
  }
  return fitted.map(({ place, values }, i) => {
    const moved = Float64Array.from(place);
    moved[factor] = fitted[order[i]].place[factor];
    return { place: moved, values };
  });
}
