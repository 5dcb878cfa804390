import { expect, test } from 'vitest';
import { monthlyMeasures, study, summarise, verdict } from '#lab';
import { measureNames } from '#sim-core';
import { csvOf } from '../../lab/files/csv.ts';
import { columnsOver } from '../../lab/files/columns-over.ts';
import { eventStudy } from '../../lab/report/event-study.ts';
import { renderReport } from '../../lab/report/render-report.ts';
import { english } from '../../lab/wording/english.ts';
import { french } from '../../lab/wording/french.ts';
import { placeOf } from '../../lab/studies/history.ts';
import { comparisonText } from '../../cli/comparison/comparison-text.ts';
import { read } from '../report/read-page.ts';
import { smallRegion } from './small-region.ts';

const region = smallRegion();
const nothing = { low: -Infinity, high: Infinity };
const { runs, plan } = await study(region, { arms: ['cluster'], replications: 3, workers: 1 });
const monthCount = runs[0].monthly.length / (2 * monthlyMeasures.length);
const turnoverColumn = monthlyMeasures.indexOf('turnover');

/** The first replication three times over, as if luck had drawn the same: all that differs is the number. */
const coinciding = runs.map(({ replication }) => ({ ...runs[0], replication }));

test('replications that happen to coincide give no interval, in any quantity, and the verdict says so', () => {
  const comparison = summarise(region, coinciding, plan);
  const cluster = comparison.arms.cluster!;
  for (const told of [
    cluster.gap,
    cluster.lastYear,
    cluster.turnover,
    cluster.measures.deaths,
    cluster.changes.profit,
    cluster.ledger.outbid,
    cluster.funnel.won,
  ])
    expect(told).toMatchObject(nothing);
  expect(comparison.precision).toMatchObject({ reached: Infinity, isReached: false });
  const words = (wording: typeof english) =>
    verdict(comparison, wording)
      .map(({ text }) => text)
      .join(' ');
  expect(words(english)).toContain('cannot be determined');
  expect(words(french)).toContain('On ne peut déterminer');
  for (const text of [words(english), words(french)]) expect(text).not.toMatch(/∞|NaN|null|Infinity/);
});

test('what is the same by construction is exactly that: isolated firms, months before the branch, all that is issued', () => {
  const { arms, contrasts } = summarise(region, coinciding, plan);
  const none = { mean: 0, low: 0, high: 0 };
  expect(arms.isolated!.gap).toEqual(none);
  expect(arms.isolated!.changes.turnover).toEqual(none);
  expect(arms.cluster!.funnel.issued).toEqual({ mean: 100, low: 100, high: 100 });
  const { month, low, high } = arms.cluster!.events;
  const before = month.filter((each) => each < 0).length;
  expect(new Set([...low.slice(0, before), ...high.slice(0, before)])).toEqual(new Set([0]));
  // Two arms in one state at the end of every replication are one.
  const twins = runs.map((run) => ({ ...run, hashes: ['same', 'same'] }));
  expect(summarise(region, twins, plan).contrasts[0].gap).toEqual(none);
  expect(contrasts[0].gap).toMatchObject(nothing);
});

test('a replication in which isolated firms sold nothing leaves the gap of two open', () => {
  const turnover = measureNames.indexOf('turnover');
  const [first, second] = runs.map((run) => ({ ...run, measures: Float64Array.from(run.measures) }));
  first.measures[turnover] = 0;
  const { gap } = summarise(region, [first, second], { ...plan, cap: 2 }).arms.cluster!;
  expect(gap).toMatchObject(nothing);
  expect(gap.mean).toBeGreaterThan(0);
});

test('tables and reports have a dash, and no picture breaks, where nothing can be determined', () => {
  const comparison = summarise(region, coinciding, plan);
  const identity = (text: string) => text;
  const colours = new Proxy({}, { get: () => identity }) as Parameters<typeof comparisonText>[1]['colours'];
  const text = comparisonText(comparison, { colours, width: 80 } as Parameters<typeof comparisonText>[1]);
  expect(text).toMatch(/cluster .*\(–\)/);
  expect(text).toContain('– where the replications support none');
  const page = renderReport(comparison);
  for (const told of [text, page]) expect(told).not.toMatch(/∞|NaN|Infinity/);
});

test('an end at infinity is an empty cell', () => {
  const { real } = columnsOver([{ low: -Infinity }, { low: 2 }]);
  const low = real('low', 'Low', '', 'an end', (row) => row.low);
  expect(low.values).toEqual([NaN, 2]);
  expect(csvOf({ name: 'ends', variables: [low] })).toMatch(/low\r?\n\r?\n2/);
});

test('where what happened lies is not said of replications that do not vary', () => {
  expect(placeOf(3, nothing, nothing)).toBe('cannot be determined');
  expect(placeOf(3, { low: 2, high: 4 }, nothing)).toBe('cannot be determined');
});

test('the title of the event study quotes the last year, not its last month', () => {
  const loud = runs.map((run) => {
    const monthly = Float64Array.from(run.monthly);
    // The cluster, after isolated: the last month sells a hundred times as much.
    monthly[(2 * monthCount - 1) * monthlyMeasures.length + turnoverColumn] *= 100;
    return { ...run, monthly };
  });
  const quiet = summarise(region, runs, plan);
  const comparison = summarise(region, loud, plan);
  const { events, lastYear } = comparison.arms.cluster!;
  expect(events.mean.at(-1)).toBeGreaterThan(5 * lastYear.mean);
  // By hand, from the months themselves.
  const sums = [0, 1].map((arm) =>
    loud.reduce(
      (sum, { monthly }) =>
        sum +
        Array.from({ length: 12 }, (_, i) => {
          const month = (arm + 1) * monthCount - 12 + i;
          return monthly[month * monthlyMeasures.length + turnoverColumn];
        }).reduce((total, value) => total + value, 0),
      0,
    ),
  );
  expect(lastYear.mean).toBeCloseTo(100 * (sums[1] / sums[0] - 1), 8);
  const decided = {
    ...quiet,
    arms: { ...quiet.arms, cluster: { ...quiet.arms.cluster!, lastYear: { mean: 24.5, low: 20, high: 29 } } },
  };
  const title = (wording: typeof english) =>
    read(eventStudy(decided, wording).text).querySelector('h3')!.textContent;
  expect(title(english)).toMatch(
    /over the last year the cluster sells 24[.]5\s% more than isolated firms [(][+]20[.]0 to [+]29[.]0[)]/,
  );
  expect(title(french)).toMatch(/sur la dernière année, le cluster vend 24,5\s% de plus/);
});
