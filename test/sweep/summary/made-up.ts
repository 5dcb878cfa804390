import type { Arm } from '#sim-core';
import type { SampledPoint, SampledRule, SweepSamples } from '../../../lab/sweep/summary/samples.ts';

/** A sweep of made-up numbers: one outcome, by point, arm and replication. */
export function madeUp(
  points: readonly { readonly factors: SampledPoint['factors']; readonly values: readonly number[][] }[],
  {
    arms = ['isolated', 'cluster'],
    rule = { isFixed: true, cap: points[0]?.values[0].length ?? 1 },
    isNumeric = true,
  }: { arms?: readonly Arm[]; rule?: SampledRule; isNumeric?: boolean } = {},
): SweepSamples {
  const values = points.flatMap((point) => point.values.flat());
  const named = (name: string, unit: string) => ({ name, label: name, unit, definition: name });
  return {
    name: 'made-up',
    title: 'Made up',
    arms,
    factors: (points[0]?.factors ?? []).map((_, i) => ({ ...named(`Factor ${i}`, ''), isNumeric })),
    outcomes: [named('Turnover', 'k€/year')],
    rule,
    points: points.map(({ factors, values }, point) => ({
      point,
      factors,
      samples: values.map((own) => [Float64Array.from(own)]),
    })),
    pointCount: points.length,
    unfinished: 0,
    failures: 0,
    ended: values.length,
    lacking: [values.filter((value) => !Number.isFinite(value)).length],
    scenarioHash: '0123456789abcdef',
    seed: 'made-up',
  };
}
