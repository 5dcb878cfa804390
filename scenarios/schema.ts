import * as z from 'zod';
import { type Parameter, type ParameterName, parameterNames, registry } from '#sim-core';
import { lever, path, shock } from './timeline/timeline-schema.ts';

/** How the firms of a cluster hang together, as the literature on districts sorts them. */
export const structures = [
  'mesh',
  'hub-and-spoke',
  'declining',
  'concentration-only',
  'integrated',
  'custom',
] as const;

export const organisationLimit = 100_000;
export const tieLimit = 1_000_000;
const sampleLimit = 1_000_000;
const noteLimit = 10_000;
const listLimit = 10_000;
const eventLimit = 100;

const text = (description: string, limit = 500) => z.string().min(1).max(limit).describe(description);
const optional = z.exactOptional;
const figure = z.union([z.number(), z.string().min(1).max(500)]);
const parameterName = z.enum(parameterNames);
const identifier = text('identifier, unique in the document', 200);

function parameterSchema({ min, max, whole, value, unit, description, grade, source }: Parameter) {
  const number = (whole ? z.int() : z.number()).min(min).max(max);
  return z.union([number, path]).meta({
    description: `${description} (${unit}; the model’s value is ${value}, ${grade}: ${source})`,
    default: value,
  });
}

type ParameterSchemas = {
  [name in ParameterName]: z.ZodExactOptional<ReturnType<typeof parameterSchema>>;
};

/** Made at the first look: they are most of what a start would have to wait for, and most requests bring no scenario. */
const parameterSchemas = Object.defineProperties(
  {} as ParameterSchemas,
  Object.fromEntries(
    parameterNames.map((name) => [
      name,
      { enumerable: true, get: () => optional(parameterSchema(registry[name])) },
    ]),
  ),
);

const parameters = z
  .strictObject(parameterSchemas)
  .default({})
  .describe(
    'values that differ from the model’s own, by name, in the unit of each: numbers, or paths over time',
  );

const skill = z.strictObject({
  skill: z.int().min(0).max(31).describe('index of the skill; core skills come first'),
  level: z.number().min(0).max(1).describe('0 is not held, 1 is the world frontier'),
});

const organisation = z.strictObject({
  id: identifier,
  name: optional(text('name for people')),
  kind: z.enum(['firm', 'related', 'factor']).describe('corner of the diamond'),
  x: optional(
    z
      .number()
      .min(-1e5)
      .max(1e5)
      .describe('km east of the region’s centre, around which newcomers settle; drawn when left out'),
  ),
  y: optional(z.number().min(-1e5).max(1e5).describe('km north of the region’s centre; drawn when left out')),
  capacity: optional(
    z
      .number()
      .min(1e-6)
      .max(1e9)
      .describe('k€/month of output, as it is: `scale` leaves it alone; drawn when left out'),
  ),
  skills: optional(z.array(skill).min(1).max(32).describe('levels by skill; drawn when left out')),
});

const tie = z.strictObject({
  source: text('identifier of one organisation', 200),
  target: text('identifier of the other', 200),
  weight: z.number().gt(0).max(1).describe('strength of the relation'),
});

export const fact = z.strictObject({
  quantity: text('what was measured'),
  value: figure.describe('number, or text where the source gives no number'),
  unit: z.string().max(100).describe('unit; empty where there is none'),
  year: text('year or period, as the source gives it', 40),
  source: text('who says so', 1000),
  url: z.string().max(2000).describe('where to read it; empty where there is no page'),
  note: optional(text('arithmetic and cautions', noteLimit)),
  uses: optional(
    z
      .array(z.enum([...parameterNames, 'scale', 'structure']))
      .min(1)
      .max(20)
      .describe('what this fact informs: parameters, the scale, the structure'),
  ),
});

export const assumption = z.strictObject({
  parameter: optional(parameterName.describe('parameter that is assumed')),
  subject: optional(text('what is assumed, when it is no parameter')),
  value: figure.describe('what is taken for it'),
  reason: text('why', noteLimit),
});

/** A scenario document: what people write, what the library holds, what an import returns. */
export const documentSchema = z
  .strictObject({
    $schema: optional(z.string().max(2000).describe('schema for editors; ignored here')),
    name: z
      .string()
      .max(100)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      .describe('short name: lower-case letters, digits and single hyphens'),
    title: text('title for people'),
    description: text('what this cluster is', noteLimit),
    structure: z.enum(structures).describe('how the firms hang together'),
    seed: optional(text('any text; the same text gives the same luck; the name when left out', 200)),
    scale: optional(
      z
        .number()
        .gt(0)
        .max(1e6)
        .describe('multiplies every parameter in k€, so that money is real while ratios stay'),
    ),
    sample: optional(
      z
        .number()
        .min(1)
        .max(sampleLimit)
        .describe(
          'one organisation in so many of the region is simulated; totals, budgets of levers and companies lost to shocks are those of the whole region',
        ),
    ),
    start: optional(
      z
        .string()
        .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
        .describe(
          'calendar month in which the arms branch, like "2001-01", so that dates can be calendar months',
        ),
    ),
    parameters,
    levers: optional(
      z
        .array(lever)
        .max(eventLimit)
        .describe('public programmes, paid from the branch on; sums of the same add up'),
    ),
    shocks: optional(z.array(shock).max(eventLimit).describe('what goes wrong, in every arm alike')),
    organisations: optional(
      z
        .array(organisation)
        .min(1)
        .max(organisationLimit)
        .describe('the cluster’s own organisations; synthetic when left out'),
    ),
    ties: optional(
      z.array(tie).max(tieLimit).describe('relations, in no direction, known when the arms branch'),
    ),
    facts: z
      .array(fact)
      .max(listLimit)
      .default([])
      .describe('what is known about this cluster, with sources'),
    assumptions: z
      .array(assumption)
      .max(listLimit)
      .default([])
      .describe('what is assumed about it, with reasons'),
  })
  .meta({ title: 'Carat scenario', description: 'A business cluster to be simulated' });

export type ScenarioDocument = z.output<typeof documentSchema>;
export type Structure = (typeof structures)[number];
export type Fact = ScenarioDocument['facts'][number];
export type Assumption = ScenarioDocument['assumptions'][number];
export type DocumentOrganisation = NonNullable<ScenarioDocument['organisations']>[number];
export type DocumentTie = NonNullable<ScenarioDocument['ties']>[number];
