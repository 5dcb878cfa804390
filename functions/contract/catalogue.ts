import * as z from 'zod';
import { arms, measureNames, parameterNames } from '#sim-core';
import { libraryNames } from '../../scenarios/library-names.ts';
import { documentSchema, structures } from '../../scenarios/schema.ts';
import type { Operation } from './operation.ts';

const tag = 'Catalogue';
const listOf = <Item extends z.ZodType>(schema: Item, description: string) =>
  ({ status: 200, description, schema: z.object({ items: z.array(schema) }) }) as const;

const librarySummary = z.object({
  name: z.enum(libraryNames),
  title: z.string(),
  description: z.string(),
  structure: z.enum(structures),
  organisationCount: z.int().describe('organisations simulated'),
  sample: z.exactOptional(
    z.number().describe('one organisation in so many is simulated; absent where all are'),
  ),
  factCount: z.int(),
  assumptionCount: z.int(),
});

const arm = z.object({ name: z.enum(arms), label: z.string(), rules: z.string(), inWords: z.string() });

const parameter = z.object({
  name: z.enum(parameterNames),
  value: z.number(),
  unit: z.string(),
  min: z.number(),
  max: z.number(),
  whole: z.boolean(),
  isReal: z.exactOptional(
    z.boolean().describe('true of a price that is what it is, however large the companies of a scenario are'),
  ),
  grade: z.enum(['measured', 'calibrated', 'assumed']),
  corner: z.string(),
  description: z.string(),
  source: z.string(),
});

const measure = z.object({
  name: z.enum(measureNames),
  unit: z.string(),
  kind: z.enum(['flow', 'stock', 'structure']),
  extent: z
    .enum(['total', 'average', 'shape'])
    .describe(
      'where one organisation in n is simulated: n times that of the sample, as it is, or that of the sample',
    ),
  description: z.string(),
});

const proposition = z.object({
  id: z.string(),
  claim: z.string(),
  contrast: z.string(),
  cheat: z.string(),
});

const damage = z
  .object({
    subject: z.string().describe('what it is: its kind, id and title'),
    fault: z.string(),
    remedy: z.string(),
  })
  .describe('something that is not as it was stored');

export const healthAnswer = z.object({
  status: z.enum(['ok', 'damaged']).describe('damaged where something is not as it was stored'),
  damage: z.exactOptional(z.array(damage).describe('what is damaged; the rest is as it was stored')),
  isStorageChecked: z.exactOptional(
    z.boolean().describe('whether all that is stored was read since the start'),
  ),
  version: z.string(),
  uptimeSeconds: z.number(),
});

export const catalogueOperations = {
  readHealth: {
    tag: 'Service',
    summary: 'Ask whether the service answers',
    success: { status: 200, description: 'it does, and so does its database', schema: healthAnswer },
    problems: [],
  },
  listLibrary: {
    tag,
    summary: 'List the scenarios of the library',
    success: listOf(librarySummary, 'the library, the reference first'),
    problems: [],
  },
  readLibraryScenario: {
    tag,
    summary: 'Read a scenario of the library',
    params: z.object({ name: z.enum(libraryNames) }),
    success: { status: 200, description: 'its document', schema: documentSchema },
    problems: ['not-found'],
  },
  listArms: {
    tag,
    summary: 'List the arms that can be compared',
    success: listOf(arm, 'the arms'),
    problems: [],
  },
  listParameters: {
    tag,
    summary: 'List the parameters of the model',
    success: listOf(parameter, 'the parameters, with ranges and sources'),
    problems: [],
  },
  listMeasures: {
    tag,
    summary: 'List what a run measures',
    success: listOf(measure, 'the measures'),
    problems: [],
  },
  listPropositions: {
    tag,
    summary: 'List the propositions of the theory',
    success: listOf(proposition, 'the propositions, each with its experiment'),
    problems: [],
  },
} as const satisfies Record<string, Operation>;
