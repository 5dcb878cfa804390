import { sobol } from '../designs/sobol.ts';
import { normal } from '#sim-core/random/normal.ts';
import { meanAndVariance } from '../statistics/mean-and-variance.ts';
import { lattice, nextPlaces } from './next-places.ts';
import { type Look, type Place, type Shape, likeliestShape, surfaceOf } from './surface.ts';

/** How many looks are taken, and when they are enough. */
export interface ExploreOptions {
  /** Looks at most, at least `firstLooks`. */
  readonly looks: number;
  /** Share of the box at which the sign may stay uncertain, in [0, 1). */
  readonly width: number;
  /** Of the sign, in (0, 1); .95 by default. */
  readonly confidence?: number;
  /** Of the first looks' places, an unsigned 32-bit integer. */
  readonly seed: number;
  /** Moves a place to the nearest that can be run. */
  readonly snap?: (place: Place) => Place;
  /** Hears what is known before each choice of further places. */
  readonly onStep?: (known: Exploration) => void;
}

/** What was seen at a place: one difference per replication, or none where it could not be run. */
export interface Sight {
  readonly place: Place;
  readonly differences: readonly number[];
}

export interface Exploration {
  /** In the order taken. */
  readonly sights: readonly Sight[];
  /** Of the places that could be run. */
  readonly looks: readonly Look[];
  readonly shape: Shape;
  /** Standard deviation of the difference of one pair of runs, as replications and places together tell it. */
  readonly deviation: number;
  /** Share of the box where the sign is uncertain. */
  readonly uncertain: number;
  readonly isNarrow: boolean;
}

/** Looks before the first choice, spread evenly. */
export const firstLooks = 16;
/** Looks chosen together: the same number whatever the threads, so that the answer does not depend on them. */
export const looksAtOnce = 8;
const judgedSide = 30;

/** Runs some places; `first` counts the looks before them, so that each look can have luck of its own. */
export type See = (places: readonly Place[], first: number) => Promise<readonly (readonly number[])[]>;

/**
 * Finds where a noisy difference changes sign in the unit square: looks spread evenly at first, then near the frontier,
 * until the sign is uncertain on less than `width` of the square, or the looks are used up.
 *
 * @param see gives at least two differences for a place, or none where it cannot be run
 * @throws RangeError where too few places could be run, or fewer looks are allowed than the first ones
 */
export async function explore(
  see: See,
  { looks: most, width, confidence = 0.95, seed, snap = (place) => place, onStep }: ExploreOptions,
): Promise<Exploration> {
  if (most < firstLooks)
    throw new RangeError(`a frontier requires at least ${firstLooks} looks, not ${most}`);
  const sights: Sight[] = [];
  let places = spreadEvenly(seed).map(snap);
  for (;;) {
    const seen = await see(places, sights.length);
    places.forEach((place, i) => sights.push({ place, differences: seen[i] }));
    const known = knownFrom(sights);
    const uncertain = uncertainShare(known, confidence);
    const isNarrow = uncertain <= width;
    const left = most - sights.length;
    const exploration = { sights: [...sights], ...known, uncertain, isNarrow };
    if (isNarrow || left === 0) return exploration;
    onStep?.(exploration);
    const told = known.looks.reduce((sum, look) => sum + look.noise, 0) / known.looks.length;
    const noise = known.shape.inflation * told;
    places = nextPlaces(known.looks, known.shape, noise, Math.min(looksAtOnce, left)).map(snap);
  }
}

function spreadEvenly(seed: number): Place[] {
  const design = sobol(firstLooks, 2, seed);
  const point = new Float64Array(2);
  return Array.from({ length: firstLooks }, (_, i): Place => {
    design.at(i, point);
    return [point[0], point[1]];
  });
}

/** Looks with the noise that replications of all places together tell. */
function knownFrom(sights: readonly Sight[]) {
  const usable = sights.filter(({ differences }) => differences.length > 1);
  if (usable.length < firstLooks / 2)
    throw new RangeError(
      `a frontier requires ${firstLooks / 2} places that can be run, not ${usable.length} of ${sights.length}`,
    );
  let squares = 0;
  let freedom = 0;
  for (const { differences } of usable) {
    squares += meanAndVariance(differences).variance * (differences.length - 1);
    freedom += differences.length - 1;
  }
  const scale = usable.reduce((sum, { differences }) => sum + Math.abs(differences[0]), 0) / usable.length;
  // Without any noise, matrices would have no inverse: a millionth of the usual size is nothing to see.
  const variance = Math.max(squares / freedom, 1e-12 * (scale * scale || 1));
  const looks = usable.map(({ place, differences }) => ({
    place,
    value: meanAndVariance(differences).mean,
    noise: variance / differences.length,
  }));
  const shape = likeliestShape(looks);
  return { looks, shape, deviation: Math.sqrt(shape.inflation * variance) };
}

function uncertainShare(
  { looks, shape }: { readonly looks: readonly Look[]; readonly shape: Shape },
  confidence: number,
): number {
  const surface = surfaceOf(looks, shape);
  const reach = normal((1 + confidence) / 2);
  const judged = lattice(judgedSide);
  const uncertain = judged.filter((place) => {
    const { mean, variance } = surface.at(place);
    return mean * mean < reach * reach * variance;
  });
  return uncertain.length / judged.length;
}
