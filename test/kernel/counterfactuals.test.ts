import { expect, test, vi } from 'vitest';
import type { Context } from '#sim-core/context.ts';
import { demand } from '#sim-core/mechanisms/demand.ts';
import type { Random } from '#sim-core/random/random.ts';
import { type StreamName, streams } from '#sim-core/random/streams.ts';
import { ACCOUNTS, EMPTY, FIRM, organisationColumns } from '#sim-core/world/columns.ts';
import { drawSkills, foundOrganisation } from '#sim-core/world/found.ts';
import { hashWorld } from '#sim-core/world/hash-world.ts';
import { importedKey } from '#sim-core/world/identity.ts';
import { valuesOf } from '#sim-core/world/table.ts';
import type { World } from '#sim-core/world/world.ts';
import {
  eventfulTimeline,
  listedRegion,
  livelyRegion,
  organisationsOf,
  regionOf,
  smallRegion,
} from '../support/regions.ts';
import { armOver, branchOf, branchedWorld, foundedWorld, live } from '../support/stage.ts';
import { watchDraws } from '../support/tripwire.ts';

const scenario = regionOf({ ...livelyRegion, clientGrowth: 0 });
const world = branchedWorld(scenario);
const branch = branchOf(scenario);
const streamNames = Object.keys(streams) as StreamName[];

test('a draw taken before every other moves none of them', () => {
  const plain = armOver(world, scenario, 'cluster');
  live(plain, branch, branch + 6);
  for (const name of ['demand', 'meeting', 'programme'] as const) {
    const disturbed = armOver(world, scenario, 'cluster');
    const other = { ...disturbed, random: watchDraws(disturbed.random, oversample(disturbed.random, name)) };
    live(other, branch, branch + 6);
    expect(hashWorld(other.world)).toBe(hashWorld(plain.world));
  }
});

/** Draws from one stream before every draw. */
function oversample(random: Random, name: StreamName): () => void {
  let extra = 0;
  return () => {
    for (let i = 0; i < 3; i += 1) random.draw(streams[name], extra, i);
    extra += 1;
  };
}

/** Everything that a run of some months issued and drew. */
function historyOf(context: Context): { issued: number[]; end: string } {
  const issue = demand.apply.bind(demand);
  const issued: number[] = [];
  const spy = vi.spyOn(demand, 'apply').mockImplementation((inHand) => {
    issue(inHand);
    issued.push(inHand.deal.key, inHand.deal.value, inHand.deal.needCount, ...inHand.deal.needs);
  });
  live(context, branch, branch + 6);
  spy.mockRestore();
  return { issued, end: hashWorld(context.world) };
}

/** The same luck, but for one stream that draws from other addresses. */
function rerolled(random: Random, name: StreamName): Random {
  return new Proxy(random, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property, target);
      if (property !== 'draw') return value;
      return (stream: number, entity: number, index: number) =>
        target.draw(stream, stream === streams[name] ? (entity ^ 0x5bd1e995) >>> 0 : entity, index);
    },
  });
}

/** Arm in which a stream is drawn from after the branch; the others are drawn from in the cluster. */
const drawnIn: Partial<Record<StreamName, 'hub' | 'consolidated' | 'shuffled' | 'platform'>> = {
  directory: 'platform',
  rewiring: 'shuffled',
  garble: 'consolidated',
};

/** Luck that is only drawn for levers and shocks. */
const eventful: readonly StreamName[] = ['policy', 'removal'];

/** Luck that is only drawn while a region is founded. */
const founding: readonly StreamName[] = ['capacity', 'customer'];

test.each(streamNames.filter((name) => !founding.includes(name)))(
  'other luck in the stream “%s” changes what happens, and no opportunity unless it is demand’s',
  (name) => {
    const given =
      name === 'directory' ? { ...scenario.parameters, platformCandidates: 1 } : scenario.parameters;
    const timeline = eventful.includes(name) ? eventfulTimeline(24) : {};
    const build = (): Context =>
      armOver(world, { ...scenario, parameters: given, timeline }, drawnIn[name] ?? 'cluster');
    const plain = historyOf(build());
    const other = build();
    const history = historyOf({ ...other, random: rerolled(other.random, name) });
    expect(history.end).not.toBe(plain.end);
    if (name === 'demand' || name === 'terms') expect(history.issued).not.toEqual(plain.issued);
    else expect(history.issued).toEqual(plain.issued);
  },
);

