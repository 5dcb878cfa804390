import { describe, expect, it } from 'vitest';
import { runChunk } from '../../lab/replicate.ts';
import { csvOf } from '../../lab/files/csv.ts';
import { runsTable } from '../../lab/files/tables.ts';
import { leadDifference } from '../../lab/lead-difference.ts';
import { planOf } from '../../lab/options.ts';
import { halfWidth } from '../../lab/statistics/interval.ts';
import { differencesOf } from '../../web/compare/differences.ts';
import { sideOfRuns, sideOfTable } from '../../web/compare/side.ts';
import { smallRegion } from '../lab/small-region.ts';

const count = 4;
const { arms } = planOf({});
const sideOf = (parameters: Readonly<Record<string, number>>, seed = 0) => {
  const loaded = smallRegion({ organisationCount: 10, burnInYears: 1, ...parameters });
  const scenario = { ...loaded.scenario, seed: loaded.scenario.seed + seed };
  const runs = runChunk({ scenario, arms, replications: [...Array(count).keys()] });
  return { runs, side: sideOfRuns({ ...loaded, scenario }, runs) };
};
const [before, after, apart] = [sideOf({}), sideOf({ contactRate: 6 }), sideOf({}, 1)];

describe('two scenarios beside each other', () => {
  it('pairs replications of one seed, so that a scenario does not differ from itself at all', () => {
    const { difference, pairs } = leadDifference(before.side.lead, before.side.lead);
    expect([difference, pairs]).toEqual([{ mean: 0, low: 0, high: 0 }, count]);
  });

  it('subtracts the lead of the first from that of the second', () => {
    const { difference, pairs } = leadDifference(before.side.lead, after.side.lead);
    expect(pairs).toBe(count);
    expect(difference.mean).toBeCloseTo(after.side.lead.gap.mean - before.side.lead.gap.mean, 9);
    expect(halfWidth(difference)).toBeGreaterThan(0);
  });

  it('takes both intervals together where the seeds differ, and claims no pairs', () => {
    const [first, second] = [before.side.lead, apart.side.lead];
    const { difference, pairs } = leadDifference(first, second);
    expect(pairs).toBeUndefined();
    const [one, other] = [halfWidth(first.gap), halfWidth(second.gap)];
    // Welch’s degrees of freedom lie between those of one sample and of both.
    expect(halfWidth(difference)).toBeLessThanOrEqual(Math.hypot(one, other));
    expect(halfWidth(difference)).toBeGreaterThan(0.75 * Math.hypot(one, other));
  });

  it('reads from the table of a run what the replications themselves say', () => {
    const { loaded, comparison, lead } = before.side;
    expect(sideOfTable(loaded, comparison, csvOf(runsTable(comparison, before.runs))).lead).toEqual(lead);
  });

  it('tells what differs, and nothing else', () => {
    const { document } = smallRegion();
    const other = {
      ...document,
      title: 'Another title',
      sample: 25,
      parameters: { ...document.parameters, contactRate: 24 },
      levers: [{ lever: 'broker' as const, budget: 500 }],
      organisations: [{ id: 'a', kind: 'firm' as const }],
    };
    expect(differencesOf(document, document)).toEqual([]);
    expect(differencesOf(document, other).map(({ subject: { name }, values }) => [name, ...values])).toEqual([
      ['organisationCount', document.parameters.organisationCount, 1],
      ['contactRate', 48, 24],
      ['broker', undefined, 500],
      ['firm', undefined, 1],
      ['related', undefined, 0],
      ['factor', undefined, 0],
      ['sample', 1, 25],
    ]);
  });
});
