import { readdirSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import type { Arm } from '#sim-core';
import type { Mechanism } from '#sim-core/mechanisms/mechanism.ts';
import { yearEnd } from '#sim-core/mechanisms/year-end.ts';
import { dawn, evening, market, morning } from '#sim-core/month.ts';
import { eventfulTimeline, livelyRegion, regionOf, smallRegion } from '../support/regions.ts';
import { armOver, branchOf, branchedWorld, live } from '../support/stage.ts';
import { Tripwire } from '../support/tripwire.ts';

const mechanisms: readonly Mechanism[] = [...dawn, ...morning, ...market, ...evening, yearEnd];
const names = mechanisms.map(({ name }) => name);

/** Arms whose governance differs in what it touches inside a mechanism. */
const driven: readonly Arm[] = ['cluster', 'hub', 'consolidated', 'platform', 'isolated'];

/** A quiet and a lively region, so that both what is ordinary and what is rare is seen. */
const MONTHS = 13;
const scenarios = [
  regionOf(smallRegion),
  regionOf({ ...livelyRegion, accountPatience: 1 }),
  { ...regionOf(smallRegion), timeline: eventfulTimeline(24) },
];

const tripwire = drive();

/** Real months over watched tables, every access booked under the mechanism at work. */
function drive(): Tripwire {
  const wire = new Tripwire();
  const worlds = scenarios.map((scenario) => branchedWorld(scenario));
  for (const mechanism of mechanisms) {
    const apply = mechanism.apply.bind(mechanism);
    vi.spyOn(mechanism, 'apply').mockImplementation((context) => {
      wire.label = mechanism.name;
      apply(context);
      // Between the morning and the evening, what is in no mechanism is the month that issues demand.
      wire.label = mechanism === morning.at(-1) || market.includes(mechanism) ? 'demand' : undefined;
    });
  }
  scenarios.forEach((scenario, i) => {
    const branch = branchOf(scenario);
    for (const arm of driven) live(wire.watch(armOver(worlds[i], scenario, arm)), branch, branch + MONTHS);
  });
  vi.restoreAllMocks();
  return wire;
}

test('every mechanism file is in the month', async () => {
  const folder = new URL('../../sim-core/mechanisms/', import.meta.url);
  const found: string[] = [];
  for (const file of readdirSync(folder)) {
    const exported = Object.values((await import(new URL(file, folder).href)) as Record<string, unknown>);
    for (const one of exported) {
      if (typeof one === 'object' && one !== null && 'apply' in one) found.push((one as Mechanism).name);
    }
  }
  expect(found.sort()).toEqual([...names].sort());
  expect(new Set(names).size).toBe(names.length);
});

for (const { name, reads, writes, draws } of mechanisms) {
  test(`${name} reads, writes and draws nothing but what it declares`, () => {
    const touched = tripwire.of(name);
    const readable = new Set<string>([...reads, ...writes]);
    expect({
      undeclaredReads: [...touched.reads].filter((column) => !readable.has(column)),
      undeclaredWrites: [...touched.writes].filter((column) => !writes.includes(column as never)),
      undeclaredDraws: [...touched.draws].filter((stream) => !draws.includes(stream as never)),
    }).toEqual({ undeclaredReads: [], undeclaredWrites: [], undeclaredDraws: [] });
  });

  test(`${name} declares nothing that it never touches`, () => {
    const touched = tripwire.of(name);
    expect({
      deadReads: reads.filter((column) => !touched.reads.has(column)),
      deadWrites: writes.filter((column) => !touched.writes.has(column)),
      deadDraws: draws.filter((stream) => !touched.draws.has(stream)),
    }).toEqual({ deadReads: [], deadWrites: [], deadDraws: [] });
  });

  test(`${name} declares each column and stream once`, () => {
    const columns = [...reads, ...writes];
    expect(new Set(columns).size).toBe(columns.length);
    expect(new Set(draws).size).toBe(draws.length);
  });
}
