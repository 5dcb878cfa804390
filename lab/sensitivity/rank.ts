import type { Design } from '../designs/design.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { meanAndVariance } from '../statistics/mean-and-variance.ts';
import { effectNoise } from './effect-noise.ts';
import type { MorrisDesign } from './morris-design.ts';
import { morrisEffects } from './morris-effects.ts';
import { pawnIndices } from './pawn.ts';
import { type SobolDesign, blockLength } from './sobol-design.ts';
import { type PairShare, sobolIndices } from './sobol-indices.ts';

/** A parameter, or a group of them, with what it does to the outcome. */
export interface RankedRow {
  readonly name: string;
  /** What the rank is by: μ*, the total share of Sobol’, or the median distance of PAWN. */
  readonly size: Estimate;
  /** Morris: mean effect with its sign, and spread of effects; of a parameter alone. */
  readonly mean?: number;
  readonly deviation?: number;
  /** Sobol’: the share of first order. */
  readonly first?: Estimate;
  /** Whether it can be told from luck. */
  readonly isDistinguishable: boolean;
}

export interface Ranked {
  /** The largest first. */
  readonly rows: readonly RankedRow[];
  /** What a parameter without effect would show: of Morris and PAWN in 19 of 20 cases at most, of Sobol’ on average. */
  readonly floor: number;
  /** Shares that two bring only together; of Sobol’ with pairs. */
  readonly pairShares: readonly PairShare[];
}

const significance = 0.05;

/** @param values of each point, one per replication */
export function rankMorris(design: MorrisDesign, values: readonly Float64Array[]): Ranked {
  const { floor, pValues } = effectNoise(design, values);
  const effects = morrisEffects(design, meansOf(values));
  const rows = effects.map((effect, i) => ({ ...effect, isDistinguishable: pValues[i] < significance }));
  return { rows: sorted(rows), floor, pairShares: [] };
}

/** @throws RangeError where the outcome does not vary */
export function rankSobol(design: SobolDesign, values: readonly Float64Array[]): Ranked {
  const indices = sobolIndices(design, meansOf(values));
  if (!indices) throw new RangeError('Sobol’ indices require an outcome that varies');
  const floors = luckShares(design, values, indices.variance);
  const rows = indices.groups.map(({ name, first, total }, i) => ({
    name,
    size: total,
    first,
    isDistinguishable: total.low > floors[i],
  }));
  const floor = floors.reduce((sum, share) => sum + share, 0) / floors.length;
  const pairShares = indices.pairs.toSorted((a, b) => b.share.estimate - a.share.estimate);
  return { rows: sorted(rows), floor, pairShares };
}

export function rankPawn(design: Design, names: readonly string[], values: readonly Float64Array[]): Ranked {
  const { factors, thresholds } = pawnIndices(design, names, meansOf(values));
  const rows = factors.map(({ name, median }) => ({
    name,
    size: median,
    isDistinguishable: median.estimate > thresholds.median,
  }));
  return { rows: sorted(rows), floor: thresholds.median, pairShares: [] };
}

/** The part of each total share that luck brings, from how far the replications of a difference are apart. */
function luckShares(design: SobolDesign, values: readonly Float64Array[], variance: number): number[] {
  const block = blockLength(design);
  return design.groups.map((_, group) => {
    let sum = 0;
    for (let row = 0; row < design.rows; row += 1) {
      const base = values[row * block];
      const moved = values[row * block + 2 + group];
      const differences = base.map((value, r) => value - moved[r]);
      sum += meanAndVariance(differences).variance / differences.length;
    }
    return sum / design.rows / 2 / variance;
  });
}

function meansOf(values: readonly Float64Array[]): Float64Array {
  return Float64Array.from(values, (own) => meanAndVariance(own).mean);
}

function sorted(rows: readonly RankedRow[]): RankedRow[] {
  return rows.toSorted((a, b) => b.size.estimate - a.size.estimate);
}
