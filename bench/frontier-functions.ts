import type { Place } from '../lab/frontier/surface.ts';

/** A difference whose sign is known everywhere in the unit square. */
export interface KnownFrontier {
  readonly name: string;
  readonly difference: (place: Place) => number;
}

/** Noise of one pair of replications: about that of turnover, cluster − consolidated, in the reference scenario. */
export const deviation = 3;

/** Differences that range as widely as the model's, in per cent. */
export const knownFrontiers: readonly KnownFrontier[] = [
  { name: 'line', difference: ([x, y]) => 40 * (0.9 - x - 0.6 * y) },
  { name: 'circle', difference: ([x, y]) => 60 * ((x - 0.45) * (x - 0.45) + (y - 0.5) * (y - 0.5) - 0.09) },
  { name: 'bend', difference: ([x, y]) => 32 - 75 * y * (0.25 + x * x) },
];
