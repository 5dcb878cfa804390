import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Life, flipAgain } from '../../bench/reliability/flips.ts';
import { clientOf } from '../../functions/client/client.ts';
import { startService } from '../../functions/local/start-service.ts';
import { type BundledService, bundledService } from './bundled-service.ts';

/** Damages; `CARAT_FLIPS=3000` takes some minutes, as `node bench/reliability.mjs flips` does. */
const flips = Number(process.env.CARAT_FLIPS ?? 100);
const seed = Number(process.env.CARAT_FLIP_SEED ?? 2);

let bundle: BundledService;
beforeAll(async () => (bundle = await bundledService()));
afterAll(() => bundle.remove());

async function start(folder: string): Promise<Life> {
  const { address, stop } = await startService({
    folder,
    port: 0,
    worker: bundle.worker,
    threads: 1,
    log: () => undefined,
  });
  return { ask: clientOf({ base: address }), end: stop };
}

test(`of what was acknowledged, nothing is lost or changed without a word when its files are damaged ${flips} times`, async () => {
  const { rows, faults } = await flipAgain(flips, seed, () => undefined, start, start);
  expect(faults).toEqual([]);
  expect(rows.length).toBeGreaterThan(4);
}, 3_600_000);
