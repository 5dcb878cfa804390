import { expect, test } from 'vitest';
import type { Context } from '#sim-core/context.ts';
import { gini, herfindahl } from '#sim-core/indicators/concentration.ts';
import { imitationProbability } from '#sim-core/mechanisms/attitudes.ts';
import { benchmarkGain } from '#sim-core/mechanisms/benchmarking.ts';
import { utility } from '#sim-core/mechanisms/bids.ts';
import { deliveredVolume } from '#sim-core/mechanisms/delivery.ts';
import { demandGrowthFactor } from '#sim-core/mechanisms/demand.ts';
import { noticeProbability } from '#sim-core/mechanisms/discovery.ts';
import { dulled, sharpened } from '#sim-core/mechanisms/effort.ts';
import { birthRate } from '#sim-core/mechanisms/entry.ts';
import { learned } from '#sim-core/mechanisms/learning.ts';
import { diffusion } from '#sim-core/mechanisms/missed-business.ts';
import { transfer } from '#sim-core/mechanisms/mobility.ts';
import { pressure } from '#sim-core/mechanisms/prices.ts';
import { dividend } from '#sim-core/mechanisms/settlement.ts';
import { affinity } from '#sim-core/mechanisms/social-life.ts';
import { spilloverGain } from '#sim-core/mechanisms/spillover.ts';
import { faded } from '#sim-core/mechanisms/tie-decay.ts';
import { defaultParameters } from '#sim-core/parameters/registry.ts';
import { rank } from '#sim-core/search.ts';

/** Worked by hand from the equations of MODEL 4 and 7: what each gives, and what it should give. */
const examples: Record<string, readonly (readonly [given: number, expected: number])[]> = {
  'an account notices what it covers with q, what it holds in part with q (1 + aS) / 2, and else with q aS': [
    [noticeProbability(0.6, 1, 0.4), 0.6],
    [noticeProbability(0.6, 0.5, 0.4), 0.42],
    [noticeProbability(0.6, 0, 0.4), 0.24],
  ],
  'all demand grows by the year, not by the step': [
    [growthAfter(0, 12), 1],
    [growthAfter(24, 12), 1.21],
    [growthAfter(24, 24), 1.1],
  ],
  'a candidate ranks by fit, and by half of it when nobody trusts it': [
    [rank(0.6, 1), 0.6],
    [rank(0.6, 0.5), 0.45],
    [rank(0.6, 0), 0.3],
  ],
  'a bid is worth its fit, less its price, and luck': [[utility(4, 0.5, 3, 1.1, 0.2), -1.1]],
  'an organisation delivers its backlog, and no more than its output': [
    [deliveredVolume(10, 4, 0.5, 1), 2],
    [deliveredVolume(10, 4, 0.5, 0.5), 1],
    [deliveredVolume(1, 4, 0.5, 1), 1],
  ],
  'what exceeds the reserve is paid out': [
    [dividend(10, 6), 4],
    [dividend(5, 6), 0],
    [dividend(-5, 6), 0],
  ],
  'who lost moves a share of the way to a winner that is fitter': [
    [benchmarkGain(0.4, 0.6, 0.5), 0.1],
    [benchmarkGain(0.6, 0.4, 0.5), 0],
  ],
  'learning adds a share of what is missing, and all of it at most': [
    [learned(0.6, 0.1), 0.64],
    [learned(0.6, 2), 1],
  ],
  'each close contest sharpens, each easy one dulls towards the floor': [
    [sharpened(0.8, 0.01, 2), 0.80398],
    [dulled(0.9, 0.7, 0.01, 2), 0.89602],
  ],
  'news of missed business flows to who knows less': [
    [diffusion(0.05, 0.5, 3, 1), 0.05],
    [diffusion(0.05, 0.5, 1, 3), 0],
  ],
  'strangers take to each other the less, the further apart in place and culture': [
    [affinity(0, 25, 0, 0.4), 1],
    [affinity(25, 25, 0, 0.4), 0.36787944117144233],
    [affinity(25, 25, 0.4, 0.4), 0.1353352832366127],
  ],
  'a tie fades by a share of its weight': [[faded(0.6, 0.2, 0.25), 0.57]],
  'who earns more is imitated more often than not': [
    [imitationProbability(1, 1, 3), 0.5],
    [imitationProbability(2, 1, 1), 0.7310585786300049],
    [imitationProbability(1, 2, 1), 0.2689414213699951],
  ],
  'prices rise when busy, fall when slack, and else stay': [
    [pressure(0.9, 0.88, 0.72), 1],
    [pressure(0.8, 0.88, 0.72), 0],
    [pressure(0.7, 0.88, 0.72), -1],
  ],
  'births follow sales now against sales before, within bounds': [
    [birthRate(0.09, 1 / 12, 100, 1.2, 0.5, 2), 0.9],
    [birthRate(0.09, 1 / 12, 100, 0.1, 0.5, 2), 0.375],
    [birthRate(0.09, 1 / 12, 100, 9, 0.5, 2), 1.5],
  ],
  'skills spill over from a mean that is higher': [
    [spilloverGain(0.4, 0.6, 0.1), 0.02],
    [spilloverGain(0.6, 0.4, 0.1), 0],
  ],
  'who changes employer brings a share of what was better there': [
    [transfer(0.4, 0.6, 0.25), 0.45],
    [transfer(0.6, 0.4, 0.25), 0.6],
  ],
  'concentration of equal and unequal sizes': [
    [gini(Float64Array.of(2, 2, 2, 2)), 0],
    [gini(Float64Array.of(0, 0, 0, 5)), 0.75],
    [herfindahl(Float64Array.of(2, 2)), 0.5],
    [herfindahl(Float64Array.of(3, 1)), 0.625],
  ],
};

test.each(Object.entries(examples))('%s', (_, pairs) => {
  for (const [given, expected] of pairs) expect(given).toBeCloseTo(expected, 14);
});

function growthAfter(step: number, stepsPerYear: number): number {
  const parameters = defaultParameters({ demandGrowth: 0.1, stepsPerYear });
  return demandGrowthFactor({ parameters, step, years: 1 / stepsPerYear } as Context);
}
