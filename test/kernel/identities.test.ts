import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Arm,
  type OrganisationInput,
  type Parameters,
  type Run,
  type Scenario,
  type TieInput,
  arms,
  seriesOf,
} from '#sim-core';
import { StateHash } from '#sim-core/random/hash.ts';
import { importedKey, importedKeys } from '#sim-core/world/identity.ts';
import { LINE } from '#sim-core/world/table.ts';
import { simulate, simulateArms } from '../support/compiled-kernel.ts';
import { listedRegion, livelyRegion, organisationsOf, regionOf, smallRegion } from '../support/regions.ts';
import { foundedWorld } from '../support/stage.ts';

const scenario = regionOf(livelyRegion);

/** All that a run gives, as one word. */
function bytesOf({ series, hashes }: Run): string {
  return new StateHash().add(series).hex() + JSON.stringify(hashes);
}

/** The final state alone: two arms can book a loss under different causes and still live the same life. */
function endOf({ hashes, steps }: Run): string {
  return hashes[steps];
}

test.each(arms)('the same input gives the same bytes: %s', (arm) => {
  const first = simulate(scenario, { arm, hashAfter: [1, 12], withNetwork: true });
  simulate(regionOf({ ...smallRegion, organisationCount: 7 }, 1), { arm: 'hub' });
  const second = simulate(scenario, { arm, hashAfter: [1, 12], withNetwork: true });
  expect(bytesOf(second)).toBe(bytesOf(first));
  expect(second.network).toEqual(first.network);
  expect(Object.keys(first.hashes)).toEqual(['1', '12', String(first.steps)]);
});

test('another seed and another replication give other bytes', () => {
  const runs = [
    simulate(scenario, { arm: 'cluster' }),
    simulate(scenario, { arm: 'cluster', replication: 1 }),
    simulate(regionOf(livelyRegion, 2027), { arm: 'cluster' }),
  ];
  expect(new Set(runs.map(bytesOf)).size).toBe(3);
});

test('a shared burn-in gives the bytes of one arm alone, in any order of arms', () => {
  const alone = arms.map((arm) => bytesOf(simulate(scenario, { arm, hashAfter: [1, 12, 13] })));
  const together = simulateArms(scenario, { arms, hashAfter: [1, 12, 13] });
  const reversed = simulateArms(scenario, { arms: [...arms].reverse(), hashAfter: [1, 12, 13] });
  expect(together.map(bytesOf)).toEqual(alone);
  expect(reversed.reverse().map(bytesOf)).toEqual(alone);
});

test('arms are equal before the branch, and not after it', () => {
  const runs = arms.map((arm) => simulate(scenario, { arm, hashAfter: [1, 6, 12] }));
  const width = runs[0].series.length / runs[0].steps;
  const before = runs.map(({ series, branch }) => series.subarray(0, branch * width));
  for (const [i, { hashes, branch }] of runs.entries()) {
    expect(branch).toBe(12);
    expect([hashes[1], hashes[6], hashes[12]]).toEqual([
      runs[0].hashes[1],
      runs[0].hashes[6],
      runs[0].hashes[12],
    ]);
    expect(before[i]).toEqual(before[0]);
  }
  expect(new Set(runs.map(endOf)).size).toBe(arms.length);
});

/** No will to look beyond the catalogue, none to redirect. */
const noStateOfMind: Partial<Parameters> = { salesViewMean: 0, redirectMean: 0, attitudeSpread: 0 };
/** What mere co-location brings, off. */
const noColocation: Partial<Parameters> = { spillover: 0, mobilityRate: 0, localSearch: 0 };
/** Ties without cost, and without any effect but being known. */
const idleTies: Partial<Parameters> = {
  meetingCost: 0,
  tieUpkeep: 0,
  training: 0,
  ledgerDiffusion: 0,
  relocationRate: 0,
  imitationRate: 0,
};

test('one organisation that looks no further than its catalogue is the same alone and in a cluster', () => {
  for (const mind of [noStateOfMind, { ...noStateOfMind, redirectMean: 1, memberPreference: 0 }]) {
    const lonely = regionOf({ ...smallRegion, ...mind, organisationCount: 1, entryRate: 0, extraSkills: 3 });
    const [isolated, concentration, cluster] = simulateArms(lonely, {
      arms: ['isolated', 'concentration', 'cluster'],
    });
    expect(seriesOf(isolated, 'turnover').some((turnover) => turnover > 0)).toBe(true);
    expect(endOf(cluster)).toBe(endOf(isolated));
    expect(endOf(concentration)).toBe(endOf(isolated));
    expect(seriesOf(cluster, 'turnover')).toEqual(seriesOf(isolated, 'turnover'));
  }
});

test('a cluster without ties, state of mind and co-location is the isolated region', () => {
  const bare = regionOf({
    ...livelyRegion,
    ...noStateOfMind,
    ...noColocation,
    contactRate: 0,
    ambientContactRate: 0,
    programmeShare: 0,
  });
  const [isolated, cluster] = simulateArms(bare, { arms: ['isolated', 'cluster'] });
  expect(endOf(cluster)).toBe(endOf(isolated));
  expect(seriesOf(cluster, 'turnover')).toEqual(seriesOf(isolated, 'turnover'));
});

