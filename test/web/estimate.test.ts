import { afterEach, expect, it, vi } from 'vitest';
import { planOf } from '../../lab/options.ts';
import { type Replication, runChunk } from '../../lab/replicate.ts';
import { summarise } from '../../lab/summarise.ts';
import type { Listener } from '../../web/kernel/messages.ts';
import { estimate, isShippedConfirmed, replicationsDone, startEstimating } from '../../web/state/estimate.ts';
import { open } from '../../web/state/session.ts';
import { smallRegion } from '../lab/small-region.ts';

const region = smallRegion({ organisationCount: 10, burnInYears: 1 });
const { arms } = planOf({});
const runs = runChunk({ scenario: region.scenario, arms, replications: [0, 1, 2, 3, 4] });
const over = (count: number) => summarise(region, runs.slice(0, count), planOf({ replications: count }));

let heard: Listener = {};
let end: () => void;
/** What threads bring: all replications that are there, from the first. */
const bring = (...counts: number[]) => {
  for (const count of counts) heard.whole?.(runs.slice(0, count) as Replication[]);
};

function serve(known: object | undefined): void {
  vi.stubGlobal('fetch', () =>
    Promise.resolve(known ? Response.json(known) : new Response('', { status: 404 })),
  );
}

function begin(known?: object): void {
  serve(known);
  open(region.document);
  end = startEstimating({ run: (_, to) => (heard = to), stop: () => undefined });
}
afterEach(() => {
  end();
  vi.unstubAllGlobals();
});

it('draws figures of the last count that two threads reached at once, though it is not the count they brought', async () => {
  begin();
  bring(2);
  await vi.waitFor(() => expect(estimate.value).toMatchObject({ isStale: false }));
  expect(estimate.value?.comparison).toEqual(over(2));
  bring(5);
  await vi.waitFor(() => expect(estimate.value?.comparison.replications).toBe(4));
  expect(estimate.value?.comparison).toEqual(over(4));
  expect(replicationsDone.value).toBe(5);
});

it('confirms a verdict computed beforehand when its count is skipped', async () => {
  begin(over(3));
  await vi.waitFor(() => expect(estimate.value).toMatchObject({ isShipped: true, isStale: false }));
  bring(2, 4);
  await vi.waitFor(() => expect(isShippedConfirmed.value).toBe(true));
  expect(estimate.value?.comparison).toEqual(over(4));
});

it('says so when a verdict computed beforehand has other bytes', async () => {
  begin({ ...over(3), seed: 0 });
  bring(2, 4);
  await vi.waitFor(() => expect(isShippedConfirmed.value).toBe(false));
});
