import { integerBelow } from '#sim-core/random/integer-below.ts';
import { Random } from '#sim-core/random/random.ts';
import type { Design } from '../designs/design.ts';
import { type FactorGroup, requirePartition } from './factor-group.ts';
import { spreadApart } from './spread-apart.ts';

/** How trajectories are drawn and chosen. */
export interface MorrisOptions {
  /** Trajectories kept, at least 2; 20 by default. */
  readonly trajectories?: number;
  /** Trajectories to choose them from, at most 2,000; ten times as many, but rarely over 500, by default. As many as are kept: no choice is made. */
  readonly candidates?: number;
  /** Levels of each factor, even, at least 4; 4 by default. */
  readonly levels?: number;
  /** An integer in [0, 2^32); 0 by default. */
  readonly seed?: number;
}

/** Trajectories through the cube; of the points of one, each differs from the one before in one group. */
export interface MorrisDesign extends Design {
  readonly groups: readonly FactorGroup[];
  readonly trajectories: number;
  /** Length of a step along a factor. */
  readonly step: number;
  /** Per trajectory and step, the group that moved. */
  readonly order: readonly Int32Array[];
}

interface Trajectory {
  /** Point after point, a level per factor, from 0. */
  readonly points: Int32Array;
  readonly order: Int32Array;
}

/** Which kind of luck a draw is; streams of their own, as in the kernel. */
const luck = { start: 0, direction: 1, order: 2 } as const;
/** The distances of all to all are kept, and their time grows with the square. */
const mostCandidates = 2000;
const usualCandidates = 500;

/**
 * Trajectories of Morris, of which those are kept that lie furthest apart.
 *
 * Every factor has p levels 0, 1/(p − 1), … 1 and steps by p / (2 (p − 1)), up or down by a coin of its own; with an even p
 * each level is as probable as another. In a group all factors step at once. Costs trajectories · (groups + 1) points.
 *
 * Source  Morris, M. D. (1991) Factorial sampling plans for preliminary computational experiments, Technometrics 33(2),
 *         161–174; Campolongo, F., Cariboni, J. & Saltelli, A. (2007) An effective screening design for sensitivity analysis
 *         of large models, Environ. Model. Softw. 22(10), 1509–1518 (choice of trajectories, groups)
 *
 * @param groups a partition of the factors, see `eachAlone`
 * @throws RangeError for groups that are no partition, or options out of range
 * @example const design = morrisDesign(eachAlone(['search', 'trust']), { trajectories: 10 });
 */
export function morrisDesign(groups: readonly FactorGroup[], options: MorrisOptions = {}): MorrisDesign {
  const { trajectories = 20, candidates = candidatesFor(trajectories), levels = 4, seed = 0 } = options;
  const factorCount = requirePartition(groups);
  if (!(Number.isSafeInteger(levels) && levels >= 4 && levels % 2 === 0))
    throw new RangeError(`a Morris design requires an even number of at least 4 levels, not ${levels}`);
  if (!(Number.isSafeInteger(trajectories) && trajectories >= 2))
    throw new RangeError(`a Morris design requires at least 2 trajectories, not ${trajectories}`);
  if (!(Number.isSafeInteger(candidates) && candidates >= trajectories && candidates <= mostCandidates))
    throw new RangeError(
      `a Morris design requires ${trajectories} to ${mostCandidates} candidates, not ${candidates}`,
    );
  const drawn = Array.from({ length: candidates }, (_, i) =>
    trajectoryOf(groups, factorCount, levels, new Random(seed, i)),
  );
  const kept =
    candidates === trajectories
      ? drawn
      : spreadApart(
          drawn.map(({ points }) => points),
          factorCount,
          trajectories,
        ).map((i) => drawn[i]);
  return laidOut(kept, groups, factorCount, levels);
}

/** The same design without its last trajectories. */
export function firstTrajectories(design: MorrisDesign, count: number): MorrisDesign {
  return {
    ...design,
    count: count * (design.groups.length + 1),
    trajectories: count,
    order: design.order.slice(0, count),
  };
}

function candidatesFor(trajectories: number): number {
  return Math.max(trajectories, Math.min(10 * trajectories, usualCandidates));
}

function laidOut(
  kept: readonly Trajectory[],
  groups: readonly FactorGroup[],
  factorCount: number,
  levels: number,
): MorrisDesign {
  const length = groups.length + 1;
  return {
    count: kept.length * length,
    factorCount,
    groups,
    trajectories: kept.length,
    step: levels / (2 * (levels - 1)),
    order: kept.map(({ order }) => order),
    at(index, point) {
      const from = (index % length) * factorCount;
      const { points } = kept[Math.floor(index / length)];
      for (let factor = 0; factor < factorCount; factor += 1)
        point[factor] = points[from + factor] / (levels - 1);
    },
  };
}

function trajectoryOf(
  groups: readonly FactorGroup[],
  factorCount: number,
  levels: number,
  random: Random,
): Trajectory {
  const half = levels / 2;
  const place = new Int32Array(factorCount);
  const move = new Int32Array(factorCount);
  for (let factor = 0; factor < factorCount; factor += 1) {
    move[factor] = random.draw(luck.direction, factor, 0) < 0.5 ? half : -half;
    place[factor] = integerBelow(random.draw(luck.start, factor, 0), half) + (move[factor] < 0 ? half : 0);
  }
  const order = shuffled(groups.length, random);
  const points = new Int32Array((groups.length + 1) * factorCount);
  for (let row = 0; row <= groups.length; row += 1) {
    if (row > 0) for (const factor of groups[order[row - 1]].factors) place[factor] += move[factor];
    points.set(place, row * factorCount);
  }
  return { points, order };
}

/** Fisher and Yates. */
function shuffled(count: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = integerBelow(random.draw(luck.order, last, 0), last + 1);
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}
