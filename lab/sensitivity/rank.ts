import type { Design } from '../designs/design.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { meanAndVariance } from '../statistics/mean-and-variance.ts';
import { luckTest, morrisChanges, sobolChanges } from './luck-test.ts';
import type { MorrisDesign } from './morris-design.ts';
import { morrisEffects } from './morris-effects.ts';
import { pawnIndices } from './pawn.ts';
import { shareWithin, undetermined } from './share-within.ts';
import type { SobolDesign } from './sobol-design.ts';
import { type PairShare, sobolIndices } from './sobol-indices.ts';
import { type ToldFromLuck, toldFromLuck } from './told-from-luck.ts';

/** A parameter, or a group of them, with what it does to the outcome. */
export interface RankedRow extends ToldFromLuck {
  readonly name: string;
  /** What the rank is by: μ*, the total share of Sobol’, or the median distance of PAWN. NaN where the sample does not determine a share. */
  readonly size: Estimate;
  /** Morris: mean effect with its sign, and spread of effects; of a parameter alone. */
  readonly mean?: number;
  readonly deviation?: number;
  /** Sobol’: the share of first order; NaN where the sample does not determine it. */
  readonly first?: Estimate;
}

export interface Ranked {
  /** The largest first. */
  readonly rows: readonly RankedRow[];
  /** What luck alone shows at most, over all that are ranked, in 19 of 20 experiments, where replications differ as they usually do; NaN where no share is determined. */
  readonly floor: number;
  /** Shares that two bring only together; of Sobol’ with pairs. NaN where the sample does not determine them. */
  readonly pairShares: readonly PairShare[];
}

/** @param values of each point, one per replication */
export function rankMorris(design: MorrisDesign, values: readonly Float64Array[]): Ranked {
  const { level, pValues } = luckTest(morrisChanges(design, values));
  const told = toldFromLuck(pValues);
  const effects = morrisEffects(design, meansOf(values));
  return {
    rows: bySize(effects.map((effect, i) => ({ ...effect, ...told[i] }))),
    // A mean size is at most the root of the mean square, which is what is tested.
    floor: Math.sqrt(level),
    pairShares: [],
  };
}

/** @param values of each point, one per replication */
export function rankSobol(design: SobolDesign, values: readonly Float64Array[]): Ranked {
  const { level, pValues } = luckTest(sobolChanges(design, values));
  const told = toldFromLuck(pValues);
  const indices = sobolIndices(design, meansOf(values));
  if (!indices) {
    const none = { size: undetermined, first: undetermined };
    const rows = design.groups.map(({ name }, i) => ({ name, ...none, ...told[i] }));
    return { rows, floor: NaN, pairShares: [] };
  }
  const rows = indices.groups.map(({ name, first, total }, i) => ({ name, size: total, first, ...told[i] }));
  const pairShares = indices.pairs.toSorted((a, b) => b.share.estimate - a.share.estimate);
  return {
    // In the order of the estimates as they come: bounds would make equals of them.
    rows: bySize(rows).map((row) => ({
      ...row,
      size: shareWithin(row.size),
      first: shareWithin(row.first),
    })),
    floor: Math.min(1, level / 2 / indices.variance),
    pairShares: pairShares.map(({ names, share }) => ({ names, share: shareWithin(share) })),
  };
}

export function rankPawn(design: Design, names: readonly string[], values: readonly Float64Array[]): Ranked {
  const { factors, thresholds } = pawnIndices(design, names, meansOf(values));
  const told = toldFromLuck(
    factors.map(({ maximum, pValue }) => (maximum.estimate === 0 ? undefined : pValue)),
  );
  const rows = factors.map(({ name, median }, i) => ({ name, size: median, ...told[i] }));
  return { rows: bySize(rows), floor: thresholds.medianOfAny, pairShares: [] };
}

function meansOf(values: readonly Float64Array[]): Float64Array {
  return Float64Array.from(values, (own) => meanAndVariance(own).mean);
}

function bySize<Row extends { readonly size: Estimate }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => b.size.estimate - a.size.estimate);
}
