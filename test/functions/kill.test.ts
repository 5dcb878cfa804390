import { expect, test } from 'vitest';
import { killAgain } from '../../bench/reliability/kills.ts';

/** Kills; the default takes seconds, `CARAT_KILLS=100` some minutes, as `node bench/reliability.mjs kills` does. */
const kills = Number(process.env.CARAT_KILLS ?? 3);

test(`a service that is killed ${kills} times loses nothing that it acknowledged, and makes nothing twice`, async () => {
  const { faults, ...counts } = await killAgain(kills, () => undefined);
  expect(faults).toEqual([]);
  expect(counts['scenarios kept, and present as acknowledged']).toBeGreaterThan(0);
  expect(counts['scenarios replaced']).toBeGreaterThan(0);
  expect(counts['runs acknowledged, and ended once with their result']).toBeGreaterThan(0);
}, 3_600_000);
