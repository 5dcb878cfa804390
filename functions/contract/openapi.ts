import * as z from 'zod';
import manifest from '../../package.json' with { type: 'json' };
import { documentSchema } from '../../scenarios/schema.ts';
import { without } from '../ports/without.ts';
import { contract } from './contract.ts';
import type { Operation } from './operation.ts';
import { type OperationName, operations } from './operations.ts';
import { type ProblemCode, commonProblems, issueSchema, problemSchema, problems } from './problems.ts';
import { runAnswer, startBody } from './runs.ts';
import { sweepAnswer, sweepBody, sweepPlan } from './sweeps.ts';
import { cloneBody, importBody, scenarioAnswer, scenarioSummary } from './scenarios.ts';

type Json = Record<string, unknown>;

/** Schemas that the document names. */
const named = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries({
  ScenarioDocument: documentSchema,
  ScenarioSummary: scenarioSummary,
  Scenario: scenarioAnswer,
  ImportRequest: importBody,
  CloneRequest: cloneBody,
  RunRequest: startBody,
  Run: runAnswer,
  SweepRequest: sweepBody,
  Sweep: sweepAnswer,
  SweepPlan: sweepPlan,
  Problem: problemSchema,
  Issue: issueSchema,
}))
  named.add(schema, { id });

const place = (id: string) => `#/components/schemas/${id}`;

/**
 * The description of the service as OpenAPI 3.1, made of the schemas by which requests are checked.
 *
 * @example openApi().paths['/v1/runs'].post.operationId // 'startRun'
 */
export function openApi() {
  const { schemas } = z.toJSONSchema(named, { uri: place, io: 'input', reused: 'inline' });
  const paths: Record<string, Record<string, Json>> = {};
  for (const name of Object.keys(operations) as OperationName[]) {
    const [method, path] = operations[name];
    (paths[path] ??= {})[method.toLowerCase()] = described(name, contract[name]);
  }
  const parts = withSharedSchemas(paths, withoutOwnId(schemas));
  return {
    openapi: '3.1.1',
    info: {
      title: 'Carat',
      version: manifest.version,
      description:
        'Compares a business cluster with the same firms isolated, side by side, or owned by one company. Faults are told as problem details (RFC 9457), all at once, each with a JSON pointer.',
    },
    servers: [{ url: '/' }],
    paths: parts.paths,
    components: { schemas: parts.schemas },
  };
}

/** Moves definitions that parts bring along to where the whole document finds them. */
function withSharedSchemas(paths: Record<string, Record<string, Json>>, schemas: Record<string, Json>) {
  const shared: Record<string, Json> = {};
  const moved = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(moved);
    if (typeof value !== 'object' || value === null) return value;
    const { $defs, $ref, ...rest } = value as Json;
    for (const [id, schema] of Object.entries(($defs ?? {}) as Json)) shared[id] = moved(schema) as Json;
    const target = typeof $ref === 'string' ? $ref.replace(/^.*#\/\$defs\//, place('')) : undefined;
    const entries = Object.entries(rest).map(([key, inner]) => [key, moved(inner)]);
    return { ...Object.fromEntries(entries), ...(target !== undefined && { $ref: target }) };
  };
  const own = moved({ paths, schemas }) as { paths: typeof paths; schemas: typeof schemas };
  return { paths: own.paths, schemas: { ...without(own.schemas, '__shared'), ...shared } };
}

function described(name: OperationName, operation: Operation): Json {
  const { tag, summary, description, body, success, problems: codes } = operation;
  const takesBody = body !== undefined;
  return {
    operationId: name,
    tags: [tag],
    summary,
    ...(description !== undefined && { description }),
    parameters: [
      ...parametersOf(operation.params, 'path'),
      ...parametersOf(operation.query, 'query'),
      ...headersOf(operation),
    ],
    ...(takesBody && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } },
    }),
    responses: {
      [success.status]: successOf(success),
      ...problemResponses([...new Set([...commonProblems, ...codes])]),
    },
  };
}

function successOf({ description, schema, media, headers }: Operation['success']): Json {
  const contents = media ?? (schema ? ['application/json'] : []);
  return {
    description,
    ...(contents.length > 0 && {
      content: Object.fromEntries(
        contents.map((type) => [type, { schema: schema ? schemaOf(schema, 'output') : {} }]),
      ),
    }),
    ...(headers && {
      headers: Object.fromEntries(
        Object.entries(headers).map(([header, text]) => [
          header,
          { description: text, schema: { type: 'string' } },
        ]),
      ),
    }),
  };
}

/** One answer per status, which may stand for several problems. */
function problemResponses(codes: readonly ProblemCode[]): Json {
  const statuses = [...new Set(codes.map((code) => problems[code][0]))].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: codes
          .filter((code) => problems[code][0] === status)
          .map((code) => `\`${code}\`: ${problems[code][1]}`)
          .join('; '),
        content: { 'application/problem+json': { schema: { $ref: place('Problem') } } },
      },
    ]),
  );
}

function parametersOf(schema: z.ZodObject | undefined, where: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', reused: 'inline' }) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    ...(description !== undefined && { description }),
    schema: rest,
  }));
}

function headersOf({ requiresIfMatch, takesIdempotencyKey }: Operation): Json[] {
  const header = (name: string, required: boolean, description: string, schema: Json = {}) => ({
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string', ...schema },
  });
  return [
    ...(requiresIfMatch ? [header('If-Match', true, 'ETag that was read last')] : []),
    ...(takesIdempotencyKey
      ? [
          header(
            'Idempotency-Key',
            false,
            'text of your own, as a UUID; a repetition with the same key within a day makes nothing twice',
            { minLength: 1, maxLength: 200 },
          ),
        ]
      : []),
  ];
}

/** A schema, by its name where it has one. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const id = named.get(schema)?.id;
  if (id !== undefined) return { $ref: place(id) };
  const made = z.toJSONSchema(schema, {
    io,
    reused: 'inline',
    override: ({ zodSchema, jsonSchema }) => {
      const inner = named.get(zodSchema as unknown as z.ZodType)?.id;
      if (inner === undefined) return;
      for (const key of Object.keys(jsonSchema)) delete (jsonSchema as Json)[key];
      jsonSchema.$ref = place(inner);
    },
  });
  return without(made as Json, '$schema');
}

function withoutOwnId(schemas: Record<string, Json>): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(schemas).map(([id, schema]) => [id, without(schema, '$id', '$schema')]),
  );
}
