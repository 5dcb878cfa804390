import { describe, expect, it, test } from 'vitest';
import * as fc from 'fast-check';
import { libraryNames, loadLibrary, parse } from '#scenarios';
import { leverNames } from '#sim-core';

const base = { name: 'sampled', title: 'Sampled', description: 'A sample', structure: 'custom' };
const parsed = (parts: object) => parse({ ...base, ...parts });
const loadedOf = (parts: object) => {
  const parsing = parsed(parts);
  if (!parsing.ok) throw new Error(JSON.stringify(parsing.issues));
  return parsing.loaded;
};
const issuesOf = (parts: object) => {
  const parsing = parsed(parts);
  return parsing.ok ? [] : parsing.issues;
};

describe('a sample', () => {
  it('of one in one is no sample, and changes neither hash nor kernel input', () => {
    const one = loadedOf({ sample: 1, levers: [{ lever: 'broker', budget: 300 }] });
    const none = loadedOf({ levers: [{ lever: 'broker', budget: 300 }] });
    expect(one.hash).toBe(none.hash);
    expect(one.scenario).toEqual(none.scenario);
  });

  it('changes the hash, since totals differ', () => {
    expect(loadedOf({ sample: 25 }).hash).not.toBe(loadedOf({}).hash);
    expect(loadedOf({ sample: 25 }).hash).not.toBe(loadedOf({ sample: 24 }).hash);
  });

  it('gives every lever its part of the budget, whatever the budget and however it moves', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...leverNames),
        fc.double({ min: 1, max: 1000, noNaN: true }),
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        (lever, sample, budget) => {
          const charges = (parts: object) => loadedOf(parts).scenario.timeline!.levers![lever]!;
          const path = `${budget} * (1 + year)`;
          for (const each of [budget, path]) {
            const mine = charges({ sample, levers: [{ lever, budget: each }] });
            const whole = charges({ levers: [{ lever, budget: each }] });
            mine.forEach((charge, step) => expect(charge * sample).toBeCloseTo(whole[step], 6));
          }
        },
      ),
      { numRuns: 20, seed: 15 },
    );
  });

  it.each([
    [25, 25, 1],
    [25, 425, 17],
    [8.5, 9, 1],
    [8.5, 17, 2],
    [8.5, 26, 3],
  ])('of one in %s loses, for %s companies of the region, %s of those simulated', (sample, size, count) => {
    for (const shock of ['best-connected', 'random-loss', 'institutions']) {
      const { timeline } = loadedOf({ sample, shocks: [{ shock, at: 3, size }] }).scenario;
      expect(timeline!.shocks![0].size).toBe(count);
    }
  });

  it('refuses a loss that no number of those simulated stands for, and says which it can have', () => {
    const shocks = [
      { shock: 'best-connected', at: 3, size: 1 },
      { shock: 'random-loss', at: 3, size: 60 },
      { shock: 'random-loss', at: 3, size: 26_000 },
    ];
    expect(issuesOf({ sample: 25, shocks })).toMatchObject([
      { path: '/shocks/0/size', received: '1', remedy: 'use 25 or 50' },
      {
        path: '/shocks/1/size',
        expected: 'a multiple of 25 up to 25000 (companies of the region, of which one in 25 is simulated)',
        remedy: 'use 50 or 75',
      },
      { path: '/shocks/2/size', remedy: 'use 24975 or 25000' },
    ]);
  });

  it('leaves shocks that count no companies as they are', () => {
    const shocks = [{ shock: 'demand', at: 3, months: 6, size: 0.3 }];
    expect(loadedOf({ sample: 25, shocks }).scenario.timeline!.shocks![0].size).toBe(0.3);
  });

  it('below one is refused, and no shock is blamed for it', () => {
    const shocks = [{ shock: 'random-loss', at: 3, size: 2000 }];
    expect(issuesOf({ sample: 0.5, shocks })).toMatchObject([{ path: '/sample', code: 'range' }]);
  });
});

test('every library scenario that assumes a sample has it as a field, and no other has', () => {
  for (const name of libraryNames) {
    const { document, scenario } = loadLibrary(name);
    const assumed = document.assumptions.find(({ subject }) => subject === 'sample');
    const told = assumed && Number(/^1:(\d+)/.exec(String(assumed.value))![1]);
    expect(scenario.sample, name).toBe(told);
  }
});
