import { bcaFrom } from '../statistics/bca.ts';
import type { Interval } from '../statistics/interval.ts';
import { eachResample } from '../statistics/resampling.ts';
import { isDetermined } from '../statistics/support.ts';
import { type Impulse, impulseOf } from './impulse.ts';
import type { Recovery } from './resilience-answer.ts';

const resamples = 2000;

/**
 * Depth and months to recover of the mean of paired curves, with intervals from resampled replications.
 *
 * Noise alone has a largest value: the depth of one replication is too large, that of the mean curve less so. The interval of
 * the depth is corrected for bias (BCa); that of the months lies between quantiles of the resamples, those that never
 * recover being the longest. Where the depth has no interval nothing is left out: from no month to never. Months are read
 * one by one, so that their interval is never narrower than one.
 *
 * @param curves from `lossCurve`, one per replication, at least 2
 * @param strike month of the strike, from 0 at the branch
 */
export function meanResponse(
  curves: readonly (readonly number[])[],
  strike: number,
  confidence: number,
): { readonly depth: Interval; readonly recovery: Recovery } {
  const count = curves.length;
  const of = (units: ArrayLike<number>): Impulse => impulseOf(meanCurve(curves, units), strike);
  const all = Array.from({ length: count }, (_, i) => i);
  const whole = of(all);
  const depths = new Float64Array(resamples);
  const recoveries = new Float64Array(resamples);
  eachResample(count, { resamples }, (units, resample) => {
    const { depth, recovery = Infinity } = of(units);
    depths[resample] = depth;
    recoveries[resample] = recovery;
  });
  const leftOut = Float64Array.from(all, (each) => of(all.filter((other) => other !== each)).depth);
  const { low, high } = bcaFrom(whole.depth, depths, leftOut, confidence);
  recoveries.sort();
  const tail = Math.floor((resamples * (1 - confidence)) / 2);
  const [soonest, latest] = isDetermined({ low, high })
    ? [recoveries[tail], recoveries[resamples - 1 - tail]]
    : [0, Infinity];
  const ends = {
    months: whole.recovery,
    low: soonest === latest ? Math.max(0, soonest - 1) : soonest,
    high: soonest === latest ? Math.max(1, latest) : latest,
  };
  return {
    // Of a depth that is noise alone the correction can go past the reading itself.
    depth: { mean: whole.depth, low: Math.min(low, whole.depth), high: Math.max(high, whole.depth) },
    recovery: Object.fromEntries(
      Object.entries(ends).filter(([, value]) => value !== undefined && Number.isFinite(value)),
    ),
  };
}

function meanCurve(curves: readonly (readonly number[])[], units: ArrayLike<number>): number[] {
  const sums = new Array<number>(curves[0].length).fill(0);
  for (let i = 0; i < units.length; i += 1) {
    const curve = curves[units[i]];
    for (let month = 0; month < sums.length; month += 1) sums[month] += curve[month];
  }
  return sums.map((sum) => sum / units.length);
}
