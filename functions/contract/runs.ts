import * as z from 'zod';
import { arms } from '#sim-core';
import { libraryNames } from '../../scenarios/library-names.ts';
import { documentSchema } from '../../scenarios/schema.ts';
import { workStatuses } from '../ports/records.ts';
import { limits } from './limits.ts';
import type { Operation } from './operation.ts';
import { identifier, idParams, location, notices, pageOf, pageQuery } from './shared.ts';

const optional = z.exactOptional;

/** Files of a result, by name. */
export const resultFiles = {
  'comparison.json': 'application/json',
  'runs.csv': 'text/csv; charset=utf-8',
  'monthly.csv': 'text/csv; charset=utf-8',
  'codebook.csv': 'text/csv; charset=utf-8',
  'runs.parquet': 'application/vnd.apache.parquet',
  'monthly.parquet': 'application/vnd.apache.parquet',
  'report.html': 'text/html; charset=utf-8',
} as const;
export type ResultFileName = keyof typeof resultFiles;
const resultFileNames = Object.keys(resultFiles) as [ResultFileName, ...ResultFileName[]];

const subject = z
  .strictObject({
    id: optional(identifier.describe('a scenario of yours')),
    library: optional(z.enum(libraryNames).describe('a scenario of the library')),
    document: optional(documentSchema),
  })
  .refine((value) => Object.keys(value).length === 1, 'exactly one of id, library and document')
  .meta({
    description:
      'what to compare: a scenario of yours, one of the library, or one that is sent along; exactly one',
    minProperties: 1,
    maxProperties: 1,
  });

const count = z.int().min(2).max(limits.replications);

export const startBody = z
  .strictObject({
    scenario: subject,
    arms: optional(
      z
        .array(z.enum(arms))
        .min(1)
        .max(arms.length)
        .describe('arms to compare; isolated is always among them'),
    ),
    replications: optional(count.describe('replications exactly; without, as many as the precision takes')),
    precision: z
      .number()
      .gt(0)
      .max(1000)
      .default(1)
      .describe('half-width wanted of the headline gap, in per cent of isolated turnover'),
    cap: count.default(400).describe('replications at most when a precision is sought'),
    confidence: z.number().min(0.5).max(0.9999).default(0.95).describe('of every interval'),
    seed: optional(z.string().min(1).max(200).describe('text in place of the scenario’s seed')),
    withNetwork: z
      .boolean()
      .default(false)
      .describe('whether to describe who knew whom at the end of the first replication'),
  })
  .describe('a comparison to start');

export const runAnswer = z
  .object({
    id: z.string(),
    version: z.int(),
    name: z.string(),
    title: z.string(),
    scenarioId: optional(z.string()),
    scenarioHash: z.string(),
    status: z.enum(workStatuses),
    isReused: z.boolean().describe('whether the answer was there already'),
    plan: z.object({
      arms: z.array(z.enum(arms)),
      isFixed: z.boolean().describe('whether the number of replications is fixed'),
      cap: z.int(),
      precision: z.number(),
      confidence: z.number(),
      withNetwork: z.boolean(),
    }),
    progress: optional(
      z.object({
        done: z.int().describe('replications'),
        planned: z.int().describe('replications that will probably do'),
        remainingSeconds: optional(z.number()),
      }),
    ),
    replications: optional(z.int().describe('replications of the answer')),
    files: optional(z.array(z.object({ name: z.string(), size: z.int().describe('bytes') }))),
    failure: optional(z.object({ code: z.string(), message: z.string() })),
    notices: optional(notices),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    finishedAt: optional(z.iso.datetime()),
  })
  .describe('a run: what it compares, how far it is, what came of it');

const numberOrNone = z.number().nullable();
const interval = z
  .object({ mean: numberOrNone, low: numberOrNone, high: numberOrNone })
  .describe('null where the data support no number or no interval');

/** The parts of a comparison that a client relies on; the rest is as the lab tells it. */
export const comparisonAnswer = z
  .looseObject({
    scenario: z.string(),
    title: z.string(),
    hash: z.string(),
    sample: optional(
      z
        .number()
        .describe(
          'one organisation in so many is simulated, and totals are those of the whole region; absent where all are',
        ),
    ),
    version: z.string(),
    replications: z.int(),
    confidence: z.number(),
    precision: z.object({ wanted: z.number(), reached: numberOrNone, isReached: z.boolean() }),
    headline: z.object({ arm: z.enum(arms), baseline: z.enum(arms) }),
    contrasts: z.array(z.object({ arm: z.enum(arms), baseline: z.enum(arms), gap: interval })),
    arms: z.record(z.string(), z.looseObject({ turnover: interval, gap: interval })),
    verdict: z.array(z.object({ topic: z.string(), text: z.string() })),
  })
  .describe('the comparison, with the verdict in words');

const tag = 'Runs';

export const runOperations = {
  listRuns: {
    tag,
    summary: 'List your runs, newest first',
    query: pageQuery.extend({
      status: optional(z.enum(workStatuses).describe('only of this status')),
      scenario: optional(identifier.describe('only of this scenario of yours')),
    }),
    success: { status: 200, description: 'a page of runs', schema: pageOf(runAnswer) },
    problems: ['invalid'],
  },
  startRun: {
    tag,
    summary: 'Start a comparison',
    description:
      'The same scenario, options and version of Carat have one answer: where it is there already, the run is finished at once.',
    body: startBody,
    takesIdempotencyKey: true,
    success: {
      status: 202,
      description: 'the run; ask its address how far it is',
      schema: runAnswer,
      headers: { Location: location },
    },
    problems: ['not-found', 'wrong-media-type', 'invalid', 'key-reused', 'too-many', 'storage-full'],
  },
  readRun: {
    tag,
    summary: 'Ask how far a run is',
    params: idParams,
    success: { status: 200, description: 'the run', schema: runAnswer },
    problems: ['not-found'],
  },
  deleteRun: {
    tag,
    summary: 'Delete a run',
    description:
      'With its result, unless another run of yours has the same. A run that is under way is cancelled first.',
    params: idParams,
    success: { status: 204, description: 'it is gone' },
    problems: ['not-found'],
  },
  cancelRun: {
    tag,
    summary: 'Cancel a run',
    description: 'A run that has ended stays as it ended; cancelling twice changes nothing.',
    params: idParams,
    success: { status: 202, description: 'the run as it is now', schema: runAnswer },
    problems: ['not-found'],
  },
  readResult: {
    tag,
    summary: 'Read the result of a run',
    params: idParams,
    success: { status: 200, description: 'the comparison', schema: comparisonAnswer },
    problems: ['not-found', 'not-finished', 'no-result'],
  },
  readRunFile: {
    tag,
    summary: 'Read the result of a run as a file',
    description: 'CSV and Parquet tables of replications and months, their codebook, the report as a page.',
    params: idParams.extend({ file: z.enum(resultFileNames) }),
    success: { status: 200, description: 'the file', media: [...new Set(Object.values(resultFiles))] },
    problems: ['not-found', 'not-finished', 'no-result'],
  },
} as const satisfies Record<string, Operation>;
