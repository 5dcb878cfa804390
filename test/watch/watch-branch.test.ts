import { describe, expect, it } from 'vitest';
import { branchOff, burnIn, measureNames } from '#sim-core';
import { at } from '#sim-core/indicators/measures.ts';
import { type WatchedMonth, watchBranch } from '../../lab/watch/watch-branch.ts';
import { smallRegion } from '../lab/small-region.ts';

// Without defection, a team counts exactly when somebody else finds or does a part.
const { scenario } = smallRegion({ organisationCount: 60, defection: 0, contactRate: 48 });
const point = burnIn(scenario);

describe('watching a branch', () => {
  it.each(['cluster', 'isolated', 'hub'] as const)('changes no bit of %s', (arm) => {
    const run = branchOff(scenario, point, { arm });
    expect(watchBranch(scenario, point, { arm }, () => undefined)).toBe(run.hashes[run.steps]);
  });

  it('tells in every month as many joint wins as the record counts, and somebody else as partner', () => {
    const watched: WatchedMonth[] = [];
    watchBranch(scenario, point, { arm: 'cluster' }, (month) => watched.push(month));
    const { series, branch } = branchOff(scenario, point, { arm: 'cluster' });
    const counted = watched.map((_, i) => series[(branch + i) * measureNames.length + at.teamCount]);
    expect(watched.map(({ month }) => month)).toEqual(counted.map((_, i) => i));
    const total = counted.reduce((sum, count) => sum + count, 0);
    expect(total).toBeGreaterThan(20);
    for (const [i, { deals }] of watched.entries()) {
      expect(deals.length).toBeGreaterThanOrEqual(counted[i]);
      if (counted[i] === 0) expect(deals).toEqual([]);
      for (const { source, target } of deals) {
        expect(source).not.toBe(target);
        expect(Math.min(source, target)).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it('tells of no joint wins where nobody asks others', () => {
    const deals: unknown[] = [];
    watchBranch(scenario, point, { arm: 'isolated' }, (month) => deals.push(...month.deals));
    expect(deals).toEqual([]);
  });
});
