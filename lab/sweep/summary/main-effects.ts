import { differences } from '../../statistics/differences.ts';
import { type Interval, criticalValue, intervalOf } from '../../statistics/interval.ts';
import { meanAndVariance } from '../../statistics/mean-and-variance.ts';
import { ratioInterval } from '../../statistics/ratio-interval.ts';
import type { FactorValue } from '../factor.ts';
import { confidence, type PairOfArms } from './point-difference.ts';
import { type SampledPoint, type SweepSamples, sampleOf } from './samples.ts';

/** Up to so many values of a factor are levels; of more, the range is cut into classes of as many points each. */
const mostLevels = 12;
const classCount = 5;

/** What is told at the points: a difference of two arms, or without a baseline one arm alone. */
export type Series = Omit<PairOfArms, 'baseline'> & Partial<Pick<PairOfArms, 'baseline'>>;

/** The mean over all points that share a level of a factor, whatever the other factors are. */
export interface EffectLevel {
  /** The value, or the least and greatest of a class. */
  readonly from: FactorValue;
  readonly to: FactorValue;
  readonly points: number;
  /** Replications that all of these points have. */
  readonly replications: number;
  /** NaN for fewer than 2 replications. */
  readonly interval: Interval;
}

export interface MainEffect {
  readonly factor: number;
  readonly levels: readonly EffectLevel[];
  /** The greatest mean of a level less the least. */
  readonly span: number;
}

/**
 * How a series depends on each factor, the others averaged out.
 *
 * Points of a sweep share their luck, so that their means are no independent values. Each replication is averaged over the points
 * of a level first; the interval is Student's over replications.
 *
 * @param isRelative whether differences are in per cent of the baseline, whose mean must then be above 0 everywhere
 * @returns factors with at least two levels, the widest span first
 */
export function mainEffects(
  { factors, points }: Pick<SweepSamples, 'factors' | 'points'>,
  series: Series,
  isRelative: boolean,
): MainEffect[] {
  return factors
    .flatMap(({ isNumeric }, factor): MainEffect[] => {
      const classes = classesOf(points, factor, isNumeric);
      if (classes.length < 2) return [];
      const levels = classes.map((members) => levelOf(members, factor, series, isRelative));
      const means = levels.map(({ interval }) => interval.mean).filter(Number.isFinite);
      return [{ factor, levels, span: means.length < 2 ? 0 : Math.max(...means) - Math.min(...means) }];
    })
    .sort((a, b) => b.span - a.span);
}

/** Points by their level, in rising order of the values; texts in the order of the design. */
function classesOf(points: readonly SampledPoint[], factor: number, isNumeric: boolean): SampledPoint[][] {
  const known = points.filter(({ factors }) => factors[factor] !== undefined);
  const byValue = new Map<FactorValue, SampledPoint[]>();
  for (const point of known) {
    const value = point.factors[factor]!;
    const members = byValue.get(value);
    if (members) members.push(point);
    else byValue.set(value, [point]);
  }
  const classes = [...byValue.values()];
  if (!isNumeric) return classes;
  const valueOf = ({ factors }: SampledPoint) => Number(factors[factor]);
  const rising = known.toSorted((a, b) => valueOf(a) - valueOf(b));
  if (classes.length <= mostLevels) return classes.sort(([a], [b]) => valueOf(a) - valueOf(b));
  return Array.from({ length: classCount }, (_, i) =>
    rising.slice((i * rising.length) / classCount, ((i + 1) * rising.length) / classCount),
  );
}

function levelOf(
  members: readonly SampledPoint[],
  factor: number,
  { arm, baseline, outcome }: Series,
  isRelative: boolean,
): EffectLevel {
  const treated = members.map((point) => sampleOf(point, arm, outcome));
  const base = baseline === undefined ? [] : members.map((point) => sampleOf(point, baseline, outcome));
  const every = [...treated, ...base];
  const shared = Array.from({ length: Math.min(...every.map(({ length }) => length)) }, (_, i) => i).filter(
    (i) => every.every((sample) => Number.isFinite(sample[i])),
  );
  const averaged = (samples: readonly Float64Array[]) =>
    Float64Array.from(shared, (i) => samples.reduce((sum, sample) => sum + sample[i], 0) / samples.length);
  const ends = [members[0], members.at(-1)!].map(({ factors }) => factors[factor]!);
  return {
    from: ends[0],
    to: ends[1],
    points: members.length,
    replications: shared.length,
    interval: intervalAt(averaged(treated), baseline === undefined ? undefined : averaged(base), isRelative),
  };
}

function intervalAt(treated: Float64Array, base: Float64Array | undefined, isRelative: boolean): Interval {
  if (treated.length < 2) return { mean: NaN, low: NaN, high: NaN };
  const values = base ? differences(treated, base) : treated;
  const critical = criticalValue(confidence, values.length);
  if (!isRelative || !base) return intervalOf(values, critical);
  return meanAndVariance(base).mean > 0
    ? ratioInterval(values, base, critical, 100)
    : { mean: NaN, low: NaN, high: NaN };
}

/** Whether every point has a baseline above 0, so that differences may be told in per cent of it. */
export function hasPositiveBaseline(points: readonly SampledPoint[], { baseline, outcome }: Series): boolean {
  if (baseline === undefined) return false;
  return points.every((point) => {
    const sample = sampleOf(point, baseline, outcome).filter(Number.isFinite);
    return sample.length === 0 || meanAndVariance(sample).mean > 0;
  });
}
