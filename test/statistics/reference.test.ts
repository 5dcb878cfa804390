import { expect, test } from 'vitest';
import { bcaFrom, bcaOfMean } from '../../lab/statistics/bca.ts';
import { effectSize } from '../../lab/statistics/effect-size.ts';
import { equivalenceTest } from '../../lab/statistics/equivalence.ts';
import { relativeEquivalence } from '../../lab/statistics/relative-equivalence.ts';
import { holmAdjusted } from '../../lab/statistics/holm.ts';
import { noncentralStudentProbability } from '../../lab/statistics/noncentral-student.ts';
import { normalProbability } from '../../lab/statistics/normal-probability.ts';
import { powerOfPairs } from '../../lab/statistics/power.ts';
import { quantileGap } from '../../lab/statistics/quantile-gap.ts';
import { quantileOf } from '../../lab/statistics/quantile.ts';
import { percentileInterval } from '../../lab/statistics/resampling.ts';
import { studentTail } from '../../lab/statistics/student-tail.ts';
import { superiority } from '../../lab/statistics/superiority.ts';
import { tTest } from '../../lab/statistics/t-test.ts';
import reference from './reference.json' with { type: 'json' };

const gaps = Float64Array.from(reference.gaps);
const others = Float64Array.from(reference.others);

test('the normal probability errs by less than 1e-15 of what R says', () => {
  for (const [x, exact] of reference.normal)
    expect(Math.abs(normalProbability(x) - exact)).toBeLessThan(1e-15);
});

test('the tail of Student’s t agrees with R on both sides', () => {
  for (const [t, freedom, exact] of reference.student)
    expect(Math.abs(studentTail(t, freedom) - exact)).toBeLessThan(1e-13);
});

/** R's own series stops at an error of 1e-12. */
test('the non-central t agrees with R up to a non-centrality of 30', () => {
  for (const [t, freedom, noncentrality, exact] of reference.noncentral)
    expect(
      Math.abs(noncentralStudentProbability(t, freedom, noncentrality) - exact),
      `${t} ${freedom} ${noncentrality}`,
    ).toBeLessThan(2e-12);
});

test('a t test has the t and the p of R’s', () => {
  for (const [supposed, t, p] of reference.tTests) {
    const test = tTest(gaps, supposed);
    expect(test.t).toBeCloseTo(t, 12);
    expect(test.p).toBeCloseTo(p, 12);
    expect(test.freedom).toBe(gaps.length - 1);
  }
});

test('both one-sided tests of equivalence have the p of R’s', () => {
  for (const [margin, pBelow, pAbove] of reference.equivalence) {
    const test = equivalenceTest(others, margin);
    expect(test.pBelow).toBeCloseTo(pBelow, 12);
    expect(test.pAbove).toBeCloseTo(pAbove, 12);
    expect(test.p).toBe(Math.max(test.pBelow, test.pAbove));
  }
});

test('the same with a share of the baseline’s mean as the margin has the p of R’s, whatever the baseline’s sign', () => {
  const bases = Float64Array.from(reference.bases);
  const turned = bases.map((value) => -value);
  for (const [share, pBelow, pAbove] of reference.relativeEquivalence) {
    const test = relativeEquivalence(gaps, bases, share)!;
    expect(test.pBelow).toBeCloseTo(pBelow, 12);
    expect(test.pAbove).toBeCloseTo(pAbove, 12);
    expect(test.p).toBe(Math.max(test.pBelow, test.pAbove));
    expect(relativeEquivalence(gaps, turned, share)).toEqual(test);
  }
  expect(relativeEquivalence(Float64Array.of(1, 2), Float64Array.of(-1, 1), 0.1)).toBe(undefined);
});

test('Holm’s adjusted p values are those of R', () => {
  const adjusted = holmAdjusted(reference.pValues);
  for (const [i, exact] of reference.holm.entries()) expect(adjusted[i]).toBeCloseTo(exact, 14);
});

