import { describe, expect, it } from 'vitest';
import { normal } from '#sim-core/random/normal.ts';
import { Random } from '#sim-core/random/random.ts';
import { type Seen, fitEmulator } from '../../lab/fitting/emulator.ts';
import { identifiedIn } from '../../lab/fitting/identify.ts';
import { type See, match } from '../../lab/fitting/match.ts';
import { allPairs, marginalOf, weightedQuantiles } from '../../lab/fitting/posterior.ts';
import { binomialRange, coverageOf, recoverEach } from '../../lab/fitting/self-test.ts';
import type { Aim } from '../../lab/fitting/region.ts';

type Model = (place: readonly number[]) => number[];

/** A cheap model with luck of a known size. */
function seeing(model: Model, deviation: number, replications = 4, luck = 7): See {
  const random = new Random(luck, 0);
  return (places, first) =>
    Promise.resolve(
      places.map((place, i): Seen => ({
        place,
        values: model([...place]).map((mean, target) =>
          Float64Array.from(
            { length: replications },
            (_, k) => mean + deviation * normal(random.draw(0, first + i, 100 * target + k)),
          ),
        ),
      })),
    );
}

const aim = (value: number, error: number, luckShare = 0): Aim => ({
  value,
  errorVariance: error * error,
  luckShare,
});
const options = { points: 40, waves: 3, seed: 11 };

/** Two targets that tell both parameters, bent so that a quadratic is no perfect fit. */
const bent: Model = ([x, y]) => [Math.exp(x) + 0.3 * y, y * y - 0.5 * x + y];

describe('the match of a known function', () => {
  it('recovers the values that the targets were made with, within a small part of the prior', async () => {
    const truth = [0.3, 0.7];
    const aims = bent(truth).map((value) => aim(value, 0.02));
    const { region, waves } = await match(seeing(bent, 0.02), { ...options, factorCount: 2, aims });
    expect(waves.length).toBeGreaterThan(1);
    for (const [factor, value] of truth.entries()) {
      const { low, high, left } = marginalOf(region, factor);
      expect(low).toBeLessThan(value);
      expect(high).toBeGreaterThan(value);
      expect(left).toBeLessThan(0.25);
    }
  });

  it('says that nothing is left where no values come near the targets', async () => {
    const aims = [aim(50, 0.1), aim(0, 0.1)];
    const { isEmpty, region } = await match(seeing(bent, 0.02), { ...options, factorCount: 2, aims });
    expect(isEmpty).toBe(true);
    expect(region.share).toBe(0);
    expect(region.nearest.worst).toBeGreaterThan(3);
  });

  it('holds the truth in 95 % of intervals, within what chance allows', async () => {
    const aims = [aim(0, 0.05, 1), aim(0, 0.05, 1)];
    const see = seeing(bent, 0.05);
    const { waves } = await match(see, { ...options, points: 80, waves: 1, factorCount: 2, aims });
    const recovered = recoverEach(waves[0].seen, aims, 3);
    for (const factor of [0, 1]) {
      const { held, count, low, high } = coverageOf(recovered, factor);
      expect(count).toBe(80);
      expect(held).toBeGreaterThanOrEqual(low);
      expect(held).toBeLessThanOrEqual(high);
    }
  });

  it('gives the same answer again, to the last bit', async () => {
    const aims = bent([0.5, 0.5]).map((value) => aim(value, 0.05));
    const once = await match(seeing(bent, 0.05), { ...options, factorCount: 2, aims });
    const again = await match(seeing(bent, 0.05), { ...options, factorCount: 2, aims });
    expect(again.region.weights).toEqual(once.region.weights);
  });
});

describe('what the targets do not tell', () => {
  it('is a parameter without effect: called identified in at most 2 of 12 regions (alpha .02, binomial)', async () => {
    const model: Model = ([x]) => [2 * x];
    const aims = [aim(0.8, 0.05)];
    const answers = [];
    for (let seed = 0; seed < 12; seed += 1) {
      const found = await match(seeing(model, 0.05, 4, seed), {
        ...options,
        waves: 2,
        seed,
        factorCount: 2,
        aims,
      });
      answers.push(identifiedIn(found, aims, seed));
    }
    expect(answers.filter(([x]) => x)).toHaveLength(12);
    expect(answers.filter(([, y]) => y).length).toBeLessThanOrEqual(2);
  });

  it('is each of two parameters whose sum alone matters', async () => {
    const model: Model = ([x, y]) => [x + y];
    const aims = [aim(1, 0.03)];
    const { region } = await match(seeing(model, 0.03), { ...options, factorCount: 2, aims });
    const [pair] = allPairs(region);
    expect(pair.correlation).toBeLessThan(-0.9);
  });
});

describe('the emulator', () => {
  const seen = (model: Model, deviation: number) =>
    seeing(model, deviation)(
      Array.from({ length: 36 }, (_, i) => Float64Array.of((i % 6) / 5, Math.floor(i / 6) / 5)),
      0,
    );

  it('gives a quadratic back exactly, and knows that luck explains all that is left', async () => {
    const model: Model = ([x, y]) => [1 + x - 2 * y + x * y + 3 * y * y];
    const emulator = fitEmulator(await seen(model, 0));
    const means = new Float64Array(1);
    emulator.read([0.21, 0.83], means);
    expect(means[0]).toBeCloseTo(model([0.21, 0.83])[0], 6);
    expect(emulator.targets[0].predicted).toBeGreaterThan(0.999);
  });

  it('knows where a quadratic does not follow', async () => {
    const model: Model = ([x]) => [x > 0.5 ? 1 : 0];
    const [target] = fitEmulator(await seen(model, 0.001)).targets;
    expect(target.lackOfFit).toBeGreaterThan(100 * target.runVariance);
    expect(target.predicted).toBeLessThan(0.9);
  });

  it('requires more places than it has coefficients', async () => {
    const few = (await seen(bent, 0.1)).slice(0, 6);
    expect(() => fitEmulator(few)).toThrow('an emulator of 2 factors requires 7 places, not 6');
  });
});

describe('the small parts', () => {
  it('takes weighted quantiles by the weight below', () => {
    expect(weightedQuantiles([3, 1, 2], [0.2, 0.5, 0.3], [0.4, 0.6, 0.9])).toEqual([1, 2, 3]);
  });

  it('knows the range of a binomial: of 64 at .95, fewer than 57 have a probability of at most 2.5 %', () => {
    expect(binomialRange(64, 0.95)).toEqual([57, 64]);
  });
});
