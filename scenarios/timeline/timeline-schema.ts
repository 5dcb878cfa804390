import * as z from 'zod';
import { leverNames, shockNames } from '#sim-core';

const optional = z.exactOptional;

/** A month counted from the branch, 0 the first, or a calendar month where the document has a `start`. */
export const when = z
  .union([z.int().min(0).max(12_000), z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)])
  .meta({ id: 'when', description: 'months since the arms branch, or a calendar month like "2005-01"' });

const dated = z.strictObject({
  at: when,
  value: z.number().describe('value from this month on'),
});

/** Longer than any expression may be; the reader names its own limit. */
const expressionText = z.string().max(1_000_000);

/** Something that changes over time: an expression of `month`, `year` and `calendarYear`, or dated values. */
export const path = z
  .union([
    expressionText.describe(
      'an expression of month and year since the branch, like "14 * (1 + 0.02 * year)", or of calendarYear where the document has a start',
    ),
    z.strictObject({
      values: z
        .array(dated)
        .min(1)
        .max(1000)
        .describe('values in the order of their dates, the first at the start'),
      between: optional(
        z
          .enum(['step', 'linear'])
          .describe('how it goes from one to the next: at once (the default), or along a line'),
      ),
    }),
  ])
  .meta({ id: 'path' });

export const lever = z.strictObject({
  lever: z.enum(leverNames).describe('which programme'),
  budget: z.union([z.number().min(0).max(1e9), path]).describe('public money for the whole region, k€/year'),
  from: optional(when.describe('first month; the first after the branch when left out')),
  to: optional(when.describe('last month, included; the last of all when left out')),
});

export const shock = z.strictObject({
  shock: z.enum(shockNames).describe('what happens'),
  at: when.describe('month in which it strikes'),
  months: optional(z.int().min(1).max(12_000).describe('how long it lasts, for a shock that lasts')),
  size: z
    .number()
    .min(0)
    .max(1e9)
    .describe('how hard it strikes, in the unit of the shock; organisations lost are those of the region'),
  market: optional(
    z.enum(['home', 'export']).describe('of a fall of demand: whose; everybody’s when left out'),
  ),
  skill: optional(
    z.int().min(0).max(31).describe('of a fall of demand: for which main need, by skill index'),
  ),
});

export type When = z.output<typeof when>;
export type Path = z.output<typeof path>;
export type DocumentLever = z.output<typeof lever>;
export type DocumentShock = z.output<typeof shock>;
