import { expect, test } from 'vitest';
import { type Interval, compare, verdict } from '#lab';
import { smallRegion } from './small-region.ts';
import { none, small, told } from './told-verdict.ts';

test('a gain is told as more, with its interval', () => {
  const [first, side, company] = told({ gap: { mean: 8.14, low: 7.04, high: 9.24 } });
  expect(first).toBe(
    'The cluster sells 8.1 % more than the same firms isolated (95 % interval: 7.0 to 9.2).',
  );
  expect(side).toMatch(/more than the same firms merely side by side, by 8\.1 % of isolated turnover/);
  expect(company).toMatch(/more than one consolidated company, by 8\.1 % of isolated turnover/);
});

test('a loss is told as less, its interval from the smaller loss to the larger', () => {
  const [first] = told({ gap: { mean: -3.12, low: -5.2, high: -1.04 } });
  expect(first).toBe(
    'The cluster sells 3.1 % less than the same firms isolated (95 % interval: 1.0 to 5.2).',
  );
});

test('a difference whose interval contains 0 cannot be told apart, and claims no direction', () => {
  for (const gap of [
    { mean: 0.4, low: -0.9, high: 1.7 },
    { mean: 0.4, low: 0, high: 0.8 },
    { mean: -0.4, low: -0.8, high: 0 },
  ]) {
    const [first] = told({ gap });
    expect(first).toContain('cannot be told apart');
    expect(first).not.toMatch(/sells \d/);
  }
  expect(told({ gap: { mean: 0.4, low: -0.9, high: 1.7 } })[0]).toBe(
    'The cluster and the same firms isolated cannot be told apart: the former sells anywhere from 0.9 % less to 1.7 % more (95 % interval).',
  );
});

test('arms that are equal in every replication sell exactly as much', () => {
  expect(told({})[0]).toBe('The cluster sells exactly as much as the same firms isolated.');
});

test('a small but decided difference is never printed as 0', () => {
  const [first] = told({ gap: { mean: 0.3, low: 0.004, high: 0.596 } });
  expect(first).toContain('0.3 % more');
  expect(first).toContain('0.004 to 0.6');
});

test('causes are told by size, with what shrinks before what grows, and without what chance could do', () => {
  const texts = told({
    ledgerChanges: {
      unseen: { mean: -9.2, low: -9.4, high: -9 },
      unwilling: { mean: 4.1, low: 4, high: 4.2 },
      noSkill: { mean: -3.5, low: -3.6, high: -3.4 },
      noRoom: { mean: -0.4, low: -0.9, high: 0.1 },
      outbid: { mean: 7.6, low: 7.4, high: 7.8 },
      defected: { mean: 0.03, low: 0.02, high: 0.04 },
    },
  }).join('\n');
  expect(texts).toContain(
    'the cluster loses 9.2 fewer because nobody noticed and 3.5 fewer for want of a known skill.',
  );
  expect(texts).toContain(
    'The cluster also loses 7.6 more to rivals, 4.1 more for want of will and 0.03 more because a partner defected',
  );
  expect(texts).not.toContain('for want of room');
  expect(texts).toContain('Partners defect on');
});

test('without a decided cause, none is named', () => {
  expect(told({}).join('\n')).toContain(
    'No cause of lost opportunities differs from isolated beyond chance.',
  );
});

test('attention is told as a cost or a saving, in money and per cent of isolated turnover', () => {
  const cost = told({ attention: { mean: 1230, low: 1200, high: 1260 } }).join('\n');
  expect(cost).toContain('takes attention worth 1.2 million € a year, 12.3 % of isolated turnover.');
  const saving = told({ attention: { mean: -5.5, low: -6, high: -5 } }).join('\n');
  expect(saving).toContain('saves attention worth 5.5 thousand € a year, 0.1 % of isolated turnover.');
});

test('profit is told for any sign', () => {
  const profit = (interval: Interval) => told({ profit: interval }).find((text) => text.startsWith('Profit'));
  expect(profit({ mean: 1990, low: 1870, high: 2110 })).toMatch(
    /is 2\.0 million € a year higher .* \(95 % interval: 1\.9 million € to 2\.1 million €\)/,
  );
  expect(profit({ mean: -300, low: -400, high: -200 })).toMatch(
    /is 300 thousand € a year lower .* 200 thousand € to 400 thousand €/,
  );
  expect(profit({ mean: 10, low: -40, high: 60 })).toMatch(
    /from 40 thousand € a year less to 60 thousand € more/,
  );
  expect(profit(none)).toMatch(/exactly that of isolated/);
});

test('how sure it is tells replications, what an interval means, and a precision that was missed', () => {
  const missed = told({
    comparison: {
      replications: 40,
      confidence: 0.95,
      precision: { wanted: 1, reached: 2.34, isReached: false },
    },
  }).join('\n');
  expect(missed).toContain('±2.3 points of isolated turnover after 40 replications');
  expect(missed).toContain('about 95 of 100 such intervals contain');
  expect(missed).toContain('is wider than ±1 points');
  const reached = told({
    comparison: { confidence: 0.999, precision: { wanted: 1, reached: 0.8, isReached: true } },
  }).join('\n');
  expect(reached).toContain('about 999 of 1000 such intervals');
  expect(reached).not.toContain('is wider than');
});

test('every verdict ends with what the interval does not cover', async () => {
  const alone = await compare(smallRegion(), { arms: [], replications: 2, workers: 1 });
  for (const findings of [verdict(small), verdict(alone)]) {
    expect(findings.at(-1)!.topic).toBe('caution');
    expect(findings.at(-1)!.text).toContain('luck, not the model');
  }
  expect(verdict(alone)[0].text).toMatch(/^Isolated, the firms sell [\d.,]+ \w+ € a year/);
});
