import { expect, test } from 'vitest';
import { compareWorlds } from '../../bench/reliability/isolation.ts';

/** Sequences of calls; the default takes seconds. `node bench/reliability.mjs isolation` tries 1,000. */
const sequences = Number(process.env.CARAT_SEQUENCES ?? 12);

test(`in ${sequences} sequences of calls, an owner sees the same whether or not another is there`, async () => {
  const { calls, foreign, fault } = await compareWorlds(sequences, () => undefined);
  expect(fault).toBeUndefined();
  expect(calls).toBeGreaterThan(sequences);
  expect(foreign).toBeGreaterThan(0);
}, 3_600_000);
