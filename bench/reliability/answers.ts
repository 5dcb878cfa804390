import * as z from 'zod';
import { openApi } from '../../functions/contract/openapi.ts';
import type { OperationName } from '../../functions/contract/operations.ts';

interface Described {
  readonly operationId: OperationName;
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
}

/** What betrays the inside of a program. */
const trace = /\bat [\w.<>]+ \(|node_modules|\.m?[jt]s:\d+|node:internal|\/home\/|\/tmp\//;

// The document as it is published, its references where JSON Schema has them.
const published = JSON.parse(JSON.stringify(openApi()).replaceAll('#/components/schemas/', '#/$defs/')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: object };
};
const described = new Map(
  Object.values(published.paths)
    .flatMap((methods) => Object.values(methods))
    .map((operation) => [operation.operationId, operation]),
);
const schemas = new Map<string, z.ZodType>();

/** What is wrong with an answer by the published document; undefined for nothing. */
export function faultOf(name: OperationName, answer: Answer): string | undefined {
  const { status, type, body } = answer;
  const common = leakOf(answer);
  if (common !== undefined) return common;
  const contents = described.get(name)!.responses[String(status)];
  if (!contents) return `${status} is not described`;
  if (!contents.content) return body.length === 0 ? undefined : `${status} has a body`;
  const media = Object.keys(contents.content).find((each) => each.split(';')[0] === type.split(';')[0]);
  if (media === undefined) return `${status} is ${type}, which is not described`;
  if (!media.includes('json') || name === 'readRunFile' || name === 'readSweepFile') return undefined;
  return schemaFault(`${name} ${status}`, contents.content[media].schema, body);
}

/** What is wrong with an answer to what is no request of an operation. */
export function problemFaultOf(answer: Answer): string | undefined {
  const { status, type, body } = answer;
  const common = leakOf(answer);
  if (common !== undefined || status < 400) return common;
  if (type !== 'application/problem+json') return `${status} is ${type}, no problem`;
  return schemaFault('Problem', { $ref: '#/$defs/Problem' }, body);
}

function leakOf({ status, type, body }: Answer): string | undefined {
  if (status >= 500) return `${status} ${body.toString().slice(0, 200)}`;
  if (!type.startsWith('application/problem+json')) return undefined;
  const leak = trace.exec(body.toString())?.[0];
  return leak === undefined ? undefined : `${status} tells of the inside: ${leak}`;
}

function schemaFault(name: string, schema: object, body: Buffer): string | undefined {
  let compiled = schemas.get(name);
  if (!compiled) {
    const whole = { ...schema, $defs: published.components.schemas };
    compiled = z.fromJSONSchema(whole as Parameters<typeof z.fromJSONSchema>[0]);
    schemas.set(name, compiled);
  }
  const result = compiled.safeParse(JSON.parse(body.toString()));
  if (result.success) return undefined;
  const { path, message } = result.error.issues[0];
  return `${name} is not as described, at /${path.join('/')}: ${message}`;
}
