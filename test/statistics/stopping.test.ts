import { expect, test } from 'vitest';
import { exp } from '#sim-core/numeric/exp.ts';
import { normal } from '#sim-core/random/normal.ts';
import { criticalValue, halfWidth, intervalOf } from '../../lab/statistics/interval.ts';
import { isFixedWidthReached } from '../../lab/statistics/stopping.ts';
import { uniforms } from '../random/uniforms.ts';

const studyCount = 10_000;
const pairCount = 320;
const criticalValues = Array.from({ length: pairCount + 1 }, (_, count) =>
  count > 1 ? criticalValue(0.95, count) : 0,
);
/** Normal values, from which every case makes differences of mean 0 and variance 1. */
const normals = uniforms(studyCount * pairCount).map(normal);
const cases = [
  { name: 'normal', sigma: 0, promised: 0.956, reached: 0.944 },
  { name: 'lognormal of skewness .8', sigma: 0.25, promised: 0.953, reached: 0.941 },
  { name: 'lognormal of skewness 1.8', sigma: 0.5, promised: 0.948, reached: 0.927 },
] as const;

/** Expected stops near 24, 34, 48, 75 and 150 pairs. */
const ratios = [1.2, 2.3, 3, 4, 6];

/**
 * 10,000 simulated experiments per case and width, nominal 95 %. A bound is what `stopping.ts` states, less 3.09 binomial
 * standard errors (alpha .001, one-sided). What is promised, the mean ± the width wanted, is held to 94 % besides.
 */
test.each(cases)('stopping keeps the coverage that is promised for $name differences', (each) => {
  const pairs = standardised(each.sigma);
  for (const ratio of ratios) {
    const { promised, reached } = coverage(pairs, 1 / ratio);
    const stop = `expected stop ${Math.round((1.96 * ratio) ** 2)}`;
    expect(promised, stop).toBeGreaterThan(0.94);
    expect(promised, stop).toBeGreaterThan(each.promised - allowance(each.promised));
    expect(reached, stop).toBeGreaterThan(each.reached - allowance(each.reached));
  }
});

function allowance(share: number): number {
  return 3.09 * Math.sqrt((share * (1 - share)) / studyCount);
}

/** exp(σ z), less its mean and over its deviation; z itself where σ is 0. */
function standardised(sigma: number): Float64Array {
  if (sigma === 0) return normals;
  const mean = exp((sigma * sigma) / 2);
  const deviation = mean * Math.sqrt(exp(sigma * sigma) - 1);
  return normals.map((z) => (exp(sigma * z) - mean) / deviation);
}

/** Shares of experiments whose interval holds the true mean, 0: of the width wanted, and of the width reached. */
function coverage(pairs: Float64Array, wanted: number) {
  let promised = 0;
  let reached = 0;
  for (let study = 0; study < studyCount; study += 1) {
    const { mean, width } = stopped(pairs.subarray(study * pairCount, (study + 1) * pairCount), wanted);
    if (Math.abs(mean) <= width) reached += 1;
    if (Math.abs(mean) <= Math.max(width, wanted)) promised += 1;
  }
  return { promised: promised / studyCount, reached: reached / studyCount };
}

function stopped(pairs: Float64Array, wanted: number): { mean: number; width: number } {
  const at = (count: number) => intervalOf(pairs.subarray(0, count), criticalValues[count]);
  let count = 16;
  while (count < pairs.length && !isFixedWidthReached(count, wanted, (looked) => halfWidth(at(looked))))
    count += 8;
  return { mean: at(count).mean, width: halfWidth(at(count)) };
}
