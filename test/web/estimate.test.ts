import { afterEach, expect, it, vi } from 'vitest';
import { planOf } from '../../lab/options.ts';
import { runChunk } from '../../lab/replicate.ts';
import { summarise } from '../../lab/summarise.ts';
import { gather } from '../../web/kernel/gather.ts';
import { estimate, isShippedConfirmed, replicationsDone, startEstimating } from '../../web/state/estimate.ts';
import { open } from '../../web/state/session.ts';
import { smallRegion } from '../lab/small-region.ts';

const region = smallRegion({ organisationCount: 10, burnInYears: 1 });
const { arms } = planOf({});
const runs = runChunk({ scenario: region.scenario, arms, replications: [0, 1, 2, 3, 4] });
const over = (count: number) => summarise(region, runs.slice(0, count), planOf({ replications: count }));

/** A busy machine takes its time. */
const patience = { timeout: 30_000 };
let hear: ReturnType<typeof gather>;
let end: () => void;
/** What threads bring, one replication after another. */
const bring = (...replications: number[]) => {
  for (const each of replications) hear('whole', runs[each]);
};

function serve(known: object | undefined): void {
  vi.stubGlobal('fetch', () =>
    Promise.resolve(known ? Response.json(known) : new Response('', { status: 404 })),
  );
}

function begin(known?: object): void {
  serve(known);
  open(region.document);
  end = startEstimating({ run: (_, to) => (hear = gather(to)), stop: () => undefined });
}
afterEach(() => {
  end();
  vi.unstubAllGlobals();
});

it('draws figures of the last count at which they are drawn, where a gap that closes skips it', async () => {
  begin();
  bring(0, 1);
  await vi.waitFor(() => expect(estimate.value).toMatchObject({ isStale: false }), patience);
  expect(estimate.value?.comparison).toEqual(over(2));
  bring(4, 3);
  expect(replicationsDone.value).toBe(2);
  bring(2);
  await vi.waitFor(() => expect(estimate.value?.comparison.replications).toBe(4), patience);
  expect(estimate.value?.comparison).toEqual(over(4));
  expect(replicationsDone.value).toBe(5);
});

it.each([[[0, 1, 2, 3]], [[0, 1, 3, 2]], [[1, 3, 0, 2]]])(
  'confirms a verdict computed beforehand, in whatever order threads bring %j',
  async (order) => {
    begin(over(3));
    await vi.waitFor(
      () => expect(estimate.value).toMatchObject({ isShipped: true, isStale: false }),
      patience,
    );
    bring(...order);
    await vi.waitFor(() => expect(isShippedConfirmed.value).toBe(true), patience);
    // What is drawn follows in a task of its own.
    await vi.waitFor(() => expect(estimate.value?.comparison).toEqual(over(4)), patience);
  },
);

it('says so where the verdict computed beforehand has other bytes', async () => {
  begin({ ...over(3), seed: 0 });
  bring(0, 1, 3, 2);
  await vi.waitFor(() => expect(isShippedConfirmed.value).toBe(false), patience);
});

it('draws figures anew at 2, 3, 4, 6 and 8 replications', async () => {
  begin();
  const all = [...runs, ...runChunk({ scenario: region.scenario, arms, replications: [5, 6, 7] })];
  let brought = 0;
  for (const count of [2, 3, 4, 6, 8]) {
    for (; brought < count; brought += 1) hear('whole', all[brought]);
    await vi.waitFor(
      () => expect(estimate.value).toMatchObject({ isStale: false, comparison: { replications: count } }),
      patience,
    );
  }
});

it('keeps a verdict computed beforehand where a first look at two arms comes after it', async () => {
  begin(over(3));
  await vi.waitFor(() => expect(estimate.value).toMatchObject({ isShipped: true, isStale: false }), patience);
  const first = runChunk({ scenario: region.scenario, arms: ['isolated', 'cluster'], replications: [0, 1] });
  for (const run of first) hear('first', run);
  expect(estimate.value).toMatchObject({ isShipped: true });
  expect(estimate.value?.comparison).toEqual(over(3));
});
