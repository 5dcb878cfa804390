import * as z from 'zod';
import { arms } from '#sim-core';

export const factorLimit = 200;
export const valueLimit = 10_000;
export const replicationLimit = 100_000;
export const designPointLimit = 10_000_000;

const optional = z.exactOptional;
const text = (description: string, limit = 500) => z.string().min(1).max(limit).describe(description);
const variable = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,31}$/)
  .describe('name of the variable in the results: a lower-case letter, then up to 31 more, digits or _');
const address = text(
  'what is varied: the name of a parameter, a JSON pointer into the scenario as in /parameters/exportShare, or "scenario"',
  1000,
);
const described = {
  at: address,
  name: optional(variable.describe('name of the variable in the results; made from `at` when left out')),
  label: optional(text('name for people')),
  unit: optional(z.string().max(100).describe('unit; the registry’s for a parameter')),
};
const levels = optional(
  z.int().min(1).max(valueLimit).describe('number of levels where the design takes levels; 2 when left out'),
);
const range = {
  min: z.number().describe('least value'),
  max: z.number().describe('greatest value'),
  whole: optional(
    z.boolean().describe('whether values are rounded to whole numbers; as the parameter when left out'),
  ),
  levels,
};

const choice = z
  .strictObject({
    ...described,
    values: z
      .array(z.union([z.number(), z.string().max(2000), z.boolean()]))
      .min(1)
      .max(valueLimit)
      .describe('the values to choose among, equally likely; of "scenario", names of the library or files'),
  })
  .describe('a list of values');
const uniform = z
  .strictObject({ ...described, ...range, distribution: optional(z.literal('uniform')) })
  .describe('every value between two limits equally likely');
const logUniform = z
  .strictObject({ ...described, ...range, distribution: z.literal('log-uniform') })
  .describe('every ratio equally likely; limits above 0');
const triangular = z
  .strictObject({
    ...described,
    ...range,
    distribution: z.literal('triangular'),
    mode: z.number().describe('likeliest value'),
  })
  .describe('likeliest at the mode, falling to 0 at the limits');
const normal = z
  .strictObject({
    ...described,
    ...range,
    distribution: z.literal('normal'),
    mean: z.number().describe('mean before the limits cut'),
    deviation: z.number().gt(0).describe('standard deviation before the limits cut'),
  })
  .describe('normal, cut at the limits');

/** Distributions that a range may have. */
export const distributionNames = ['uniform', 'log-uniform', 'triangular', 'normal'] as const;

const factor = z.union([choice, uniform, logUniform, triangular, normal]);

const seed = optional(
  z
    .string()
    .min(1)
    .max(200)
    .describe('any text; another gives another design; the sweep’s name when left out'),
);
const points = z.int().min(1).max(designPointLimit).describe('number of points');
const designKinds = {
  'full-factorial': z
    .strictObject({ kind: z.literal('full-factorial') })
    .describe('every combination of levels'),
  grid: z
    .strictObject({
      kind: z.literal('grid'),
      levels: z.int().min(1).max(valueLimit).describe('levels of every factor with a range'),
    })
    .describe('every combination, with as many levels for every range'),
  'fractional-factorial': z
    .strictObject({
      kind: z.literal('fractional-factorial'),
      generators: z
        .array(z.string().min(1).max(100))
        .min(1)
        .max(factorLimit)
        .describe('as E=ABCD: the factors are A, B, C … without I, in their order'),
    })
    .describe('two levels, and a part of their combinations'),
  'latin-hypercube': z
    .strictObject({ kind: z.literal('latin-hypercube'), points, seed })
    .describe('each slice of each factor once, points far apart'),
  sobol: z
    .strictObject({
      kind: z.literal('sobol'),
      points,
      scrambled: optional(z.boolean().describe('false gives the points as published; true when left out')),
      seed,
    })
    .describe('even spread; powers of two are best; at most 64 factors (sobolFactorLimit)'),
  'one-at-a-time': z
    .strictObject({ kind: z.literal('one-at-a-time') })
    .describe('the base, then each factor alone at each of its levels'),
  list: z
    .strictObject({
      kind: z.literal('list'),
      file: text('CSV file beside this one: a header of factor names, a row for each point', 2000),
    })
    .describe('points of one’s own'),
};
export const designNames = Object.keys(designKinds) as (keyof typeof designKinds)[];
const design = z.discriminatedUnion('kind', [
  designKinds['full-factorial'],
  designKinds.grid,
  designKinds['fractional-factorial'],
  designKinds['latin-hypercube'],
  designKinds.sobol,
  designKinds['one-at-a-time'],
  designKinds.list,
]);

const arm = z.enum(arms);
const precision = z
  .strictObject({
    outcome: text('name of the outcome whose difference is to be known', 32),
    arm: arm.describe('arm that is compared'),
    baseline: optional(arm.describe('arm it is compared with; isolated when left out')),
    halfWidth: z.number().gt(0).describe('half-width wanted, in per cent of the baseline’s mean'),
    cap: z.int().min(16).max(replicationLimit).describe('replications at most for a point'),
    confidence: optional(z.number().gt(0).lt(1).describe('of the interval; 0.95 when left out')),
  })
  .describe('as many replications for each point as a precision takes');

const outcome = z.union([
  z.string().min(1).max(100).describe('name of a measure'),
  z.strictObject({
    name: variable,
    formula: text('formula over measures, as in 100 * wonValue / issuedValue', 2000),
    label: optional(text('name for people')),
    unit: optional(z.string().max(100).describe('unit of the result')),
  }),
]);

/** A sweep file: what to vary, how often to run, and what to keep. */
export const sweepSchema = z
  .strictObject({
    $schema: optional(z.string().max(2000).describe('schema for editors; ignored here')),
    name: z
      .string()
      .max(100)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      .describe('short name: lower-case letters, digits and single hyphens'),
    title: text('title for people'),
    description: optional(text('what the sweep is for', 10_000)),
    scenario: text('base scenario: a name of the library, or a file beside this one', 2000),
    set: optional(
      z
        .record(z.string(), z.unknown())
        .describe(
          'values that every point shares, by parameter or JSON pointer; any JSON, as a list of levers',
        ),
    ),
    arms: z.array(arm).min(1).max(arms.length).describe('arms to run; they share a burn-in'),
    factors: z.array(factor).max(factorLimit).describe('what is varied'),
    design,
    replications: z
      .union([z.int().min(1).max(replicationLimit).describe('replications of each point'), precision])
      .describe('replications of each point, or the precision wanted'),
    outcomes: optional(
      z.array(outcome).min(1).max(500).describe('what the results hold; every measure when left out'),
    ),
  })
  .meta({ title: 'Carat sweep', description: 'An experiment over scenarios of Carat' });

export type SweepDocument = z.output<typeof sweepSchema>;
export type FactorDocument = SweepDocument['factors'][number];
export type DesignDocument = SweepDocument['design'];
export type PrecisionRule = z.output<typeof precision>;
export type OutcomeDocument = z.output<typeof outcome>;
