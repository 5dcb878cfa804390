import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { usualMixes } from '../../lab/policy/mix.ts';
import { policyStudy } from '../../lab/policy/policy-study.ts';
import { type Carat, bundledCarat, tiny } from '../cli/carat.ts';
import { smallRegion } from '../lab/small-region.ts';

let carat: Carat;
beforeAll(async () => {
  carat = await bundledCarat();
});
afterAll(() => carat.remove());

describe('no money', () => {
  it('changes exactly nothing in any way to spend it, and has no effect per euro', async () => {
    const mixes = usualMixes(['broker', 'training']);
    const { answer } = await policyStudy(smallRegion({ burnInYears: 1, branchYears: 1 }), {
      budget: 0,
      mixes,
      replications: 2,
      workers: 1,
    });
    expect(answer.mixes).toHaveLength(3);
    const none = { mean: 0, low: 0, high: 0 };
    for (const { change, charged, spent, perEuroSpent } of answer.mixes) {
      expect(change).toEqual({ turnover: none, valueAdded: none, jobs: none });
      expect([charged, spent, perEuroSpent]).toEqual([0, 0, undefined]);
    }
    expect(answer.best).toBeUndefined();
  });

  it('is refused on the command line, where it can only be a slip', async () => {
    const { code, out, err } = await carat(['policy', 'biowin', ...tiny, '--budget', '0']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('--budget requires a number above 0, not "0"');
  });
});
