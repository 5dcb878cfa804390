import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Design } from '../../lab/designs/design.ts';
import { fractionalFactorial } from '../../lab/designs/fractional-factorial.ts';
import { fullFactorial } from '../../lab/designs/full-factorial.ts';
import { latinHypercube } from '../../lab/designs/latin-hypercube.ts';
import { oneAtATime } from '../../lab/designs/one-at-a-time.ts';

function pointsOf(design: Design): number[][] {
  return Array.from({ length: design.count }, (_, index) => {
    const point = new Float64Array(design.factorCount);
    design.at(index, point);
    return [...point];
  });
}

describe('a full factorial', () => {
  it('has every combination once, the last factor changing fastest', () => {
    expect(pointsOf(fullFactorial([2, 3]))).toEqual([
      [0, 0],
      [0, 0.5],
      [0, 1],
      [1, 0],
      [1, 0.5],
      [1, 1],
    ]);
  });

  it('has as many different points as the product of its levels', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 }), (levels) => {
        const points = pointsOf(fullFactorial(levels));
        expect(new Set(points.map(String)).size).toBe(levels.reduce((product, each) => product * each));
      }),
      { numRuns: 50 },
    );
  });

  it('refuses more points than anybody could run', () => {
    expect(() => fullFactorial(Array.from({ length: 30 }, () => 2))).toThrow('a design requires 1 to');
  });
});

describe('a fractional factorial', () => {
  it('2^(5−1) with E = ABCD has resolution V, as Box and Hunter say', () => {
    const design = fractionalFactorial(5, ['E=ABCD']);
    expect([design.count, design.resolution, design.definingWords]).toEqual([16, 5, ['ABCDE']]);
  });

  it('2^(7−4) with D = AB, E = AC, F = BC, G = ABC is the saturated one of resolution III', () => {
    const design = fractionalFactorial(7, ['D=AB', 'E=AC', 'F=BC', 'G=ABC']);
    expect([design.count, design.resolution, design.definingWords.length]).toEqual([8, 3, 15]);
    expect(design.definingWords.filter(({ length }) => length === 3)).toHaveLength(7);
  });

  it('2^(6−2) with E = ABC, F = BCD has resolution IV and the third word ADEF', () => {
    expect(fractionalFactorial(6, ['E=ABC', 'F=BCD']).definingWords).toEqual(['ABCE', 'ADEF', 'BCDF']);
  });

  it('holds its generators at every point, and its columns are orthogonal', () => {
    const points = pointsOf(fractionalFactorial(6, ['E=ABC', 'F=-BCD'])).map((row) =>
      row.map((value) => 2 * value - 1),
    );
    for (const [a, b, c, d, e, f] of points) expect([e, f]).toEqual([a * b * c, -b * c * d]);
    for (let i = 0; i < 6; i += 1)
      for (let j = 0; j < i; j += 1) expect(points.reduce((sum, row) => sum + row[i] * row[j], 0)).toBe(0);
  });

  it.each(['E=AE', 'E=A', 'E=AA', 'F=AB', 'E:AB', ''])('refuses the generator %s', (generator) => {
    expect(() => fractionalFactorial(5, [generator])).toThrow('a generator requires E=');
  });
});

describe('one factor at a time', () => {
  it('begins with the base, and changes one factor in each other point', () => {
    expect(pointsOf(oneAtATime([2, 3]))).toEqual([
      [NaN, NaN],
      [0, NaN],
      [1, NaN],
      [NaN, 0],
      [NaN, 0.5],
      [NaN, 1],
    ]);
  });
});

describe('a Latin hypercube', () => {
  it('has one point in every slice of every factor', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 6 }),
        fc.nat(),
        (count, factors, seed) => {
          const points = pointsOf(latinHypercube(count, factors, seed));
          for (let factor = 0; factor < factors; factor += 1) {
            const slices = points.map((point) => Math.floor(point[factor] * count)).sort((a, b) => a - b);
            expect(slices).toEqual(Array.from({ length: count }, (_, i) => i));
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('lies further apart than Latin hypercubes of chance do', () => {
    const least = (points: number[][]) =>
      Math.min(
        ...points.flatMap((a, i) => points.slice(0, i).map((b) => Math.hypot(...a.map((x, k) => x - b[k])))),
      );
    for (const seed of [1, 2, 3]) {
      const spread = least(pointsOf(latinHypercube(30, 3, seed)));
      // The columns of one-factor designs of other seeds, side by side, are Latin hypercubes of chance.
      const byChance = Array.from({ length: 20 }, (_, trial) => {
        const columns = [0, 1, 2].map((factor) => pointsOf(latinHypercube(30, 1, 1000 + 3 * trial + factor)));
        return least(columns[0].map((_, i) => columns.map((column) => column[i][0])));
      });
      expect(spread).toBeGreaterThan(Math.max(...byChance));
    }
  });

  it('is the same for the same seed, and another for another', () => {
    expect(pointsOf(latinHypercube(12, 3, 7))).toEqual(pointsOf(latinHypercube(12, 3, 7)));
    expect(pointsOf(latinHypercube(12, 3, 7))).not.toEqual(pointsOf(latinHypercube(12, 3, 8)));
  });
});
