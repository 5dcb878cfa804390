import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type MeasureName, type Run, type Scenario, arms, seriesOf } from '#sim-core';
import { simulateArms } from '../support/compiled-kernel.ts';
import { anyRegion } from '../support/any-region.ts';
import { outOfRange } from '../support/ranges.ts';
import { livelyRegion, regionOf } from '../support/regions.ts';
import { armOver, branchOf, branchedWorld, live, stepsOf } from '../support/stage.ts';

const TOLERANCE = 1e-9;

/** What flows in less what flows out, step by step; a stock counts by its change. */
interface Identity {
  readonly flows: readonly MeasureName[];
  readonly minus: readonly MeasureName[];
  readonly stock?: MeasureName;
}

const identities: Readonly<Record<string, Identity>> = {
  'cash changes by what is earned, spent, paid out, brought in and taken away': {
    stock: 'cash',
    flows: ['turnover', 'capitalIn'],
    minus: [
      'purchases',
      'fixedCosts',
      'attentionCosts',
      'expenses',
      'research',
      'investment',
      'dividends',
      'capitalOut',
    ],
  },
  'profit is turnover less what was spent on it, since fees cancel out': {
    flows: ['turnover'],
    minus: ['profit', 'purchases', 'fixedCosts', 'attentionCosts', 'expenses'],
  },
  'value added is turnover less purchases': { flows: ['turnover'], minus: ['purchases', 'valueAdded'] },
  'every opportunity is won or lost once': {
    flows: ['issuedCount'],
    minus: ['unseenCount', 'unwillingCount', 'noSkillCount', 'noRoomCount', 'outbidCount', 'wonCount'],
  },
  'the value of every opportunity is lost, placed, bought outside or broken off': {
    flows: ['issuedValue'],
    minus: [
      'unseenValue',
      'unwillingValue',
      'noSkillValue',
      'noRoomValue',
      'outbidValue',
      'wonValue',
      'marketValue',
      'defectedValue',
    ],
  },
  'work won is delivered, waits or was abandoned': {
    stock: 'backlogVolume',
    flows: ['wonVolume'],
    minus: ['deliveredVolume', 'abandonedVolume'],
  },
  'the value placed in the region is the volume won': { flows: ['wonValue'], minus: ['wonVolume'] },
  'an account’s bid is won as often as an opportunity': { flows: ['wonCount'], minus: ['companyWins'] },
};

/** Pairs of which the first can never exceed the second. */
const bounds: readonly (readonly [MeasureName, MeasureName])[] = [
  ['exportTurnover', 'turnover'],
  ['relatedTurnover', 'turnover'],
  ['programmeTurnover', 'turnover'],
  ['noticedCount', 'issuedCount'],
  ['routedCount', 'noticedCount'],
  ['bidCount', 'routedCount'],
  ['wonCount', 'bidCount'],
  ['teamCount', 'wonCount'],
  ['deathsInYearOne', 'deaths'],
];

function expectConserved(run: Run): void {
  for (const [name, { flows, minus, stock }] of Object.entries(identities)) {
    const gains = flows.map((measure) => seriesOf(run, measure));
    const losses = minus.map((measure) => seriesOf(run, measure));
    const level = stock && seriesOf(run, stock);
    for (let step = 1; step < run.steps; step += 1) {
      let balance = level ? level[step - 1] - level[step] : 0;
      let scale = level ? Math.abs(level[step - 1]) + Math.abs(level[step]) : 0;
      for (const gain of gains) {
        balance += gain[step];
        scale += Math.abs(gain[step]);
      }
      for (const loss of losses) {
        balance -= loss[step];
        scale += Math.abs(loss[step]);
      }
      if (Math.abs(balance) > TOLERANCE * scale)
        expect.fail(`${name}: ${run.arm} is ${balance} off at step ${step}`);
    }
  }
  for (const [part, whole] of bounds) {
    const parts = seriesOf(run, part);
    const wholes = seriesOf(run, whole);
    for (let step = 0; step < run.steps; step += 1) {
      if (parts[step] > wholes[step] * (1 + TOLERANCE))
        expect.fail(`${part} exceeds ${whole}: ${run.arm}, step ${step}`);
    }
  }
}

test('money, opportunities and work are conserved in a lively region, in every arm', () => {
  const runs = simulateArms(regionOf({ ...livelyRegion, clientGrowth: 0.3 }), { arms });
  for (const measure of Object.values(identities).flatMap(({ flows, minus }) => [...flows, ...minus])) {
    const isMoved = runs.some((run) => seriesOf(run, measure).some((value) => value !== 0));
    if (measure !== 'dividends') expect(isMoved, `${measure} takes part`).toBe(true);
  }
  runs.forEach(expectConserved);
});

test('money, opportunities and work are conserved for any parameters, in every arm', () => {
  fc.assert(
    fc.property(anyRegion, (scenario: Scenario) => {
      for (const run of simulateArms(scenario, { arms })) {
        expect(run.series.every(Number.isFinite)).toBe(true);
        expectConserved(run);
      }
    }),
    { seed: 1, numRuns: 25 },
  );
});

test('every number stays in its range for any parameters, in every arm', () => {
  fc.assert(
    fc.property(anyRegion, (scenario: Scenario) => {
      const world = branchedWorld(scenario);
      for (const arm of arms) {
        const context = armOver(world, scenario, arm);
        live(context, branchOf(scenario), stepsOf(scenario));
        expect(outOfRange(context.world)).toEqual([]);
      }
    }),
    { seed: 2, numRuns: 15 },
  );
});
