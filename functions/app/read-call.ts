import type { Context } from 'hono';
import type * as z from 'zod';
import { boundedCheck } from '../../scenarios/bounded-check.ts';
import { pointer, requirement, show } from '../../scenarios/issue.ts';
import { parse } from '../../scenarios/parse.ts';
import { readJson } from '../../scenarios/read-json.ts';
import { contract } from '../contract/contract.ts';
import type { Limits } from '../contract/limits.ts';
import type { Operation } from '../contract/operation.ts';
import type { OperationName } from '../contract/operations.ts';
import type { ProblemIssue } from '../contract/problems.ts';
import { contentHash } from '../steps/content-hash.ts';
import type { Call } from './call.ts';
import { organisationIssues } from './limit-checks.ts';
import { ProblemError, invalid } from './problem.ts';
import { requestIssues } from './request-issues.ts';

/** Limits of the service that lie within what a schema allows: where both are passed, the limit is told. */
const narrower: {
  readonly [name in OperationName]?: (body: unknown, limits: Limits) => readonly ProblemIssue[];
} = { startRun: organisationIssues };

/** Characters of an idempotency key. */
const keyLimit = 200;

/**
 * Reads a request by the contract of its operation.
 *
 * @throws ProblemError with every fault of parameters, headers and body
 */
export async function readCall<Name extends OperationName>(
  name: Name,
  owner: string,
  context: Context,
  limits: Limits,
): Promise<Call<Name>> {
  const operation: Operation = contract[name];
  const issues: ProblemIssue[] = [];
  const params = checked(operation.params, context.req.param(), issues, () => {
    // An id that cannot be one names nothing.
    throw new ProblemError('not-found', `there is nothing at ${context.req.path}`);
  });
  const query = checked(operation.query, queryOf(context), issues);
  const seenVersion = operation.requiresIfMatch ? versionOf(context) : undefined;
  const idempotencyKey = operation.takesIdempotencyKey ? keyOf(context, issues) : undefined;
  const text = operation.body ? await jsonText(context) : '';
  const { body, loaded } = operation.body ? readBody(name, text, issues, limits) : {};
  if (issues.length > 0) throw invalid(issues);
  return {
    owner,
    params,
    query,
    body,
    ...(loaded && { loaded }),
    ...(seenVersion !== undefined && { seenVersion }),
    ...(idempotencyKey !== undefined && { idempotencyKey }),
    digest: contentHash([context.req.method, context.req.path, text]),
  };
}

function checked(
  schema: z.ZodType | undefined,
  value: unknown,
  issues: ProblemIssue[],
  onFault?: () => never,
): unknown {
  if (!schema) return undefined;
  const { read, faults } = boundedCheck(schema, value);
  if (faults.length === 0) return read;
  onFault?.();
  issues.push(...requestIssues(faults, value));
  return undefined;
}

/** A parameter that is given twice is a list, which no schema takes. */
function queryOf(context: Context): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(context.req.queries()).map(([name, values]) => [
      name,
      values.length === 1 ? values[0] : values,
    ]),
  );
}

/** @throws ProblemError where the header is missing */
function versionOf(context: Context): number {
  const header = context.req.header('If-Match');
  if (header === undefined)
    throw new ProblemError(
      'version-required',
      'If-Match is missing: it requires the ETag that was read last',
    );
  const version = /^"(\d{1,15})"$/.exec(header.trim())?.[1];
  // A tag that is none of ours is no version of anything.
  return version === undefined ? -1 : Number(version);
}

function keyOf(context: Context, issues: ProblemIssue[]): string | undefined {
  const key = context.req.header('Idempotency-Key');
  if (key !== undefined && (key.length === 0 || key.length > keyLimit)) {
    const expected = `1 to ${keyLimit} characters`;
    const received = `${key.length}`;
    issues.push(requirement('size', ['Idempotency-Key'], expected, received, 'send a UUID'));
  }
  return key;
}

async function jsonText(context: Context): Promise<string> {
  const type = context.req.header('Content-Type') ?? '';
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type.trim()))
    throw new ProblemError(
      'wrong-media-type',
      `the body requires Content-Type application/json, not ${show(type)}`,
    );
  const bytes = await context.req.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ProblemError('malformed', 'the body requires UTF-8, and holds other bytes');
  }
}

function readBody(name: OperationName, text: string, issues: ProblemIssue[], limits: Limits) {
  const operation: Operation = contract[name];
  const reading = readJson(text);
  if (!reading.ok) throw invalid(reading.issues, 'malformed');
  if (operation.isDocument) {
    const parsing = parse(reading.value);
    if (parsing.ok) return { body: parsing.loaded.document, loaded: parsing.loaded };
    issues.push(...parsing.issues);
    return {};
  }
  const faults: ProblemIssue[] = [];
  const body = checked(operation.body, reading.value, faults);
  const limited = faults.length === 0 ? [] : (narrower[name]?.(reading.value, limits) ?? []);
  issues.push(...faults.map((fault) => limited.find(({ path }) => path === fault.path) ?? fault));
  return { body };
}

/** An issue at another place of a body. */
export function under(prefix: readonly string[], issue: ProblemIssue): ProblemIssue {
  return { ...issue, path: pointer(prefix) + issue.path };
}
