import { Random } from '#sim-core/random/random.ts';
import type { Design } from './design.ts';

/** Luck of a design has streams of its own; the kernel's never meet them, their seeds being others. */
const streams = { order: 0, swap: 1 } as const;

/** Work spent on spreading the points, in distances; a larger design gets fewer swaps for each point. */
const distanceBudget = 40_000_000;
const swapsPerPoint = 200;
/** Exponent of the criterion on squared distances: so high that the nearest pairs decide. */
const exponent = 8;

/**
 * A Latin hypercube: each factor's range is cut into as many slices as there are points, and each slice holds one. The
 * points are pushed apart by swaps of two coordinates that lower Σ 1 / distance¹⁶, whose minimum has the largest
 * least distance (maximin).
 *
 * Source  McKay, M. D., Beckman, R. J. & Conover, W. J. (1979) Technometrics 21(2), 239–245;
 *         Morris, M. D. & Mitchell, T. J. (1995) Exploratory designs for computational experiments, J. Stat. Plan.
 *         Inference 43(3), 381–402, by descent instead of annealing
 *
 * @param pointCount at least 1
 * @param seed unsigned 32-bit key
 * @example latinHypercube(50, 4, 1).at(0, new Float64Array(4))
 */
export function latinHypercube(pointCount: number, factorCount: number, seed: number): Design {
  const random = new Random(seed, 0);
  const slices = Array.from({ length: factorCount }, (_, factor) => shuffled(pointCount, factor, random));
  if (pointCount > 2 && factorCount > 1) spread(slices, pointCount, random);
  return {
    count: pointCount,
    factorCount,
    at(index, point) {
      for (let factor = 0; factor < factorCount; factor += 1)
        point[factor] = (slices[factor][index] + 0.5) / pointCount;
    },
  };
}

function shuffled(count: number, factor: number, random: Random): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i -= 1) {
    const j = Math.floor(random.draw(streams.order, factor, i) * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/** Descends: a swap that does not lower the criterion is undone. */
function spread(slices: readonly Uint32Array[], pointCount: number, random: Random): void {
  const swaps = Math.min(
    swapsPerPoint * pointCount,
    Math.floor(distanceBudget / (4 * pointCount * slices.length)),
  );
  for (let swap = 0; swap < swaps; swap += 1) {
    const column = slices[Math.floor(random.draw(streams.swap, 0, swap) * slices.length)];
    const first = Math.floor(random.second * pointCount);
    const other = Math.floor(random.draw(streams.swap, 1, swap) * (pointCount - 1));
    const second = other < first ? other : other + 1;
    const before = crowding(slices, first, second);
    exchange(column, first, second);
    if (crowding(slices, first, second) >= before) exchange(column, first, second);
  }
}

function exchange(column: Uint32Array, i: number, j: number): void {
  const held = column[i];
  column[i] = column[j];
  column[j] = held;
}

/** What two points add to the criterion, but for the distance between them, which a swap leaves alone. */
function crowding(slices: readonly Uint32Array[], first: number, second: number): number {
  let sum = 0;
  for (let other = 0; other < slices[0].length; other += 1) {
    if (other === first || other === second) continue;
    sum += nearness(slices, first, other) + nearness(slices, second, other);
  }
  return sum;
}

function nearness(slices: readonly Uint32Array[], i: number, j: number): number {
  let squares = 0;
  for (const column of slices) {
    const distance = column[i] - column[j];
    squares += distance * distance;
  }
  let power = 1;
  for (let factor = 0; factor < exponent; factor += 1) power *= squares;
  return 1 / power;
}
