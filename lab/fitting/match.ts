import { latinHypercube } from '../designs/latin-hypercube.ts';
import { type Emulator, type Seen, fitEmulator, termCount } from './emulator.ts';
import { type Aim, type Region, cutoff, judge, regionOf } from './region.ts';

/** Runs some places; `first` counts the places before them, so that each can have luck of its own. */
export type See = (places: readonly Float64Array[], first: number) => Promise<readonly Seen[]>;

export interface MatchOptions {
  readonly factorCount: number;
  readonly aims: readonly Aim[];
  /** Places of each wave. */
  readonly points: number;
  /** Waves at most. */
  readonly waves: number;
  /** An unsigned 32-bit integer. */
  readonly seed: number;
}

/** One wave: what was run, what was learnt of it, what it left. */
export interface Wave {
  readonly seen: readonly Seen[];
  readonly emulator: Emulator;
  /** Places that the emulator was fitted to: those of this wave, and earlier ones that were still plausible. */
  readonly fitted: readonly Seen[];
  /** Places from which those of the wave were taken: the prior, or what the wave before left. */
  readonly before: readonly Float64Array[];
  readonly region: Region;
}

export interface Match {
  readonly waves: readonly Wave[];
  readonly region: Region;
  /** Whether no place of the prior is near all aims. */
  readonly isEmpty: boolean;
  /** Places asked for, failed ones included. */
  readonly placeCount: number;
}

/** Places looked at with the emulators, a power of two. */
const lookCount = 16_384;
/** A wave that leaves more than this of what the one before left is the last. */
const standstill = 0.9;

/**
 * History matching in waves: runs places spread over the prior, learns a quadratic of every target, drops what is implausible, and
 * runs places spread over the rest. The posterior is that of the last wave's emulator on what is left.
 *
 * Source  Vernon, I., Goldstein, M. & Bower, R. G. (2010) Galaxy formation: a Bayesian uncertainty analysis, Bayesian Analysis 5(4),
 *         619–669; Andrianakis, I. et al. (2015) PLoS Comput. Biol. 11(1), e1003968
 *
 * @param see gives back the places that could be run, at least two replications each
 * @throws RangeError where too few places could be run
 */
export async function match(see: See, options: MatchOptions): Promise<Match> {
  const { factorCount, aims, points, waves: most, seed } = options;
  const waves: Wave[] = [];
  let places = spreadOver(points, factorCount, seed);
  let placeCount = 0;
  for (;;) {
    const seen = await see(places, placeCount);
    placeCount += places.length;
    const wave = learn(seen, waves, aims, factorCount, seed, places);
    if (!wave) break;
    waves.push(wave);
    const { region } = wave;
    const isStill = waves.length > 1 && region.share > standstill * waves.at(-2)!.region.share;
    if (region.places.length === 0 || isStill || waves.length === most) break;
    places = someOf(region.places, points);
  }
  const { region } = waves.at(-1)!;
  return { waves, region, isEmpty: region.places.length === 0, placeCount };
}

function learn(
  seen: readonly Seen[],
  waves: readonly Wave[],
  aims: readonly Aim[],
  factorCount: number,
  seed: number,
  places: readonly Float64Array[],
): Wave | undefined {
  const emulators = waves.map(({ emulator }) => emulator);
  const earlier = waves.flatMap((wave) => wave.seen);
  const means = new Float64Array(aims.length);
  const isPlausible = ({ place }: Seen) =>
    emulators.every((emulator) => judge(emulator, aims, place, means).worst <= cutoff);
  const fitted = [...seen, ...earlier.filter(isPlausible)];
  if (fitted.length <= termCount(factorCount) && waves.length > 0) return undefined;
  const emulator = fitEmulator(fitted);
  const before = waves.at(-1)?.region.places ?? places;
  const region = regionOf(
    { emulators: [...emulators, emulator], aims },
    factorCount,
    lookCount,
    seed + waves.length,
  );
  return { seen, emulator, fitted, before, region };
}

function spreadOver(count: number, factorCount: number, seed: number): Float64Array[] {
  const design = latinHypercube(count, factorCount, seed);
  return Array.from({ length: count }, (_, index) => {
    const place = new Float64Array(factorCount);
    design.at(index, place);
    return place;
  });
}

/** Some of the places, evenly apart in their sequence, which is spread evenly itself. */
export function someOf(places: readonly Float64Array[], count: number): Float64Array[] {
  const few = Math.min(count, places.length);
  return Array.from({ length: few }, (_, i) => places[Math.floor((i * places.length) / few)]);
}