test('quantiles are of R’s type 7', () => {
  for (const [probability, ofGaps, gap] of reference.quantiles) {
    expect(quantileOf(Float64Array.from(gaps).sort(), probability)).toBeCloseTo(ofGaps, 12);
    expect(quantileGap(gaps, others, probability, { resamples: 1 }).estimate).toBeCloseTo(gap, 12);
  }
});

test('effect sizes, their correction and their exact interval are those that R finds', () => {
  const cases = [
    ...reference.effects.map((row) => [gaps, row] as const),
    [others.subarray(0, 5), reference.effectOfFive] as const,
  ];
  for (const [sample, [confidence, cohen, hedges, low, high]] of cases) {
    const effect = effectSize(sample, confidence)!;
    expect(effect.cohen).toBeCloseTo(cohen, 12);
    expect(effect.hedges).toBeCloseTo(hedges, 12);
    expect(effect.low).toBeCloseTo(low, 9);
    expect(effect.high).toBeCloseTo(high, 9);
  }
});

test('the interval of the probability of superiority is R’s Wilson interval', () => {
  for (const [wins, pairs, low, high] of reference.wilson) {
    const sample = Float64Array.from({ length: pairs }, (_, i) => (i < wins ? 1 : -1));
    const interval = superiority(sample);
    expect(interval.estimate).toBe(wins / pairs);
    expect(interval.low).toBeCloseTo(low, 12);
    expect(interval.high).toBeCloseTo(high, 12);
  }
});

test('the power of a paired t test is that of R', () => {
  for (const [effect, pairs, power] of reference.power)
    expect(powerOfPairs(effect, pairs)).toBeCloseTo(power, 10);
});

test('from R’s replicates, the BCa and percentile intervals are R’s to the last digits', () => {
  for (const { estimate, replicates, jackknife, bca, percentile } of [
    reference.bcaOfMean,
    reference.bcaOfRatio,
  ]) {
    const [drawn, leftOut] = [Float64Array.from(replicates), Float64Array.from(jackknife)];
    for (const [i, confidence] of [0.9, 0.95, 0.99].entries()) {
      const interval = bcaFrom(estimate, drawn, leftOut, confidence);
      expect(interval.low).toBeCloseTo(bca[i][0], 10);
      expect(interval.high).toBeCloseTo(bca[i][1], 10);
    }
    const plain = percentileInterval(estimate, drawn);
    expect(plain.low).toBeCloseTo(percentile[0], 10);
    expect(plain.high).toBeCloseTo(percentile[1], 10);
  }
});

/**
 * R drew 200,000 resamples. Over 60 seeds our ends of 2,000 resamples have a standard deviation of .013 and .033.
 * Alpha .001 two-sided, critical value 3.29.
 */
test('from resamples of our own, the BCa interval of a skewed mean is R’s within Monte Carlo error', () => {
  const interval = bcaOfMean(gaps);
  const [low, high] = reference.bcaOfManyResamples;
  expect(Math.abs(interval.low - low)).toBeLessThan(3.29 * 0.013);
  expect(Math.abs(interval.high - high)).toBeLessThan(3.29 * 0.033);
});

/** R drew 50,000 resamples; our ends' standard deviations over 60 seeds, with the same alpha. */
test('the interval of a difference of quantiles is R’s within Monte Carlo error', () => {
  const deviations = [
    [0.013, 0.033],
    [0.014, 0.02],
  ];
  for (const [i, [probability, estimate, low, high]] of reference.quantileGap.entries()) {
    const interval = quantileGap(gaps, others, probability);
    expect(interval.estimate).toBeCloseTo(estimate, 12);
    expect(Math.abs(interval.low - low)).toBeLessThan(3.29 * deviations[i][0]);
    expect(Math.abs(interval.high - high)).toBeLessThan(3.29 * deviations[i][1]);
  }
});
