import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leverNames } from '#sim-core';
import { alikeSets } from '../../lab/policy/alike.ts';
import { runningSums } from '../../lab/policy/events.ts';
import { mixOf, usualMixes } from '../../lab/policy/mix.ts';
import { monthsToEffect } from '../../lab/policy/time-to-effect.ts';
import { toBeSeen } from '../../lab/policy/to-be-seen.ts';
import { tTest } from '../../lab/statistics/t-test.ts';

const months = (length: number, valueAt: (month: number) => number) =>
  Array.from({ length }, (_, i) => valueAt(i));
const all = (length: number) => ({ from: 0, to: length - 1 });

describe('a mix', () => {
  it('divides the whole budget, whatever the weights', () => {
    const weights = fc.dictionary(
      fc.constantFrom(...leverNames),
      fc.double({ min: 0.01, max: 1e6, noNaN: true }),
      {
        minKeys: 1,
      },
    );
    fc.assert(
      fc.property(weights, (each) => {
        const sum = Object.values(mixOf(each).shares).reduce((total, share) => total + share, 0);
        expect(sum).toBeCloseTo(1, 12);
      }),
      { numRuns: 100 },
    );
  });

  it('leaves out a lever without weight, so that it is the other lever alone', () => {
    expect(mixOf({ broker: 100, events: 0 })).toEqual({ name: 'broker', shares: { broker: 1 } });
    expect(mixOf({ events: 40, broker: 60 }).name).toBe('broker 60 + events 40');
  });

  it('is usually each lever alone and the equal split, which one lever alone is already', () => {
    expect(usualMixes().map(({ name }) => name)).toEqual([...leverNames, 'equal split']);
    expect(usualMixes(['broker']).map(({ name }) => name)).toEqual(['broker']);
    expect(usualMixes(['broker', 'grants'])[2].shares).toEqual({ broker: 0.5, grants: 0.5 });
  });
});

describe('the time to effect', () => {
  it('is half of the window for an effect that is there at once', () => {
    expect(
      monthsToEffect(
        months(36, () => 6),
        all(36),
      ),
    ).toBe(6);
  });

  it('counts from the first month with money', () => {
    const late = months(60, (month) => (month < 24 ? 0 : 5));
    expect(monthsToEffect(late, { from: 24, to: 59 })).toBe(6);
    expect(monthsToEffect(late, all(60))).toBe(30);
  });

  it('waits until the effect stays: an early peak that falls back does not count', () => {
    const peak = months(60, (month) => (month < 6 ? 20 : month < 36 ? 0 : 8));
    expect(monthsToEffect(peak, all(60))).toBe(36 + 6);
  });

  it('is the same for a loss as for a gain', () => {
    const gain = months(48, (month) => month);
    expect(
      monthsToEffect(
        gain.map((value) => -value),
        all(48),
      ),
    ).toBe(monthsToEffect(gain, all(48)));
  });

  it('looks at the months with money only, and finds none where nothing is left', () => {
    const ended = months(48, (month) => (month < 24 ? 3 : 0));
    expect(monthsToEffect(ended, { from: 0, to: 23 })).toBe(6);
    expect(monthsToEffect(ended, all(48))).toBeUndefined();
    expect(
      monthsToEffect(
        months(24, () => 0),
        all(24),
      ),
    ).toBeUndefined();
  });

  it('rests on sums over twelve months', () => {
    expect(runningSums(months(14, () => 1))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 12, 12]);
  });
});

describe('sets that cannot be told apart', () => {
  it('overlap where being alike does not pass on', () => {
    expect(alikeSets(4, (a, b) => Math.abs(a - b) <= 1)).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
    expect(alikeSets(3, () => true)).toEqual([[0, 1, 2]]);
    expect(alikeSets(3, () => false)).toEqual([[0], [1], [2]]);
    expect(alikeSets(0, () => true)).toEqual([]);
  });

  it('are alike within, hold everybody, and none can take one more', () => {
    const graphs = fc.integer({ min: 1, max: 7 }).chain((count) =>
      fc.record({
        count: fc.constant(count),
        bits: fc.array(fc.boolean(), { minLength: 49, maxLength: 49 }),
      }),
    );
    fc.assert(
      fc.property(graphs, ({ count, bits }) => {
        const isAlike = (a: number, b: number) => bits[Math.min(a, b) * 7 + Math.max(a, b)];
        const sets = alikeSets(count, isAlike);
        const members = months(count, (i) => i);
        expect([...new Set(sets.flat())].sort()).toEqual(members);
        for (const set of sets) {
          for (const a of set) for (const b of set) if (a !== b) expect(isAlike(a, b)).toBe(true);
          const more = members.filter(
            (each) => !set.includes(each) && set.every((own) => isAlike(own, each)),
          );
          expect(more).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('what it takes to be seen', () => {
  it('is the sample size of the textbook: 34 pairs for half a deviation at 80 %', () => {
    // R: power.t.test(delta = 0.5, power = 0.8, type = "paired") tells n = 33.37.
    const sample = [1 - Math.SQRT2, 1 + Math.SQRT2, 1 - Math.SQRT2, 1 + Math.SQRT2, 1].map(
      (value) => 1 + (value - 1) * Math.sqrt(2),
    );
    expect(toBeSeen(sample, 100, 0.05)?.replications).toBe(34);
  });

  it('asks for as much more money as brings the mean to what shows in as many, and never for less', () => {
    const sample = [-9, 11, -9, 11];
    const { replications, budget } = toBeSeen(sample, 1000, 0.05)!;
    expect(replications).toBeGreaterThan(900);
    // (3.182 + .978) · 11.547 / √4 = 24.02 times the mean of 1, rounded up.
    expect(budget).toBe(25_000);
    expect(toBeSeen([10, 10.1, 9.9], 1000, 0.05)?.budget).toBe(1000);
  });

  it('never asks for as few replications as did not show it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 10 }), { minLength: 2, maxLength: 12 }), (sample) => {
        const alpha = 0.005;
        const { replications = Infinity } = toBeSeen(sample, 100, alpha) ?? {};
        if (tTest(sample).p > alpha) expect(replications).toBeGreaterThan(sample.length);
      }),
      { numRuns: 200 },
    );
  });

  it('has no answer where nothing differs', () => {
    expect(toBeSeen([0, 0, 0], 100, 0.05)).toBeUndefined();
    expect(toBeSeen([2, 2, 2], 100, 0.05)).toBeUndefined();
  });
});
