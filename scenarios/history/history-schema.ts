import * as z from 'zod';
import { arms } from '#sim-core';
import { libraryNames } from '../library-names.ts';
import { assumption, fact } from '../schema.ts';
import { lever, shock } from '../timeline/timeline-schema.ts';

const optional = z.exactOptional;
const text = z.string().min(1).max(10_000);

/** Measures of which a past outcome is known somewhere. */
export const historyMeasures = ['turnover', 'exportTurnover', 'employment', 'firms'] as const;

/** One link of the way from the first year to the last: two levels, or a change in per cent that the source gives. */
const link = z.union([
  z.strictObject({ before: fact, after: fact }),
  z.strictObject({ change: fact.extend({ unit: z.literal('%') }) }),
]);

const outcome = z.strictObject({
  measure: z.enum(historyMeasures),
  from: z.int().describe('calendar year against which the change is told'),
  to: z.int().describe('calendar year in which it is read'),
  reading: z
    .enum(['year', 'december'])
    .describe('whole years (sums of flows, means of stocks), or the last month of each'),
  evidence: z.array(link).min(1).max(10).describe('what happened: changes that multiply'),
  caution: text.describe('how what was counted differs from what is simulated'),
});

/** A past event as a lever or shock of a scenario of the library, and what happened after it. */
export const historySchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: text,
  scenario: z.enum(libraryNames).describe('scenario of the library in which it happens'),
  arm: z.enum(arms).default('cluster').describe('the arm that fits the case'),
  event: text.describe('what happened, in words'),
  start: z
    .string()
    .regex(/^\d{4}-01$/)
    .describe('January in which the arms branch, some years before the event'),
  years: z.int().min(2).max(30).describe('years simulated from then on'),
  shocks: optional(z.array(shock).min(1)),
  levers: optional(z.array(lever).min(1)),
  sources: z.array(fact).min(1).describe('what the size and the dates of the event rest on'),
  sizing: text.describe('how the sources become the size'),
  assumptions: z.array(assumption).min(1),
  heldOut: text.describe('what was kept from the run'),
  outcomes: z.array(outcome).min(1),
  leavesOut: z
    .array(text)
    .min(1)
    .describe('what the model does not have, and mattered; written before the run'),
});

export type HistoryDocument = z.output<typeof historySchema>;
export type HistoryOutcome = HistoryDocument['outcomes'][number];
export type HistoryMeasure = (typeof historyMeasures)[number];
