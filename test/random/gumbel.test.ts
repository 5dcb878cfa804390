import { expect, test } from 'vitest';
import { gumbel } from '../../sim-core/random/gumbel.ts';
import { Random } from '../../sim-core/random/random.ts';
import reference from '../numeric/reference.json' with { type: 'json' };
import { chiSquare, criticalNormal, mean, moment } from './statistics.ts';
import { seed, uniforms } from './uniforms.ts';

test('gumbel errs by less than 2.3e-16 of the larger of 1 and its value', () => {
  let worst = 0;
  for (const [u, nearest] of reference.gumbel) {
    worst = Math.max(worst, Math.abs(gumbel(u) - nearest) / Math.max(1, Math.abs(nearest)));
  }
  expect(worst).toBeLessThan(2.3e-16);
});

test('Gumbel draws have mean 0.5772 and variance π²/6 (alpha 0.001 each, critical value 3.2905)', () => {
  const sample = uniforms(400_000).map(gumbel);
  const variance = Math.PI ** 2 / 6;
  const euler = 0.5772156649015329;
  // the fourth central moment is 5.4 times the squared variance
  expect(Math.abs(mean(sample) - euler) * Math.sqrt(sample.length / variance)).toBeLessThan(criticalNormal);
  const score = (moment(sample, 2, euler) / variance - 1) * Math.sqrt(sample.length / 4.4);
  expect(Math.abs(score)).toBeLessThan(criticalNormal);
});

test('the best of utilities with Gumbel shocks is a logit choice (chi-square, alpha 0.001, 3 degrees of freedom, critical value 16.266)', () => {
  const utilities = [0, 0.5, 1, -1];
  const total = utilities.reduce((sum, utility) => sum + Math.exp(utility), 0);
  const random = new Random(seed, 0);
  const counts = new Int32Array(utilities.length);
  for (let choice = 0; choice < 100_000; choice++) {
    const values = utilities.map((utility, rival) => utility + gumbel(random.draw(3, choice, rival)));
    counts[values.indexOf(Math.max(...values))]++;
  }
  expect(chiSquare(counts, (rival) => (100_000 * Math.exp(utilities[rival])) / total)).toBeLessThan(16.266);
});
