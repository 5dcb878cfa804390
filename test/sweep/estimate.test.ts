import { expect, test } from 'vitest';
import { cloudPrices, cloudUse } from '../../lab/sweep/cloud-prices.ts';
import { estimate, pilotOf } from '../../lab/sweep/plan.ts';
import { sweepOf } from './fixture.ts';

test('prices are those of the lists of 2026-11-23, in US dollars for one unit', () => {
  // As the pages have them: for a million requests or transitions, a thousand of those of S3, and a gigabyte-second.
  const perMillion = (price: number) => Number((1e6 * price).toFixed(6));
  expect(cloudPrices.asOf).toBe('2026-11-23');
  expect({
    lambdaGigabyteSecond: cloudPrices.lambdaGigabyteSecond,
    expressGigabyteSecond: cloudPrices.expressGigabyteSecond,
    lambdaRequest: perMillion(cloudPrices.lambdaRequest),
    standardTransition: perMillion(cloudPrices.standardTransition),
    expressRequest: perMillion(cloudPrices.expressRequest),
    put: perMillion(cloudPrices.put),
    get: perMillion(cloudPrices.get),
    httpRequest: perMillion(cloudPrices.httpRequest),
    recordWrite: perMillion(cloudPrices.recordWrite),
    recordRead: perMillion(cloudPrices.recordRead),
  }).toEqual({
    lambdaGigabyteSecond: 0.0000133334,
    expressGigabyteSecond: 0.00001667,
    lambdaRequest: 0.2,
    standardTransition: 25,
    expressRequest: 1,
    put: 5,
    get: 0.4,
    httpRequest: 1,
    recordWrite: 0.625,
    recordRead: 0.125,
  });
});

test('a function has the memory that buys one processor, an express workflow the least that is charged', () => {
  expect([cloudUse.lambdaGigabytes * 1000, cloudUse.expressGigabytes * 1024]).toEqual([1769, 64]);
});

test('an estimate worked by hand: 120,000 replications of 2 s each', () => {
  const { secondsHere, cloud } = estimate(120_000, 2, 4);
  expect(secondsHere).toBe(60_000);
  // Half as slow again there: 360,000 s of work in batches of a minute, a thousand at a time.
  expect([cloud.batches, cloud.seconds]).toEqual([6000, 360]);
  expect(cloud.lambda).toBeCloseTo(360_000 * 1.769 * 0.0000133334 + 6000 * 0.2e-6, 9);
  expect(cloud.stepFunctions).toBeCloseTo(6000 * (25e-6 + 1e-6) + 360_000 * 0.0625 * 0.00001667, 9);
  expect(cloud.storage).toBeCloseTo(6002 * 5e-6, 9);
  expect(cloud.total).toBeCloseTo(cloud.lambda + cloud.stepFunctions + cloud.storage, 9);
});

test('there are no more batches or threads than replications, and at least one batch', () => {
  expect(estimate(3, 1000, 8)).toMatchObject({ secondsHere: 1000, cloud: { batches: 3 } });
  expect(estimate(3, 1, 1)).toMatchObject({ secondsHere: 3, cloud: { batches: 1, seconds: 4.5 } });
});

test('time is judged from six points spread over the design, or all where there are fewer', () => {
  const pilots = (values: number) =>
    pilotOf(
      sweepOf({
        factors: [{ at: 'exportShare', values: Array.from({ length: values }, (_, i) => (i + 1) / 100) }],
      }),
    ).map(({ scenario, runs }) => [Math.round(100 * scenario.parameters.exportShare) - 1, runs.length]);
  expect(pilots(12)).toEqual([0, 2, 4, 6, 8, 10].map((point) => [point, 1]));
  expect(pilots(2)).toEqual([
    [0, 1],
    [1, 1],
  ]);
});
