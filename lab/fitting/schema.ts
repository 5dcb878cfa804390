import * as z from 'zod';
import { arms } from '#sim-core';

const optional = z.exactOptional;
const text = (description: string, limit = 500) => z.string().min(1).max(limit).describe(description);

const target = z.strictObject({
  name: z
    .string()
    .regex(/^[a-zA-Z][A-Za-z0-9_]{0,63}$/)
    .describe('name of a measure; with a formula, a name of one’s own: lower-case letters, digits and _'),
  formula: optional(text('formula over measures, as in 100 * wonValue / issuedValue', 2000)),
  label: optional(text('name for people')),
  unit: optional(z.string().max(100).describe('unit of a formula; a measure has its own')),
  value: z.number().describe('the value observed, in the unit of the measure or formula'),
  standardError: optional(
    z.number().gt(0).describe('standard error of the value: how exactly it was observed'),
  ),
  tolerance: optional(
    z.number().gt(0).describe('instead of a standard error: half-width that holds the truth at 95 %'),
  ),
  discrepancy: optional(
    z
      .number()
      .min(0)
      .describe(
        'standard deviation by which the model itself may be off, at its best values; 0 when left out',
      ),
  ),
  luck: optional(
    z
      .enum(['one-region', 'average'])
      .describe(
        'one-region: the value carries the luck of one region (when left out); average: of many, whose luck cancels',
      ),
  ),
  source: text('who says so', 1000),
});

const prior = z.strictObject({
  at: text('parameter, or JSON pointer into the scenario as in /parameters/exportShare', 1000),
  distribution: z.enum(['uniform', 'log-uniform', 'normal']).describe('normal is cut at min and max'),
  min: optional(z.number().describe('least value; the registry’s when left out')),
  max: optional(z.number().describe('greatest value; the registry’s when left out')),
  mean: optional(z.number().describe('of a normal, before it is cut')),
  deviation: optional(z.number().gt(0).describe('of a normal, before it is cut')),
  label: optional(text('name for people')),
  unit: optional(z.string().max(100).describe('unit; the registry’s for a parameter')),
  reason: optional(text('why this range', 2000)),
});

/** A targets file: what is known of a region, and what is to be learnt from it. */
export const targetsSchema = z
  .strictObject({
    $schema: optional(z.string().max(2000).describe('schema for editors; ignored here')),
    name: z
      .string()
      .max(80)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      .describe('short name: lower-case letters, digits and single hyphens'),
    title: text('title for people'),
    description: optional(text('what the calibration is for', 10_000)),
    scenario: text('a name of the library, or a file beside this one', 2000),
    set: optional(
      z.record(z.string(), z.unknown()).describe('values that stay fixed, by parameter or JSON pointer'),
    ),
    arm: optional(z.enum(arms).describe('arm under which the targets were observed; isolated when left out')),
    years: optional(
      z
        .int()
        .min(1)
        .max(100)
        .describe('period of the targets: so many years after the branch; the scenario’s when left out'),
    ),
    targets: z.array(target).min(1).max(20).describe('what was observed'),
    priors: z
      .array(prior)
      .min(1)
      .max(10)
      .describe('what is to be learnt, and what is thought of it beforehand'),
    points: optional(z.int().min(8).max(5000).describe('places run in each wave')),
    replications: optional(z.int().min(2).max(1000).describe('runs of each place; 4 when left out')),
    waves: optional(z.int().min(1).max(10).describe('waves at most; 3 when left out')),
  })
  .meta({ title: 'Carat targets', description: 'What a calibration of Carat is to reproduce' });

export type TargetsDocument = z.output<typeof targetsSchema>;
export type TargetDocument = TargetsDocument['targets'][number];
export type PriorDocument = TargetsDocument['priors'][number];
