import { expect, test } from 'vitest';
import { normal } from '#sim-core/random/normal.ts';
import { Random } from '#sim-core/random/random.ts';
import { sobol } from '../../lab/designs/sobol.ts';
import { type Look, likeliestShape } from '../../lab/frontier/surface.ts';

const design = sobol(48, 2, 1);
const random = new Random(11, 0);

/** Looks at a wave along x, whose noise is so many times what is told of it. */
function looksAt(frequency: number, told = 1e-4, times = 0): Look[] {
  return Array.from({ length: 48 }, (_, i) => {
    const place = new Float64Array(2);
    design.at(i, place);
    const luck = Math.sqrt(times * told) * normal(random.draw(0, i, 0));
    return { place: [place[0], place[1]], value: Math.sin(frequency * place[0]) + luck, noise: told };
  });
}

test('the faster a surface varies along an axis, the shorter is its length there, and longest where nothing varies', () => {
  const lengths = [1, 2, 4, 8, 15].map((frequency) => likeliestShape(looksAt(frequency)).lengths);
  expect(lengths.map(([x]) => x)).toEqual([1.7, 1, 0.6, 0.35, 0.2]);
  expect(lengths.map(([, y]) => y)).toEqual([2.9, 2.9, 2.9, 2.9, 2.9]);
});

test('looks that scatter more than they tell are taken for as noisy as they are', () => {
  const inflation = (times: number) => likeliestShape(looksAt(4, 0.01, times)).inflation;
  expect([1, 2, 4, 8].map(inflation)).toEqual([1, 2, 4, 8]);
});
