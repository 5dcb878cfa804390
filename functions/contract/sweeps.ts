import * as z from 'zod';
import { sweepSchema } from '../../lab/sweep/schema.ts';
import { workStatuses } from '../ports/records.ts';
import type { Operation } from './operation.ts';
import { idParams, location, notices, pageOf, pageQuery } from './shared.ts';

const optional = z.exactOptional;

export const sweepBody = z
  .strictObject({
    sweep: sweepSchema.describe(
      'what is varied, by which design, under which arms; scenarios are names of the library or ids of yours',
    ),
    table: optional(z.string().min(1).describe('text of the CSV file of a design of kind list')),
    limit: optional(z.int().min(1).describe('the first runs of the design only, in whole replications')),
  })
  .describe('a sweep to plan or to start');

const size = z.object({
  points: z.int(),
  arms: z.int(),
  replications: z.int().describe('of all points, at most'),
  runs: z.int().describe('at most'),
  isMost: z.boolean().describe('whether fewer may do, since a precision is sought'),
});

const load = z.object({
  replication: z.number().describe('organisations × months × arms'),
  most: z.number().describe('the most that one may have here (limit replicationLoad)'),
});

const cloud = z.object({
  batches: z.int(),
  seconds: z.number(),
  lambda: z.number(),
  stepFunctions: z.number(),
  storage: z.number(),
  total: z.number().describe('US dollars'),
});

export const sweepPlan = z
  .object({
    size,
    notices,
    remarks: z
      .array(z.string())
      .describe('what was read otherwise than it is written, left out, or does not vary'),
    load: load.describe('what one replication of the scenario takes on'),
    secondsEach: optional(z.number().describe('what one replication of all arms takes one thread')),
    secondsHere: optional(z.number().describe('until the end, on the machine that was tried')),
    cloud: optional(cloud.describe('what it would take on AWS')),
  })
  .describe('how much a sweep has to run, and what that takes');

export const sweepAnswer = z
  .object({
    id: z.string(),
    version: z.int(),
    name: z.string(),
    title: z.string(),
    points: z.int(),
    runs: z.int().describe('at most'),
    status: z.enum(workStatuses),
    progress: optional(
      z.object({
        done: z.int().describe('runs'),
        planned: z.int(),
        remainingSeconds: optional(z.number()),
      }),
    ),
    account: optional(
      z.object({
        computed: z.int().describe('runs simulated for this sweep'),
        reused: z.int().describe('runs known before'),
        failed: z.int(),
      }),
    ),
    files: optional(z.array(z.object({ name: z.string(), size: z.int().describe('bytes') }))),
    failure: optional(z.object({ code: z.string(), message: z.string() })),
    notices: optional(notices),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    finishedAt: optional(z.iso.datetime()),
  })
  .describe('a sweep: how far it is, what came of it');

/** Types of the files of a sweep, by how their names end. */
export const sweepMedia = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  parquet: 'application/vnd.apache.parquet',
} as const;

const tag = 'Sweeps';
const bodyProblems = ['not-found', 'wrong-media-type', 'invalid', 'too-many'] as const;

export const sweepOperations = {
  planSweep: {
    tag,
    summary: 'Ask how much a sweep has to run, and what that takes',
    description: 'A few of its runs are tried, where that is possible; nothing is kept.',
    body: sweepBody,
    success: { status: 200, description: 'the plan', schema: sweepPlan },
    problems: bodyProblems,
  },
  listSweeps: {
    tag,
    summary: 'List your sweeps, newest first',
    query: pageQuery.extend({ status: optional(z.enum(workStatuses).describe('only of this status')) }),
    success: { status: 200, description: 'a page of sweeps', schema: pageOf(sweepAnswer) },
    problems: ['invalid'],
  },
  startSweep: {
    tag,
    summary: 'Start a sweep',
    description: 'Runs that are known from another sweep are not simulated again.',
    body: sweepBody,
    takesIdempotencyKey: true,
    success: {
      status: 202,
      description: 'the sweep; ask its address how far it is',
      schema: sweepAnswer,
      headers: { Location: location },
    },
    problems: [...bodyProblems, 'key-reused', 'storage-full'],
  },
  readSweep: {
    tag,
    summary: 'Ask how far a sweep is',
    params: idParams,
    success: { status: 200, description: 'the sweep', schema: sweepAnswer },
    problems: ['not-found'],
  },
  deleteSweep: {
    tag,
    summary: 'Delete a sweep',
    description:
      'With its results, unless another sweep of yours has the same. A sweep that is under way is cancelled first; runs that have ended stay known to the next sweep.',
    params: idParams,
    success: { status: 204, description: 'it is gone' },
    problems: ['not-found'],
  },
  cancelSweep: {
    tag,
    summary: 'Cancel a sweep',
    description: 'Runs that have ended are kept, and known to the next sweep.',
    params: idParams,
    success: { status: 202, description: 'the sweep as it is now', schema: sweepAnswer },
    problems: ['not-found'],
  },
  readSweepFile: {
    tag,
    summary: 'Read a file of the results of a sweep',
    params: idParams.extend({
      file: z
        .string()
        .regex(/^[a-z][a-z0-9-]{0,40}\.(csv|json|parquet)$/)
        .describe('name as the sweep lists it: runs.csv, part-00000.parquet, codebook.csv …'),
    }),
    success: { status: 200, description: 'the file', media: Object.values(sweepMedia) },
    problems: ['not-found', 'not-finished', 'no-result'],
  },
} as const satisfies Record<string, Operation>;
