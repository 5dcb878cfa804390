import { expect, test } from 'vitest';
import { registry } from '#sim-core';
import type { ChosenFactor } from '../../lab/sensitivity/choose-factors.ts';
import { defaultRange } from '../../lab/sensitivity/default-range.ts';
import { fitRanges } from '../../lab/sensitivity/fit-ranges.ts';

test('a range is a share of the own value to either side, within what the registry allows', () => {
  const share = { ...registry.exportShare, min: 0, max: 1, whole: false };
  expect(defaultRange(share, 0.5, 0.25)).toEqual({ min: 0.375, max: 0.625 });
  expect(defaultRange(share, 0.9, 0.25)).toEqual({ min: 0.675, max: 1 });
  expect(defaultRange({ ...share, min: -1 }, -0.5, 0.25)).toEqual({ min: -0.625, max: -0.375 });
});

test('whole numbers vary by at least one to either side', () => {
  const whole = { ...registry.organisationCount, min: 1, max: 100, whole: true };
  expect(defaultRange(whole, 2, 0.25)).toEqual({ min: 1, max: 3 });
  expect(defaultRange(whole, 10, 0.25)).toEqual({ min: 7, max: 13 });
  expect(defaultRange({ ...whole, max: 1 }, 1, 0.25)).toBeUndefined();
});

const factor = (name: string) => ({ name, own: 10, min: 2, max: 18 }) as unknown as ChosenFactor;

test('ranges under a common condition are halved around the own value, up to six times, and others left', () => {
  const fitted = (halvings: number) => {
    let asked = 0;
    return fitRanges([factor('floor'), factor('other')], () =>
      (asked += 1) <= halvings ? ['floor is broken'] : [],
    );
  };
  expect(fitted(0).narrowed).toEqual([]);
  const { factors, narrowed } = fitted(2);
  expect(narrowed).toEqual(['floor']);
  expect(factors).toMatchObject([
    { name: 'floor', min: 8, max: 12 },
    { name: 'other', min: 2, max: 18 },
  ]);
  expect(fitted(6).factors[0]).toMatchObject({ min: 10 - 8 / 64, max: 10 + 8 / 64 });
  expect(() => fitted(99)).toThrow('ranges break a condition however narrow: floor is broken');
  expect(() => fitRanges([factor('other')], () => ['floor is broken'])).toThrow(
    'ranges break a condition: floor',
  );
});
