import { normal } from '#sim-core/random/normal.ts';
import { Random } from '#sim-core/random/random.ts';
import type { See } from '../../lab/frontier/explore.ts';
import type { Place } from '../../lab/frontier/surface.ts';

/** Noise of a single difference in the tests. */
export const deviation = 2;

/** Looks at a known difference with keyed noise, two replications each. */
export function seeing(difference: (place: Place) => number, seed: number): See {
  const random = new Random(seed, 0);
  return (places, first) =>
    Promise.resolve(
      places.map((place, i) =>
        [0, 1].map(
          (replication) => difference(place) + deviation * normal(random.draw(0, first + i, replication)),
        ),
      ),
    );
}
