import { expect, test } from 'vitest';
import type { Arm } from '#sim-core';
import type { ArmPair, ResilienceAnswer } from '../../lab/resilience/resilience-answer.ts';
import { headlineArms, resilienceVerdict } from '../../lab/resilience/resilience-verdict.ts';
import { endsOf, monthsOf, monthsRange, percentOf } from '../../lab/resilience/resilience-wording.ts';
import { madeUpResponse } from '../lab/told-studies.ts';

const point = (mean: number) => ({ mean, low: mean, high: mean });

/** What the cluster loses more than isolated firms. */
function pairOf(whole: number | undefined, lost: number | undefined, isTurned = false): ArmPair {
  const sign = isTurned ? -1 : 1;
  const test = (mean = 0) => ({ difference: point(sign * mean), p: 0, adjusted: 0 });
  const [first, second]: Arm[] = isTurned ? ['isolated', 'cluster'] : ['cluster', 'isolated'];
  return {
    first,
    second,
    whole: test(whole),
    lost: test(lost),
    isToldApart: { whole: whole !== undefined, lost: lost !== undefined },
  };
}

const response = madeUpResponse({ shock: 'demand', at: 6, months: 24, size: 0.3 }).shock;

function answerOf(changes: Partial<ResilienceAnswer> = {}, pairs: ArmPair = pairOf(-2, 1)): ResilienceAnswer {
  return {
    months: 24,
    replications: 24,
    confidence: 0.95,
    arms: ['isolated', 'cluster', 'consolidated'],
    shocks: [{ ...response, pairs: [pairs] }],
    ...changes,
  } as unknown as ResilienceAnswer;
}

const told = (answer: ResilienceAnswer, topic: string) =>
  resilienceVerdict(answer)
    .filter((finding) => finding.topic === topic)
    .map(({ text }) => text)
    .join(' ');

test('the headline is the cluster against isolated firms, or what there is in their place', () => {
  const of = (...arms: Arm[]) => headlineArms({ arms });
  expect(of('isolated', 'cluster', 'hub')).toEqual(['cluster', 'isolated']);
  expect(of('isolated', 'hub', 'platform')).toEqual(['platform', 'isolated']);
  expect(of('hub', 'cluster')).toEqual(['cluster', 'hub']);
  expect(of('cluster', 'hub')).toEqual(['hub', 'cluster']);
  expect(of('cluster')).toBeUndefined();
});

test('who loses less is said from the headline arm’s side, however the pair is stored', () => {
  for (const isTurned of [false, true]) {
    const text = told(answerOf({}, pairOf(-2, 1, isTurned)), 'answer');
    expect(text).toContain(
      'From the strike to the end, the cluster loses less of its turnover than the same firms',
    );
    expect(text).toContain(
      'In the last twelve months, the cluster loses more of its turnover than the same firms',
    );
  }
  expect(told(answerOf({}, pairOf(undefined, undefined)), 'answer')).toContain(
    'cannot be told apart after any shock',
  );
});

test('a loss is told with its depth, the months until it is made good, and what is lost to the end', () => {
  const text = told(answerOf(), 'shock');
  expect(text).toContain('the same firms isolated 25.1 % (made good after 12 months)');
  expect(text).toContain('Still lost in the last twelve months: 25.1 % of the same firms isolated');
  const [first, ...others] = response.arms;
  const open = { ...response, arms: [{ ...first, recovery: {} }, ...others], pairs: [pairOf(-2, 1)] };
  // Struck in month 6 of 24.
  expect(told(answerOf({ shocks: [open] }), 'shock')).toContain('not made good within 18 months');
  expect([monthsOf(undefined, 18), monthsOf(7, 18), monthsRange({ low: 9 }, 18)]).toEqual([
    '> 18',
    '7',
    '9 to > 18',
  ]);
  expect([percentOf(25.06), endsOf({ mean: 0, low: -1.26, high: 3 })]).toEqual(['25.1 %', '−1.3 to 3.0']);
});

const networkOf = (left: number) => ({
  shares: [0.05, 0.1],
  cluster: {
    organisations: 200,
    ties: 4700,
    giant: 1,
    random: [point(1), point(0.9)],
    targeted: [point(1), point(left)],
  },
  real: {
    source: 's',
    shares: [0.05, 0.1],
    networks: [
      { name: 'a', organisations: 100, ties: 60, random: [1, 0.81], targeted: [1, 0.11] },
      { name: 'b', organisations: 100, ties: 215, random: [1, 0.9], targeted: [1, 0.6] },
    ],
  },
});

test('the network is compared where a tenth of all goes, and its partners with those of real ones', () => {
  const text = (left: number) => told(answerOf({ network: networkOf(left) } as never), 'network');
  expect(text(0.9)).toContain(
    '90 % of the largest part that hangs together is left (81 to 90 % in 2 real networks)',
  );
  expect(text(0.9)).toContain('the best-connected tenth goes, 90 % (11 to 60 %)');
  // Two ends of 4,700 ties among 200; of 60 and 215 among 100.
  expect(text(0.9)).toContain('47.0 partners for each organisation, against 1.2 to 4.3 in the records');
  expect(
    [0.05, 0.11, 0.6].map((left) => /Carat’s network (is more fragile|lies among)/.exec(text(left))?.[1]),
  ).toEqual(['is more fragile', 'lies among', 'lies among']);
});

test('the caution names the widest interval of a depth', () => {
  // 10 % to either side of the deepest, 31.
  expect(told(answerOf(), 'caution')).toContain('The widest 95 % interval of a depth is 27.9 to 34.1 %');
});
