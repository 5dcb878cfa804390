import { type Stage, armPhrases, causes, stages } from '#lab';
import { type Structure, structures } from '#scenarios';
import {
  arms,
  leverNames,
  levers,
  measureNames,
  measures,
  parameterNames,
  registry,
  shockKinds,
  shockNames,
} from '#sim-core';
import { armGuide } from '../../lab/report/arm-guide.ts';
import { causeTexts } from '../../lab/report/cause-texts.ts';
import type { Entry, Group } from './entry.ts';
import { propositions } from '../../lab/propositions.ts';
import { terms } from './terms.ts';

const readings = {
  flow: 'summed over the month; a comparison tells it per year',
  stock: 'read at the end of the month; a comparison tells the mean',
  structure: 'read once a year and held; a comparison tells the mean',
} as const;

const inSample = {
  total: 'multiplied, so that it is of the whole region',
  average: 'as it is',
  shape: 'of the sample: it depends on how many are simulated',
} as const;

const stageTexts: Readonly<Record<Stage, string>> = {
  issued: 'customers ask for it',
  noticed: 'an account sees it',
  routed: 'the region has a proposal',
  bid: 'the proposal is good enough for the customer',
  won: 'the region wins it',
  delivered: 'the work is done, by value',
};

const structureTexts: Readonly<Record<Structure, string>> = {
  mesh: 'many small firms, tied to each other without a centre',
  'hub-and-spoke': 'suppliers around one or a few large firms',
  declining: 'a district that loses demand or firms',
  'concentration-only': 'neighbours with few relations',
  integrated: 'large firms that do most of their work themselves',
  custom: 'a user’s own',
};

/** All that can be explained, by group and in the order of the model. */
export const entries: readonly Entry[] = [
  ...arms.map((name) => entry('arm', name, armGuide[name].rules, [['In words', armPhrases[name]]])),
  ...terms.map(({ name, definition, unit, source }) =>
    entry('term', name, definition, [
      ['Unit', unit],
      ['Source', source],
    ]),
  ),
  ...measureNames.map((name) => {
    const { unit, description, kind, extent } = measures[name];
    return entry('measure', name, description, [
      ['Unit', unit],
      ['Reading', readings[kind]],
      ['In a sample', inSample[extent]],
    ]);
  }),
  ...causes.map((name) =>
    entry('cause of loss', name, causeTexts[name].meaning, [['Unit', '% of issued value']]),
  ),
  ...stages.map((name) =>
    entry('stage of the funnel', name, stageTexts[name], [['Unit', '% of those issued']]),
  ),
  ...structures.map((name) => entry('structure', name, structureTexts[name], [])),
  ...leverNames.map((name) =>
    entry('lever', name, levers[name].description, [
      ['Turned into effect by', levers[name].conversions.join(', ')],
    ]),
  ),
  ...shockNames.map((name) => {
    const { description, unit, min, max, lasts } = shockKinds[name];
    return entry('shock', name, description, [
      ['Size', `${unit}, ${min} to ${max}`],
      ['Length', lasts ? 'a number of months' : 'strikes once'],
    ]);
  }),
  ...propositions.map(({ id, claim, contrast, cheat }) =>
    entry('proposition', id, claim, [
      ['Experiment', contrast],
      ['Not by', cheat],
    ]),
  ),
  ...parameterNames.map((name) => {
    const { description, value, unit, min, max, whole, grade, corner, source } = registry[name];
    return entry('parameter', name, description, [
      ['Value', `${shown(value)} ${unit}`],
      ['Range', `${min} to ${max}${whole ? ', whole numbers' : ''}`],
      ['Grade', grade],
      ['Source', source],
      ['Belongs to', corner],
    ]);
  }),
];

function entry(
  group: Group,
  name: string,
  definition: string,
  details: readonly (readonly [string, string | undefined])[],
): Entry {
  return {
    group,
    name,
    definition,
    details: details.flatMap(([label, text]) => (text === undefined ? [] : [[label, text] as const])),
  };
}

/** Thirds and their like are told to four digits. */
function shown(value: number): string {
  return String(Number(value.toPrecision(4)));
}
