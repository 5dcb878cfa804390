/** Runs that a frontier takes, adaptively and on uniform grids, where the true frontier is known. */
import { normal } from '#sim-core/random/normal.ts';
import { Random } from '#sim-core/random/random.ts';
import { type Exploration, explore } from '../lab/frontier/explore.ts';
import { lattice } from '../lab/frontier/next-places.ts';
import { type Look, type Place, likeliestShape, surfaceOf } from '../lab/frontier/surface.ts';
import { type KnownFrontier, deviation, knownFrontiers } from './frontier-functions.ts';

const { looks, replications, seeds } = JSON.parse(process.argv[2]) as Record<
  'looks' | 'replications' | 'seeds',
  number
>;
/** Sides and replications of the uniform grids that are tried. */
const sides = [4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 20, 24, 28, 32, 40, 48, 56, 64];
const batches = [1, 2, 3, 4, 6, 8, 12, 16, 24];
const krigedSides = [4, 5, 6, 7, 8, 9, 10, 12, 14];
const judged = lattice(100);

for (const known of knownFrontiers) {
  const truth = judged.map((place) => known.difference(place) > 0);
  const errorOf = (isAbove: (place: Place) => boolean) =>
    judged.filter((place, i) => isAbove(place) !== truth[i]).length / judged.length;
  const each = (trial: (seed: number) => number) =>
    median(Array.from({ length: seeds }, (_, seed) => trial(seed)));
  const adaptive = [];
  for (let seed = 0; seed < seeds; seed += 1) adaptive.push(kriged(await adaptively(known, seed), errorOf));
  const error = median(adaptive);
  const runs = looks * replications;
  const grid = fewest(
    sides.flatMap((side) => batches.map((batch) => ({ side, batch, runs: side * side * batch }))),
    ({ side, batch }) => each((seed) => errorOf(interpolated(known, side, batch, seed))) <= error,
  );
  const krigedGrid = fewest(
    krigedSides.map((side) => ({ side, batch: replications, runs: side * side * replications })),
    ({ side, batch }) => each((seed) => kriged(gridLooks(known, side, batch, seed), errorOf)) <= error,
  );
  console.log(JSON.stringify({ name: known.name, runs, error, grid, krigedGrid }));
}

/** The cheapest design that does; none where the dearest does not. */
function fewest<Tried extends { readonly runs: number }>(
  designs: readonly Tried[],
  does: (design: Tried) => boolean,
) {
  return [...designs].sort((a, b) => a.runs - b.runs).find(does);
}

function lucky(
  { difference }: KnownFrontier,
  place: Place,
  count: number,
  random: Random,
  look: number,
): number[] {
  return Array.from(
    { length: count },
    (_, i) => difference(place) + deviation * normal(random.draw(0, look, i)),
  );
}

async function adaptively(known: KnownFrontier, seed: number): Promise<readonly Look[]> {
  const random = new Random(seed, 0);
  const see = (places: readonly Place[], first: number) =>
    Promise.resolve(places.map((place, i) => lucky(known, place, replications, random, first + i)));
  const exploration: Exploration = await explore(see, { looks, width: 0, seed });
  return exploration.looks;
}

function gridLooks(known: KnownFrontier, side: number, batch: number, seed: number): Look[] {
  const random = new Random(seed, 1);
  return lattice(side).map((place, look) => {
    const values = lucky(known, place, batch, random, look);
    return {
      place,
      value: values.reduce((sum, value) => sum + value, 0) / batch,
      noise: (deviation * deviation) / batch,
    };
  });
}

function kriged(seen: readonly Look[], errorOf: (isAbove: (place: Place) => boolean) => number): number {
  const surface = surfaceOf(seen, likeliestShape(seen));
  return errorOf((place) => surface.at(place).mean > 0);
}

/** The usual way with a grid: means at its points, and straight lines between them. */
function interpolated(known: KnownFrontier, side: number, batch: number, seed: number) {
  const values = gridLooks(known, side, batch, seed).map(({ value }) => value);
  const axis = (coordinate: number) => {
    const at = Math.min(side - 1, Math.max(0, coordinate * side - 0.5));
    const from = Math.min(side - 2, Math.floor(at));
    return { from, share: at - from };
  };
  return ([x, y]: Place) => {
    const across = axis(x);
    const up = axis(y);
    const at = (i: number, j: number) => values[(up.from + j) * side + across.from + i];
    const row = (j: number) => at(0, j) + across.share * (at(1, j) - at(0, j));
    return row(0) + up.share * (row(1) - row(0)) > 0;
  };
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2;
}
