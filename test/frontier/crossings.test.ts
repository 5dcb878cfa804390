import { expect, test } from 'vitest';
import { crossingsOf } from '../../lab/frontier/crossings.ts';
import type { Cell, SignMap } from '../../lab/frontier/sign-map.ts';

/** A map whose columns are alike, given from below to above as means and probabilities of being above 0. */
function mapOf(rows: readonly (readonly [mean: number, probability: number])[]): SignMap {
  const side = rows.length;
  const middle = (i: number) => (i + 0.5) / side;
  const cells = rows.flatMap(([mean, probability], row) =>
    Array.from({ length: side }, (_, column): Cell => ({
      place: [middle(column), middle(row)],
      mean,
      deviation: 1,
      probability,
    })),
  );
  return { side, cells, share: { estimate: 0, low: 0, high: 0 }, above: 0, below: 0, uncertain: 1 };
}

const rising = [
  [-3, 0.001],
  [-1, 0.3],
  [3, 0.7],
  [5, 0.999],
] as const;

test('the frontier cuts a column where the mean is 0, between the places where its sign is certain', () => {
  const crossings = crossingsOf(mapOf(rising));
  expect(crossings.map(({ x }) => x)).toEqual([0.125, 0.375, 0.625, 0.875]);
  for (const { y, low, high, isAboveBefore } of crossings) {
    // A quarter of the way from 3/8 to 5/8.
    expect(y).toBeCloseTo(0.375 + 0.25 / 4, 12);
    expect([low, high, isAboveBefore]).toEqual([0.125, 0.875, false]);
  }
});

test('a sign is certain at 95 per cent unless told otherwise', () => {
  const ends = (below: number, above: number, confidence?: number) => {
    const [{ low, high }] = crossingsOf(
      mapOf([
        [-1, below],
        [1, above],
      ]),
      confidence,
    );
    return [low, high];
  };
  expect(ends(0.0249, 0.9751)).toEqual([0.25, 0.75]);
  expect(ends(0.0251, 0.9749)).toEqual([0, 1]);
  expect(ends(0.0251, 0.9749, 0.9)).toEqual([0.25, 0.75]);
});

test('a column whose sign does not change has no crossing, and one that changes twice has two', () => {
  expect(crossingsOf(mapOf([[1, 0.9], [2, 0.9]]))).toEqual([]); // prettier-ignore
  const twice = crossingsOf(mapOf([...rising, [-5, 0.001]]));
  expect(twice).toHaveLength(10);
  expect(twice.slice(0, 2).map(({ isAboveBefore }) => isAboveBefore)).toEqual([false, true]);
});
