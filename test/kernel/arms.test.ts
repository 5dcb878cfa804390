import { readFileSync, readdirSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { arms } from '#sim-core';
import { governanceOf } from '#sim-core/governance/arms.ts';
import type { Governance } from '#sim-core/governance/governance.ts';
import { demand } from '#sim-core/mechanisms/demand.ts';
import { hashWorld } from '#sim-core/world/hash-world.ts';
import { livelyRegion, regionOf, smallRegion } from '../support/regions.ts';
import { armOver, branchOf, branchedWorld, live, stepsOf } from '../support/stage.ts';

const scenario = regionOf(livelyRegion);
const world = branchedWorld(scenario);
const branch = branchOf(scenario);

/** The same rules, without a name. */
function nameless(governance: Governance): Governance {
  return new Proxy(governance, {
    get(target, property, receiver) {
      if (property === 'arm') throw new Error('somebody asks which arm it is in');
      return Reflect.get(target, property, receiver) as unknown;
    },
  });
}

test.each(arms)('no payoff reads which arm it is in: %s', (arm) => {
  const named = armOver(world, scenario, arm);
  const unnamed = { ...armOver(world, scenario, arm), governance: nameless(governanceOf[arm]) };
  live(named, branch, branch + 12);
  live(unnamed, branch, branch + 12);
  expect(hashWorld(unnamed.world)).toBe(hashWorld(named.world));
});

test('every arm knows its own name', () => {
  for (const arm of arms) expect(governanceOf[arm].arm).toBe(arm);
});

test('no two arms lead to the same state', () => {
  const hashes = arms.map((arm) => {
    const context = armOver(world, scenario, arm);
    live(context, branch, branch + 12);
    return hashWorld(context.world);
  });
  expect(new Set(hashes).size).toBe(arms.length);
});

for (const folder of ['mechanisms', 'indicators', 'world']) {
  const url = new URL(`../../sim-core/${folder}/`, import.meta.url);
  test.each(readdirSync(url))(`${folder}/%s mentions no arm`, (file) => {
    const code = withoutComments(readFileSync(new URL(file, url), 'utf8'));
    const quoted = new RegExp(`['"\`](${arms.join('|')})['"\`]`, 'g');
    const asked = /\.arm\b|\barmsLength\b|\bgovernanceOf\b|governance\/(?!governance\.ts)/g;
    expect([...code.matchAll(quoted), ...code.matchAll(asked)].map(([text]) => text)).toEqual([]);
  });
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
}

test('the opportunities issued are the same bytes in every arm', () => {
  const quiet = regionOf(smallRegion);
  const start = branchedWorld(quiet);
  const issue = demand.apply.bind(demand);
  const issued: number[][] = [];
  const spy = vi.spyOn(demand, 'apply').mockImplementation((context) => {
    issue(context);
    const { key, value, needCount, needs } = context.deal;
    issued.at(-1)!.push(key, value, needCount, ...needs.subarray(0, needCount));
  });
  for (const arm of arms) {
    issued.push([]);
    live(armOver(start, quiet, arm), branchOf(quiet), stepsOf(quiet));
  }
  spy.mockRestore();
  expect(issued[0].length).toBeGreaterThan(1000);
  for (const other of issued) expect(other).toEqual(issued[0]);
});
