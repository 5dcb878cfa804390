import { type LoadedScenario, type ScenarioDocument, parse } from '#scenarios';
import { type MeasureName, measures } from '#sim-core';

/** Of which one organisation in so many is simulated; a power of 2, so that the budget of the sample is exact. */
export const sample = 8;
export const budget = 4000;

/** A small region, alike but for some parts. */
export function regionOf(parts: Partial<ScenarioDocument>): LoadedScenario {
  const parsing = parse({
    name: 'twin',
    title: 'A region and its twin',
    description: 'for tests',
    structure: 'custom',
    parameters: { organisationCount: 20, burnInYears: 2, branchYears: 2 },
    ...parts,
  });
  if (!parsing.ok) throw new Error(JSON.stringify(parsing.issues));
  return parsing.loaded;
}

/** A sample of a region, with a budget and losses for the whole of it. */
export const sampled = regionOf({
  sample,
  levers: [{ lever: 'training', budget }],
  shocks: [{ shock: 'random-loss', at: 6, size: 2 * sample }],
});

export const partsOfWhole: Partial<ScenarioDocument> = {
  levers: [{ lever: 'training', budget: budget / sample }],
  shocks: [{ shock: 'random-loss', at: 6, size: 2 }],
};

/** As many organisations that are the whole region, with as much money and loss as falls to the sample. */
export const whole = regionOf(partsOfWhole);

/** How many times the sample a measure is. */
export function timesOf(name: MeasureName): number {
  return measures[name].extent === 'total' ? sample : 1;
}
