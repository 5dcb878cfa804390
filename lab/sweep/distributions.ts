import { exp } from '#sim-core/numeric/exp.ts';
import { log } from '#sim-core/numeric/log.ts';
import { normal } from '#sim-core/random/normal.ts';

/** A bounded distribution by its quantile: 0 gives the least value, 1 the greatest. */
export type Quantile = (share: number) => number;

export function uniform(min: number, max: number): Quantile {
  return (share) => inside(min + share * (max - min), min, max);
}

/** @param min above 0 */
export function logUniform(min: number, max: number): Quantile {
  const low = log(min);
  const high = log(max);
  return (share) =>
    share === 0 ? min : share === 1 ? max : inside(exp(low + share * (high - low)), min, max);
}

/** @param mode from min to max */
export function triangular(min: number, mode: number, max: number): Quantile {
  const width = max - min;
  if (width === 0) return () => min;
  const turn = (mode - min) / width;
  return (share) =>
    inside(
      share < turn
        ? min + Math.sqrt(share * width * (mode - min))
        : max - Math.sqrt((1 - share) * width * (max - mode)),
      min,
      max,
    );
}

/**
 * Normal, cut at its limits: the share of the mass between them.
 *
 * The mass below a limit is found by halving on the kernel's quantile, so that the bits agree on every engine.
 */
export function cutNormal(mean: number, deviation: number, min: number, max: number): Quantile {
  const low = massBelow((min - mean) / deviation);
  const high = massBelow((max - mean) / deviation);
  return (share) => {
    if (share <= 0) return min;
    if (share >= 1) return max;
    const mass = low + share * (high - low);
    return mass <= 0 || mass >= 1
      ? inside(mean, min, max)
      : inside(mean + deviation * normal(mass), min, max);
  };
}

/** The share of a normal’s mass between two limits. */
export function massBetween(mean: number, deviation: number, min: number, max: number): number {
  return massBelow((max - mean) / deviation) - massBelow((min - mean) / deviation);
}

/** More halvings than a double has bits. */
const halvings = 60;

function massBelow(score: number): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < halvings; i += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (normal(middle) < score) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function inside(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}