test.each(['taken away', 'added'])('an organisation %s leaves the others as they were founded', (change) => {
  const all = organisationsOf('firm', 12);
  const few = foundedWorld(listedRegion(all.filter(({ id }) => id !== 'firm-5')));
  const many = foundedWorld(listedRegion(all));
  const [before, after] = change === 'added' ? [few, many] : [many, few];
  for (const { id } of all.filter((organisation) => organisation.id !== 'firm-5')) {
    const old = organisationOf(before, rowOf(before, id));
    expect(old.key).toEqual([importedKey(id)]);
    expect(organisationOf(after, rowOf(after, id))).toEqual(old);
  }
});

/** At arm’s length, without congestion and other births, and with no account filled from the list of holders, only customers connect organisations. */
const apart = regionOf({
  ...smallRegion,
  organisationCount: 60,
  congestion: 0,
  accountRefill: 0,
  entryRate: 0,
});
const apartWorld = branchedWorld(regionOf({ ...smallRegion, organisationCount: 60, congestion: 0 }));

test('a customer who stays away touches only the companies it turns to', () => {
  const plain = armOver(apartWorld, apart, 'isolated');
  const customer = busiestCustomer(apartWorld);
  const without = armOver(apartWorld, apart, 'isolated');
  without.world.customers.rate[customer] = 0;
  live(plain, branchOf(apart), branchOf(apart) + 1);
  live(without, branchOf(apart), branchOf(apart) + 1);
  const turnsTo = plain.world.customers.account.slice(customer * ACCOUNTS, (customer + 1) * ACCOUNTS);
  const affected = changedRows(plain.world, without.world);
  expect(affected.length).toBeGreaterThan(0);
  for (const row of affected) expect([...turnsTo]).toContain(row);
});

test('one more birth touches a few companies, all of which share a customer with it', () => {
  const plain = armOver(apartWorld, apart, 'isolated');
  const other = armOver(apartWorld, apart, 'isolated');
  const row = other.world.organisations.kind.indexOf(EMPTY, plain.world.region.rows[0]);
  const newcomer = 0x7fffffff;
  foundOrganisation(other.world, apart.parameters, other.random, row, newcomer, FIRM, 20, 6, branchOf(apart));
  drawSkills(other.world, apart.parameters, other.random, row, mostWanted(other.world), 0.9);
  live(plain, branchOf(apart), branchOf(apart) + 1);
  live(other, branchOf(apart), branchOf(apart) + 1);
  const affected = changedRows(plain.world, other.world);
  expect(affected).toContain(row);
  const worlds = [apartWorld, plain.world, other.world];
  const neighbours = worlds.flatMap((some) => sharers(some, row));
  for (const one of affected) expect(neighbours).toContain(one);
  expect(affected.length).toBeLessThan(8);
});

function rowOf({ organisations }: World, id: string): number {
  return valuesOf(organisationColumns.key, organisations.key).indexOf(importedKey(id));
}

/** Every number of one organisation, but the rows of its people. */
function organisationOf({ organisations, sizes }: World, row: number): Record<string, number[]> {
  const widths = { one: 1, skills: sizes.skills, seats: 0, ties: 0, accounts: 0, levers: 0 };
  return Object.fromEntries(
    Object.entries(organisationColumns).map(([name, column]) => {
      const values = valuesOf(column, organisations[name as keyof typeof organisationColumns]);
      const width = widths[column.width];
      return [name, [...values.subarray(row * width, (row + 1) * width)]];
    }),
  );
}

function changedRows(a: World, b: World): number[] {
  const rows = Math.max(a.region.rows[0], b.region.rows[0]);
  return Array.from({ length: rows }, (_, row) => row).filter(
    (row) => JSON.stringify(organisationOf(a, row)) !== JSON.stringify(organisationOf(b, row)),
  );
}

/** Companies to which the customers of one of them turn first. */
function sharers({ customers, sizes }: World, organisation: number): number[] {
  return Array.from({ length: sizes.customers }, (_, c) => [
    ...customers.account.subarray(c * ACCOUNTS, (c + 1) * ACCOUNTS),
  ])
    .filter((accounts) => accounts.includes(organisation))
    .flat();
}

function busiestCustomer({ customers }: World): number {
  return customers.rate.indexOf(customers.rate.reduce((most, rate) => Math.max(most, rate), 0));
}

function mostWanted({ skills }: World): number {
  return skills.customerCount.indexOf(skills.customerCount.reduce((most, count) => Math.max(most, count), 0));
}
