import * as z from 'zod';
import { libraryNames } from '../../scenarios/library-names.ts';
import { decimalSigns, numericColumns, switchedOff, units } from '../../scenarios/import/choices.ts';
import { documentSchema, structures } from '../../scenarios/schema.ts';
import type { Operation } from './operation.ts';
import { etag, idParams, location, notices, pageOf, pageQuery, scenarioName } from './shared.ts';

const optional = z.exactOptional;

export const scenarioSummary = z
  .object({
    id: z.string(),
    name: z.string(),
    title: z.string(),
    structure: z.string(),
    organisationCount: z.int().describe('organisations simulated, at the start'),
    hash: z.string().describe('equal for scenarios that give the same results'),
    notices: optional(notices),
    version: z.int().describe('counts from 1 with every change'),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .describe('what a list tells of a scenario');

export const scenarioAnswer = scenarioSummary
  .extend({ document: documentSchema })
  .describe('a scenario with its document');

const unitNames = <Unit extends string>(known: Readonly<Record<Unit, number>>) =>
  z.enum(Object.keys(known) as [Unit, ...Unit[]]);

const importChoices = {
  map: optional(
    z
      .record(z.string(), z.string())
      .describe(`our column: the file’s, where names do not tell; ${switchedOff} reads none`),
  ),
  decimal: optional(
    z
      .partialRecord(z.enum(numericColumns), z.enum(decimalSigns))
      .describe('our column: its decimal sign, where numbers like 12.500 leave it open'),
  ),
  unit: optional(
    z
      .strictObject({
        capacity: optional(unitNames(units.capacity).describe('k€/month when left out')),
        position: optional(
          unitNames(units.position).describe('of x and y; by what is plausible when left out'),
        ),
      })
      .describe('units of the file'),
  ),
};

const importNote = z.object({
  effect: z.enum(['told', 'value-left-out', 'row-left-out', 'failed']),
  table: z.enum(['organisations', 'ties']),
  line: optional(z.int()),
  column: optional(z.string()),
  received: z.string(),
  message: z.string(),
  remedy: z.string(),
  answers: optional(
    z
      .array(z.object({ meaning: z.string(), ...importChoices }))
      .describe('choices that settle what is in doubt, each with what it means'),
  ),
});

export const importReport = z
  .object({
    organisationsRead: z.int(),
    tiesRead: z.int(),
    rowsLeftOut: z.int(),
    columns: z
      .record(z.string(), z.record(z.string(), z.string()))
      .describe('per table, our columns and those of the file'),
    tables: z
      .partialRecord(
        z.enum(['organisations', 'ties']),
        z.object({ encoding: z.string(), header: z.array(z.string()) }),
      )
      .describe('per table, its encoding and the names of its columns'),
    notes: z.array(importNote),
    notesLeftOut: z.int(),
  })
  .describe('what an import made of two tables');

export const importBody = z
  .strictObject({
    name: scenarioName,
    title: optional(z.string().min(1).max(500)),
    description: optional(z.string().min(1).max(10_000)),
    organisations: z.string().min(1).describe('table of organisations as CSV text with a header'),
    ties: optional(z.string().min(1).describe('table of ties as CSV text with a header')),
    ...importChoices,
  })
  .describe('tables of a cluster of your own');

export const cloneBody = z
  .strictObject({
    library: z.enum(libraryNames).describe('scenario of the library'),
    name: optional(scenarioName.describe('name of the copy; the original’s when left out')),
    title: optional(z.string().min(1).max(500)),
  })
  .describe('which scenario of the library to copy');

const tag = 'Scenarios';
const bodyProblems = ['wrong-media-type', 'invalid', 'key-reused', 'storage-full'] as const;
const created = <Answer extends z.ZodType>(description: string, schema: Answer) =>
  ({ status: 201, description, schema, headers: { Location: location, ETag: etag } }) as const;

export const scenarioOperations = {
  listScenarios: {
    tag,
    summary: 'List your scenarios, newest first',
    query: pageQuery.extend({
      structure: optional(z.enum(structures).describe('only of this structure')),
      search: optional(z.string().min(1).max(100).describe('only with this text in name or title')),
    }),
    success: { status: 200, description: 'a page of scenarios', schema: pageOf(scenarioSummary) },
    problems: ['invalid'],
  },
  createScenario: {
    tag,
    summary: 'Keep a scenario',
    body: documentSchema,
    isDocument: true,
    takesIdempotencyKey: true,
    success: created('the scenario as it is kept', scenarioAnswer),
    problems: bodyProblems,
  },
  cloneScenario: {
    tag,
    summary: 'Copy a scenario of the library to your own',
    body: cloneBody,
    takesIdempotencyKey: true,
    success: created('the copy', scenarioAnswer),
    problems: bodyProblems,
  },
  importScenario: {
    tag,
    summary: 'Make a scenario of your own tables',
    description:
      'Rows that cannot be read are left out and told. Where nothing can be made of the tables, or something can be read in two ways that matter, nothing is kept; the remedies name the fields that settle it.',
    body: importBody,
    takesIdempotencyKey: true,
    success: created(
      'the scenario, and what was read, assumed and left out',
      scenarioAnswer.extend({ report: importReport }),
    ),
    problems: bodyProblems,
  },
  readScenario: {
    tag,
    summary: 'Read a scenario',
    params: idParams,
    success: { status: 200, description: 'the scenario', schema: scenarioAnswer, headers: { ETag: etag } },
    problems: ['not-found'],
  },
  replaceScenario: {
    tag,
    summary: 'Replace a scenario that nobody changed meanwhile',
    params: idParams,
    body: documentSchema,
    isDocument: true,
    requiresIfMatch: true,
    success: {
      status: 200,
      description: 'the scenario as it is now',
      schema: scenarioAnswer,
      headers: { ETag: etag },
    },
    problems: [
      'not-found',
      'stale-version',
      'version-required',
      'wrong-media-type',
      'invalid',
      'storage-full',
    ],
  },
  deleteScenario: {
    tag,
    summary: 'Delete a scenario that nobody changed meanwhile',
    description: 'Runs that compared it stay, with the scenario as it then was.',
    params: idParams,
    requiresIfMatch: true,
    success: { status: 204, description: 'it is gone' },
    problems: ['not-found', 'stale-version', 'version-required'],
  },
} as const satisfies Record<string, Operation>;