test('ties that cost nothing and that nobody uses change no turnover', () => {
  const idle = regionOf({ ...livelyRegion, ...noStateOfMind, ...noColocation, ...idleTies });
  const [isolated, cluster] = simulateArms(idle, { arms: ['isolated', 'cluster'] });
  expect(seriesOf(cluster, 'meanDegree').at(-1)).toBeGreaterThan(1);
  for (const measure of ['turnover', 'profit', 'wonCount', 'cash', 'births', 'deaths'] as const) {
    expect(seriesOf(cluster, measure)).toEqual(seriesOf(isolated, measure));
  }
});

const listed: readonly OrganisationInput[] = [
  ...organisationsOf('firm', 12),
  ...organisationsOf('related', 6),
  ...organisationsOf('factor', 2),
];
const tied: readonly TieInput[] = listed.flatMap(({ id }, i) =>
  [1, 3, 7].map((step) => ({
    source: id,
    target: listed[(i + step) % listed.length].id,
    weight: 0.2 + 0.1 * step,
  })),
);
/** No tie is listed twice, in either direction. */
const ties = tied.filter(
  (tie, i) =>
    tied.findIndex(
      ({ source, target }) => [source, target].includes(tie.source) && [source, target].includes(tie.target),
    ) === i,
);

function ends(given: Scenario, chosen: readonly Arm[] = ['cluster', 'hub', 'consolidated']): string[] {
  return simulateArms(given, { arms: chosen }).map(bytesOf);
}

test('the order in which organisations and ties are listed changes no byte', () => {
  const given = { ...listedRegion(listed, livelyRegion), ties };
  const expected = ends(given);
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...listed], { minLength: listed.length }),
      fc.shuffledSubarray([...ties], { minLength: ties.length }),
      fc.infiniteStream(fc.boolean()),
      (organisations, order, turned) => {
        const turnedTies = order.map((tie) =>
          turned.next().value ? { ...tie, source: tie.target, target: tie.source } : tie,
        );
        expect(ends({ ...given, organisations, ties: turnedTies })).toEqual(expected);
      },
    ),
    { seed: 1, numRuns: 8 },
  );
});

/** Two short names with the same hash of 30 bits, found by a birthday search. */
function namesakes(): [string, string] {
  const seen = new Map<number, string>();
  for (let i = 0; ; i += 1) {
    const id = `id${i}`;
    const other = seen.get(importedKey(id));
    if (other !== undefined) return other < id ? [other, id] : [id, other];
    seen.set(importedKey(id), id);
  }
}

test('of 100,000 listed identifiers in a sequence, no two share their luck', () => {
  for (const prefix of ['', 'firm-', 'BE0', '\u00e9']) {
    const ids = Array.from({ length: 100_000 }, (_, i) => `${prefix}${i}`).sort();
    expect(new Set(importedKeys(ids)).size).toBe(ids.length);
  }
});

test('two identifiers of the same hash have luck of their own, and the earlier keeps its, in any order of the list', () => {
  const [first, second] = namesakes();
  const crowd: OrganisationInput[] = [{ id: first, kind: 'firm' }, ...listed];
  const both: OrganisationInput[] = [...crowd, { id: second, kind: 'firm' }];
  const founded = (organisations: readonly OrganisationInput[]) => {
    const { key, capacity } = foundedWorld(listedRegion(organisations, livelyRegion)).organisations;
    const ids = organisations.map(({ id }) => id).sort();
    const rows = ids.map((id, row): [string, number[]] => [id, [key[row * LINE], capacity[row * LINE]]]);
    return Object.fromEntries(rows);
  };
  const { [second]: newcomer, ...others } = founded(both);
  expect(others).toEqual(founded(crowd));
  for (const [i, value] of newcomer.entries()) expect(value).not.toBe(others[first][i]);

  const tie = { source: first, target: second, weight: 0.9 };
  // With cash for years, both are there when the arms branch.
  const given = { ...listedRegion(both, { ...smallRegion, startCash: 100 }), ties: [...ties, tie] };
  expect(ends({ ...given, organisations: [...both].reverse() })).toEqual(ends(given));
  expect(ends({ ...given, ties })).not.toEqual(ends(given));
});

test('a listed tie matters, but not one from an organisation to itself, nor an empty list', () => {
  const without = listedRegion(listed, smallRegion);
  const itself = { source: 'firm-1', target: 'firm-1', weight: 0.9 };
  expect(ends({ ...without, ties })).not.toEqual(ends(without));
  expect(ends({ ...without, ties: [] })).toEqual(ends(without));
  expect(ends({ ...without, ties: [itself] })).toEqual(ends(without));
});

test('organisations in one and the same place have a distance of zero, and live', () => {
  const crowded = listed.map((organisation) => ({ ...organisation, x: 5, y: -5 }));
  const run = simulate({ ...listedRegion(crowded, smallRegion), ties }, { arm: 'cluster' });
  expect(run.series.every(Number.isFinite)).toBe(true);
  expect(seriesOf(run, 'meetings').at(-1)).toBeGreaterThan(0);
});
