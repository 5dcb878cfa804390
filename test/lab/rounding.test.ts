import { expect, test } from 'vitest';
import {
  capital,
  decimalsOf,
  enumeration,
  figure,
  intervalName,
  isNone,
  isUndecided,
  magnitudes,
  money,
} from '../../lab/verdict/wording.ts';
import { english } from '../../lab/wording/english.ts';
import { certaintyFindings } from '../../lab/verdict/certainty.ts';
import { percent } from '../../lab/fitting/fitting-words.ts';
import type { Comparison } from '../../lab/comparison.ts';

test('a half-width deserves one decimal, or as many as show its first digit, four at most', () => {
  expect([0, 20, 1, 0.9, 0.1, 0.09, 0.01, 0.009, 0.001, 1e-9].map(decimalsOf)).toEqual([
    1, 1, 1, 1, 1, 2, 2, 3, 3, 4,
  ]);
});

test('a number above 0 gets more decimals before it is written as 0, up to four', () => {
  expect([figure(0, 1), figure(0.04, 1), figure(0.004, 1), figure(0.00004, 1)]).toEqual([
    '0.0',
    '0.04',
    '0.004',
    '0.0000',
  ]);
  expect([figure(12_345.678, 1), figure(1234.5, 1, 'de'), figure(0.5, 0)]).toEqual([
    '12,345.7',
    '1.234,5',
    '1',
  ]);
});

test('an interval is undecided where it holds 0, its ends included, and none where it is 0', () => {
  const of = (low: number, high: number) => ({ mean: (low + high) / 2, low, high });
  expect([of(-1, 1), of(0, 1), of(-1, 0), of(0.1, 1), of(-1, -0.1)].map(isUndecided)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
  expect([of(0, 0), of(0, 1), of(-1, 0)].map(isNone)).toEqual([true, false, false]);
});

test('without signs, a loss is told from the end that is nearer to 0', () => {
  expect(magnitudes({ mean: -2, low: -3, high: -1 })).toEqual({ size: '2.0', near: '1.0', far: '3.0' });
  expect(magnitudes({ mean: 2, low: 1, high: 3 })).toEqual({ size: '2.0', near: '1.0', far: '3.0' });
  expect(magnitudes({ mean: -0.5, low: -2, high: 1 })).toEqual({ size: '0.5', near: '2.0', far: '1.0' });
});

test('money is told in thousands, from 1,000 k€ on in millions, from 1,000,000 k€ on in billions', () => {
  expect([5, 9.94, 10, 999, 1000, 999_000, 1_000_000, -2500].map(money)).toEqual([
    '5.0 thousand €',
    '9.9 thousand €',
    '10 thousand €',
    '999 thousand €',
    '1.0 million €',
    '999.0 million €',
    '1.0 billion €',
    '−2.5 million €',
  ]);
});

test('an interval is called by its confidence, without the noise of its last bits', () => {
  expect([0.95, 0.999, 0.57].map(intervalName)).toEqual([
    '95 % interval',
    '99.9 % interval',
    '57 % interval',
  ]);
});

test('lists end with "and", and sentences begin with a capital', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(enumeration)).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ]);
  expect([capital('a b'), capital('')]).toEqual(['A b', '']);
});

/** What is said of how sure a comparison is. */
function certainty(confidence: number, pairingGain: number): string {
  const comparison = {
    arms: { cluster: { pairingGain } },
    headline: { arm: 'cluster', baseline: 'isolated' },
    replications: 24,
    confidence,
    precision: { wanted: 1, reached: 0.7, isReached: true },
  } as unknown as Comparison;
  return certaintyFindings(comparison, english)
    .map(({ text }) => text)
    .join(' ');
}

test('of so many intervals so many contain the difference: 100, or as many as make it a whole number', () => {
  expect(certainty(0.95, 0)).toContain('95 of 100');
  expect(certainty(0.995, 0)).toContain('995 of 1000');
  expect(certainty(0.9995, 0)).toContain('9995 of 10000');
  expect(certainty(1 / 3, 0)).toContain('3333 of 10000');
});

test('common luck is worth a sentence from half as many replications again on', () => {
  const sentence = (gain: number) => /take about (\S+) times/.exec(certainty(0.95, gain))?.[1];
  expect([1.49, 1.5, 9.96, 10, 28.4].map(sentence)).toEqual([undefined, '1.5', '10.0', '10', '28']);
});

test('a share has a decimal below 10 per cent, and is never told as 0 when it is not', () => {
  expect([0, 0.0004, 0.0005, 0.0999, 0.1, 0.256, 1].map(percent)).toEqual([
    '0 %',
    'less than 0.1 %',
    '0.1 %',
    '10.0 %',
    '10 %',
    '26 %',
    '100 %',
  ]);
});
