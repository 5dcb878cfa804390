import { expect, test } from 'vitest';
import { bestMix } from '../../lab/policy/best-mix.ts';
import { effectsPer } from '../../lab/policy/effects.ts';
import { afterMoney } from '../../lab/policy/events.ts';
import { policyMonthly } from '../../lab/policy/policy-run.ts';
import { Samples } from '../../lab/policy/samples.ts';
import { type MadeUp, madeUpRuns } from './made-up.ts';

const samplesOf = (...effects: MadeUp[]) =>
  new Samples(
    madeUpRuns(
      3,
      effects.map((effect) => () => effect),
    ),
  );
const rounded = (values: Float64Array) => [...values].map((value) => Math.round(value));
const all = (value: number) => [value, value, value];

test('a gain is that of a part of the companies or of the market, less what others have of it', () => {
  const gains = {
    turnover: 100,
    relatedTurnover: 30,
    smallTurnover: 20,
    largeTurnover: 45,
    exportTurnover: 60,
  };
  const samples = samplesOf(gains);
  const part = (name: Parameters<Samples['gainPart']>[1]) => rounded(samples.gainPart(1, name));
  expect(part('firms')).toEqual(all(70));
  expect(part('related')).toEqual(all(30));
  expect(part('small')).toEqual(all(20));
  expect(part('medium')).toEqual(all(100 - 20 - 45));
  expect(part('large')).toEqual(all(45));
  expect(part('home')).toEqual(all(40));
  expect(part('export')).toEqual(all(60));
});

test('business comes from new demand, or from what is lost less; what is lost more comes off', () => {
  const samples = samplesOf({ issuedValue: 50, outbidValue: -20, noRoomValue: 5 });
  const from = (origin: Parameters<Samples['origin']>[1]) => rounded(samples.origin(1, origin));
  expect(from('newDemand')).toEqual(all(50));
  expect(from('outbid')).toEqual(all(20));
  expect(from('noRoom')).toEqual(all(-5));
  expect(from('unseen')).toEqual(all(0));
});

test('effects are told per euro, and employees per million euros', () => {
  const samples = samplesOf({ turnover: 2000, valueAdded: 500, jobs: 4 });
  const { turnover, valueAdded, jobs } = effectsPer(samples, 1, samples.change(1, 'publicSpent'), 2)!;
  expect([turnover.mean, valueAdded.mean, jobs.mean].map((mean) => Number(mean.toFixed(9)))).toEqual([
    2, 0.5, 4,
  ]);
  expect(effectsPer(samples, 1, new Float64Array(3), 2)).toBeUndefined();
});

test('the best way brings most per euro, of those that spent at least half of the money', () => {
  const half = { publicCharged: 1000, publicSpent: 500, turnover: 1500 };
  const less = { ...half, publicSpent: 499 };
  expect(bestMix(samplesOf({ turnover: 2000 }, half), 2, 0.95)).toMatchObject({ branch: 2 });
  expect(bestMix(samplesOf({ turnover: 2000 }, less), 2, 0.95)).toMatchObject({ branch: 1 });
  expect(bestMix(samplesOf(less), 1, 0.95)).toBeUndefined();
  // Of two that bring as much, the first.
  expect(bestMix(samplesOf({ turnover: 2000 }, { turnover: 2000 }), 2, 0.95)).toMatchObject({ branch: 1 });
});

test('what is left after the money is told where a year without it is simulated', () => {
  // 10 k€ a month with money, 4 without it: 120 in its last year, 48 in the last of all.
  const runs = madeUpRuns(3, [() => ({})]).map((run) => {
    const monthly = run.monthly.slice();
    const turnover = policyMonthly.indexOf('turnover');
    for (let month = 0; month < 24; month += 1)
      monthly[(24 + month) * policyMonthly.length + turnover] += month < 12 ? 10 : 4;
    return { ...run, monthly };
  });
  const samples = new Samples(runs);
  const left = afterMoney(samples, 1, { from: 0, to: 11 }, 2)!;
  expect([left.funded.mean, left.last.mean, left.lost.mean].map((mean) => Number(mean.toFixed(6)))).toEqual([
    120, 48, 72,
  ]);
  expect(afterMoney(samples, 1, { from: 0, to: 12 }, 2)).toBeUndefined();
});
