import { expect, test } from 'vitest';
import { lognormal } from '#sim-core/random/lognormal.ts';
import { exp } from '#sim-core/numeric/exp.ts';
import { normal } from '#sim-core/random/normal.ts';
import { bcaOfMean } from '../../lab/statistics/bca.ts';
import { uniforms } from '../random/uniforms.ts';

const studyCount = 1000;
const unitCount = 24;
const draws = uniforms(studyCount * unitCount);
const cases = [
  { name: 'normal', stated: 0.92, mean: 0, values: draws.map(normal) },
  { name: 'lognormal', stated: 0.91, mean: exp(0.125), values: draws.map((u) => lognormal(u, 1, 0.5)) },
];

/** 1,000 samples of 24, nominal 95 %; within 3.29 binomial standard errors of what `bca.ts` states (alpha .001, two-sided). */
test.each(cases)('of 24 $name values the BCa interval covers the mean as often as stated', (each) => {
  const { stated, mean, values } = each;
  let covered = 0;
  for (let study = 0; study < studyCount; study += 1) {
    const sample = values.subarray(study * unitCount, (study + 1) * unitCount);
    const { low, high } = bcaOfMean(sample, { resamples: 500, seed: study });
    if (low <= mean && mean <= high) covered += 1;
  }
  const allowance = 3.29 * Math.sqrt((stated * (1 - stated)) / studyCount);
  expect(Math.abs(covered / studyCount - stated)).toBeLessThan(allowance);
});
