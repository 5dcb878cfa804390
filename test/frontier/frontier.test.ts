import { describe, expect, it } from 'vitest';
import { crossingsOf } from '../../lab/frontier/crossings.ts';
import { explore } from '../../lab/frontier/explore.ts';
import { signMap } from '../../lab/frontier/sign-map.ts';
import type { Place } from '../../lab/frontier/surface.ts';
import { seeing } from './functions.ts';

const radius = 0.3;
const centre = [0.45, 0.5] as const;
/** Above 0 right of a line; the share is 1 − .4 − .1. */
const line = ([x, y]: Place) => 40 * (x - 0.4 - 0.2 * y);
/** Above 0 outside a circle. */
const circle = ([x, y]: Place) =>
  60 * ((x - centre[0]) * (x - centre[0]) + (y - centre[1]) * (y - centre[1]) - radius * radius);

async function mapOf(difference: (place: Place) => number, seed: number, looks = 48) {
  const exploration = await explore(seeing(difference, seed), { looks, width: 0, seed });
  return { exploration, map: signMap(exploration.looks, exploration.shape, seed) };
}

function wrongShare(map: Awaited<ReturnType<typeof mapOf>>['map'], difference: (place: Place) => number) {
  return map.cells.filter(({ place, mean }) => mean > 0 !== difference(place) > 0).length / map.cells.length;
}

describe('a frontier that is known', () => {
  it('is recovered where it is a line: at most 4 % of the box on the wrong side', async () => {
    const { map } = await mapOf(line, 1);
    expect(wrongShare(map, line)).toBeLessThan(0.04);
  });

  it('is recovered where it is a circle: at most 6 % of the box on the wrong side', async () => {
    const { map } = await mapOf(circle, 1);
    expect(wrongShare(map, circle)).toBeLessThan(0.06);
  });

  it('has the analytic share on each side within its 95 % interval, in at least 4 of 6 trials', async () => {
    const trials = await Promise.all(Array.from({ length: 6 }, (_, seed) => mapOf(line, 100 + seed, 24)));
    const hits = trials.filter(({ map: { share } }) => share.low <= 0.5 && 0.5 <= share.high);
    expect(hits.length).toBeGreaterThanOrEqual(4);
    const circleShare = (await mapOf(circle, 3)).map.share;
    const truth = 1 - Math.PI * radius * radius;
    expect(Math.abs(circleShare.estimate - truth)).toBeLessThan(0.05);
  });

  it('is crossed where it lies, within the band', async () => {
    const steep = ([x, y]: Place) => 40 * (y - 0.3 - 0.4 * x);
    const { map } = await mapOf(steep, 5);
    const crossings = crossingsOf(map);
    expect(crossings).toHaveLength(map.side);
    for (const { x, y, low, high, isAboveBefore } of crossings) {
      expect(Math.abs(y - (0.3 + 0.4 * x))).toBeLessThan(0.06);
      expect(low).toBeLessThanOrEqual(y);
      expect(high).toBeGreaterThanOrEqual(y);
      expect(isAboveBefore).toBe(false);
    }
  });
});

describe('the search', () => {
  it('is the same for the same seed, look for look', async () => {
    expect(await mapOf(circle, 7)).toEqual(await mapOf(circle, 7));
  });

  it('looks nearer to the frontier than an even spread would', async () => {
    const { exploration } = await mapOf(line, 2);
    const meanDistance = (places: readonly Place[]) =>
      places.reduce((sum, place) => sum + Math.abs(line(place)), 0) / places.length;
    const places = exploration.sights.map(({ place }) => place);
    expect(meanDistance(places.slice(16))).toBeLessThan(0.7 * meanDistance(places.slice(0, 16)));
  });

  it('ends early where the sign is certain, and says so', async () => {
    const { exploration, map } = await mapOf(() => 50, 1);
    expect(exploration.isNarrow).toBe(true);
    expect(exploration.sights).toHaveLength(16);
    // Known to one of the 20 × 20 cells of the drawn surfaces, and no better.
    expect(map.share).toEqual({ estimate: 1, low: 1 - 1 / 400, high: 1 });
    expect(crossingsOf(map)).toEqual([]);
  });

  it('goes on where some places cannot be run, and refuses where most cannot', async () => {
    const see = seeing(line, 1);
    const holed = (isHole: (place: Place) => boolean) => async (places: readonly Place[], first: number) =>
      (await see(places, first)).map((seen, i) => (isHole(places[i]) ? [] : seen));
    const some = await explore(
      holed(([x]) => x > 0.9),
      { looks: 32, width: 0, seed: 1 },
    );
    expect(some.sights).toHaveLength(32);
    expect(some.looks.length).toBeLessThan(32);
    await expect(
      explore(
        holed(([x]) => x > 0.2),
        { looks: 32, width: 0, seed: 1 },
      ),
    ).rejects.toThrow('places that can be run');
  });

  it('refuses fewer looks than the first ones', async () => {
    await expect(explore(seeing(line, 1), { looks: 8, width: 0, seed: 1 })).rejects.toThrow('at least 16');
  });
});
