import { describe, expect, test } from 'vitest';
import {
  type Scenario,
  type ShockInput,
  type ShockName,
  arms,
  seriesOf,
  shockKinds,
  shockNames,
} from '#sim-core';
import type { Context } from '#sim-core/context.ts';
import { openConditions } from '#sim-core/conditions.ts';
import { EMPTY, FACTOR, organisationColumns } from '#sim-core/world/columns.ts';
import { valuesOf } from '#sim-core/world/table.ts';
import { simulate, simulateArms } from '../support/compiled-kernel.ts';
import { emptyRegions, livelyRegion, regionOf } from '../support/regions.ts';
import { armOver, branchOf, branchedWorld } from '../support/stage.ts';
import { Tripwire } from '../support/tripwire.ts';

const region = regionOf({ ...livelyRegion, programmeShare: 0, factorShare: 0.2 });
const world = branchedWorld(region);
const branch = branchOf(region);

/** Sizes from small to large. */
const sizes: Readonly<Record<ShockName, readonly number[]>> = {
  demand: [0.1, 0.3, 0.7, 1],
  frontier: [0.05, 0.2, 0.5],
  credit: [0.2, 0.5, 0.9],
  institutions: [1, 2, 3],
  'best-connected': [1, 3, 9],
  'random-loss': [1, 3, 9],
};

function shocked(input: Partial<ShockInput> & Pick<ShockInput, 'shock'>): Scenario {
  const size = sizes[input.shock][1];
  return { ...region, timeline: { shocks: [{ step: 6, steps: 6, size, ...input }] } };
}

/** What a shock takes first: more is worse. */
const direct: Readonly<Record<ShockName, (context: Context) => number>> = {
  demand: ({ conditions }) => -conditions.demand[0],
  frontier: ({ world: { organisations } }) => -organisations.skill.reduce((sum, level) => sum + level, 0),
  credit: ({ parameters }) => parameters.capacityCash - parameters.exitMonths - parameters.entryRate,
  institutions: (context) => -alive(context, (kind) => kind === FACTOR).length,
  'best-connected': (context) => -alive(context, isCompany).length,
  'random-loss': (context) => -alive(context, isCompany).length,
};

function isCompany(kind: number): boolean {
  return kind !== EMPTY && kind !== FACTOR;
}

function alive({ world: { organisations } }: Context, counts: (kind: number) => boolean): number[] {
  return [...valuesOf(organisationColumns.key, organisations.key)].filter((_, row) =>
    counts(organisations.kind[row]),
  );
}

function struck(shock: ShockName, size: number, arm: (typeof arms)[number] = 'cluster'): Context {
  const context = armOver(world, shocked({ shock, size }), arm);
  context.step = branch;
  openConditions(context.conditions, branch);
  shockKinds[shock].apply(context, { shock, step: 0, steps: 1, size });
  return context;
}

describe.each(shockNames)('the shock “%s”', (shock) => {
  test('leaves every arm as it was until its date, and changes it then', () => {
    const hashAfter = [branch + 6, branch + 7];
    for (const arm of arms) {
      const plain = simulate(region, { arm, hashAfter });
      const hit = simulate(shocked({ shock }), { arm, hashAfter });
      expect(hit.hashes[branch + 6], arm).toBe(plain.hashes[branch + 6]);
      expect(hit.series.slice(0, (branch + 6) * 10)).toEqual(plain.series.slice(0, (branch + 6) * 10));
      if (shock !== 'credit') expect(hit.hashes[branch + 7], arm).not.toBe(plain.hashes[branch + 7]);
    }
  });

  test('strikes harder the larger it is', () => {
    const blows = sizes[shock].map((size) => direct[shock](struck(shock, size)));
    const none = armOver(world, region, 'cluster');
    expect(blows[0]).toBeGreaterThan(direct[shock](none));
    for (let i = 1; i < blows.length; i += 1) expect(blows[i]).toBeGreaterThan(blows[i - 1]);
  });

  test('is the same blow in every arm', () => {
    const [first, ...others] = arms.map((arm) => direct[shock](struck(shock, sizes[shock][1], arm)));
    for (const other of others) expect(other).toBe(first);
  });

  test('reads, writes and draws what it declares, and no more', () => {
    const wire = new Tripwire();
    const context = wire.watch(armOver(world, region, 'cluster'));
    context.step = branch;
    wire.label = shock;
    shockKinds[shock].apply(context, { shock, step: 0, steps: 1, size: sizes[shock][2] });
    const { reads, writes, draws } = wire.of(shock);
    const declared = shockKinds[shock];
    const readable: readonly string[] = [...declared.reads, ...declared.writes];
    expect([...reads].filter((column) => !readable.includes(column))).toEqual([]);
    expect([...writes].sort()).toEqual([...declared.writes].sort());
    expect([...draws].sort()).toEqual([...declared.draws].sort());
  });

  test('says what its size counts, in which range', () => {
    const { unit, min, max, name } = shockKinds[shock];
    expect(name).toBe(shock);
    expect(unit.length).toBeGreaterThan(0);
    for (const size of sizes[shock]) expect(size >= min && size <= max).toBe(true);
  });

  test.each(Object.keys(emptyRegions))('harms no region with %s', (name) => {
    const scenario = { ...emptyRegions[name], timeline: shocked({ shock }).timeline! };
    for (const run of simulateArms(scenario, { arms })) expect(run.series.every(Number.isFinite)).toBe(true);
  });
});

test('a lot takes the same companies in every arm, and others the next time', () => {
  const lost = (arm: (typeof arms)[number]): number[] => {
    const left = alive(struck('random-loss', 5, arm), isCompany);
    return alive(armOver(world, region, arm), isCompany).filter((key) => !left.includes(key));
  };
  for (const arm of arms) expect(lost(arm)).toEqual(lost('isolated'));
  expect(lost('isolated')).toHaveLength(5);
});

test('a fall of demand of nothing leaves the same bytes', () => {
  const still = simulate(shocked({ shock: 'demand', size: 0 }), { arm: 'cluster' });
  expect(still.hashes).toEqual(simulate(region, { arm: 'cluster' }).hashes);
});

test('a fall of demand takes from its own market and skill alone, and ends when it ends', () => {
  const issued = (input: Partial<ShockInput>): Float64Array =>
    seriesOf(simulate(shocked({ shock: 'demand', size: 1, ...input }), { arm: 'isolated' }), 'issuedCount');
  const all = issued({});
  const plain = seriesOf(simulate(region, { arm: 'isolated' }), 'issuedCount');
  const during = (values: Float64Array): number =>
    values.slice(branch + 6, branch + 12).reduce((sum, each) => sum + each, 0);
  expect(during(all)).toBe(0);
  expect([...all.slice(branch, branch + 6)]).toEqual([...plain.slice(branch, branch + 6)]);
  expect(all[branch + 12]).toBeGreaterThan(0);
  const lost = (input: Partial<ShockInput>): number => during(plain) - during(issued(input));
  expect(lost({ market: 'home' }) + lost({ market: 'export' })).toBe(during(plain));
  const bySkill = Array.from({ length: 12 }, (_, skill) => lost({ skill }));
  expect(bySkill.reduce((sum, each) => sum + each, 0)).toBe(during(plain));
  expect(Math.max(...bySkill)).toBeLessThan(during(plain));
  expect(lost({ market: 'home', skill: 0 }) + lost({ market: 'export', skill: 0 })).toBe(bySkill[0]);
});
