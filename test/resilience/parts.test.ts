import { describe, expect, it } from 'vitest';
import { type Graph, byDegree, giantSize, survival } from '../../lab/resilience/giant-component.ts';
import { impulseOf, lossCurve } from '../../lab/resilience/impulse.ts';

const flat = (months: number, value: number) => Array.from({ length: months }, () => value);

describe('the curve of a loss', () => {
  it('is exactly zero where nothing changed', () => {
    expect(lossCurve([3, 0, 7.1], [3, 0, 7.1])).toEqual([0, 0, 0]);
  });

  it('is a trailing mean of six months, in per cent of turnover without the shock', () => {
    const curve = lossCurve([...flat(6, 100), ...flat(6, 40)], flat(12, 100));
    expect(curve).toEqual([0, 0, 0, 0, 0, 0, 10, 20, 30, 40, 50, 60]);
  });
});

describe('depth, recovery and lasting loss', () => {
  it('finds the trough after the strike, and counts months from the strike', () => {
    const losses = [50, 0, 10, 40, 20, 5, 3, ...flat(12, 0)];
    expect(impulseOf(losses, 2)).toEqual({ depth: 40, recovery: 4, lost: 0 });
  });

  it('does not take a pause for a recovery', () => {
    expect(impulseOf([0, 20, 0, 0, 10, 0], 1).recovery).toBe(4);
  });

  it('never recovers where the loss stays, and tells what is lost', () => {
    expect(impulseOf(flat(24, 8), 0)).toEqual({ depth: 8, lost: 8 });
  });

  it('loses nothing where the shock is a gain, and tells the gain', () => {
    expect(impulseOf(flat(24, -2), 4)).toEqual({ depth: 0, recovery: 0, lost: -2 });
  });

  it('refuses a strike after the end', () => {
    expect(() => impulseOf([0, 0], 2)).toThrow(RangeError);
  });
});

const path: Graph = {
  nodes: 5,
  ties: [
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 4],
  ],
};
const star: Graph = { nodes: 10, ties: Array.from({ length: 9 }, (_, i) => [0, i + 1] as const) };
const ring: Graph = { nodes: 10, ties: Array.from({ length: 10 }, (_, i) => [i, (i + 1) % 10] as const) };
const clique: Graph = {
  nodes: 10,
  ties: Array.from({ length: 10 }, (_, a) => Array.from({ length: a }, (_, b) => [a, b] as const)).flat(),
};

describe('the giant component', () => {
  it('is the largest part that hangs together', () => {
    expect(giantSize(path)).toBe(5);
    expect(giantSize(path, [false, true])).toBe(3);
    expect(giantSize({ nodes: 3, ties: [] })).toBe(1);
    expect(giantSize({ nodes: 0, ties: [] })).toBe(0);
  });

  it('falls apart when a star loses its middle, and hardly when it loses a point', () => {
    expect(byDegree(star)[0]).toBe(0);
    expect(survival(star, byDegree(star), [0.1])).toEqual([0.1]);
    expect(survival(star, [9], [0.1])).toEqual([0.9]);
  });

  it('loses of a clique only those who go', () => {
    expect(survival(clique, byDegree(clique), [0, 0.3, 0.5, 1])).toEqual([1, 0.7, 0.5, 0]);
  });

  it('cuts a ring in two where two opposite ones go', () => {
    expect(survival(ring, [0, 5], [0.1, 0.2])).toEqual([0.9, 0.4]);
  });

  it('counts ties anew after each removal', () => {
    expect(byDegree(path).slice(0, 2)).toEqual([1, 3]);
  });
});
