import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApi } from '../../functions/contract/openapi.ts';
import { operations } from '../../functions/contract/operations.ts';
import { smallDocument } from './documents.ts';
import { type Served, served } from './served.ts';

/** Requests to make up; the default takes seconds, `CARAT_REQUESTS=100000` the rest of an hour. */
const requestCount = Number(process.env.CARAT_REQUESTS ?? 300);

let service: Served;
beforeAll(async () => (service = await served()));
afterAll(() => service.close());

interface Described {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: unknown;
  readonly responses: Readonly<Record<string, unknown>>;
}

const document = openApi();
const all = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, described]) => ({
    path,
    method: method.toUpperCase(),
    operation: described as unknown as Described,
  })),
);

test('every operation is described, under an id of its own', () => {
  expect(all.map(({ operation }) => operation.operationId).sort()).toEqual(Object.keys(operations).sort());
});

test('every reference of the document leads somewhere', () => {
  const names = Object.keys(document.components.schemas);
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map(([, place]) => place);
  expect(references.length).toBeGreaterThan(10);
  for (const place of references) {
    expect(place).toMatch(/^#\/components\/schemas\//);
    expect(names).toContain(place.split('/').at(-1));
  }
});

test('every parameter of a path is described, and no other', () => {
  for (const { path, operation } of all) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const described = operation.parameters.filter(({ in: where }) => where === 'path');
    expect(described.map(({ name }) => name)).toEqual(inPath);
  }
});

test('the service publishes the same document', async () => {
  const response = await fetch(`${service.address}/v1/openapi.json`);
  expect(await response.json()).toEqual(JSON.parse(JSON.stringify(document)));
});

const id = fc.constantFrom('01m83e163de3v2bydpz7f3k6t4', 'x', '..', '%00', '0'.repeat(26), 'ü');
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('', '0', '-1', '1e9', 'null'),
);
const scalar = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(1e308, -1, 0.5, '__proto__'));
const scenario = fc.oneof(
  fc.constant(smallDocument()),
  fc
    .tuple(
      fc.constantFrom('name', 'title', 'parameters', 'organisations', 'ties', 'seed', 'scale', 'oops'),
      scalar,
    )
    .map(([key, value]) => ({ ...smallDocument(), [key]: value })),
);
const body = fc.oneof(
  scalar,
  scenario,
  scenario.map((value) => ({ scenario: { document: value }, replications: 2 })),
  fc.record({ scenario: scalar, replications: scalar, arms: scalar }, { requiredKeys: ['scenario'] }),
  fc.record({ library: fc.constantFrom('biowin', 'nowhere'), name: scalar }, { requiredKeys: ['library'] }),
  fc.record({ name: scalar, organisations: text, ties: text }, { requiredKeys: ['organisations'] }),
  scalar.map((factors) => ({
    sweep: { ...{ name: 's', title: 's', scenario: 'biowin', arms: ['isolated'], replications: 1 }, factors },
  })),
);
const request = fc.record({
  which: fc.nat({ max: all.length - 1 }),
  ids: fc.array(id, { minLength: 2, maxLength: 2 }),
  query: fc.dictionary(fc.constantFrom('limit', 'cursor', 'status', 'structure', 'search', 'oops'), text, {
    maxKeys: 3,
  }),
  headers: fc.record(
    {
      'If-Match': fc.constantFrom('"1"', '*', 'W/"1"', ''),
      'Idempotency-Key': fc.constantFrom('a', 'b', 'x'.repeat(300)),
    },
    { requiredKeys: [] },
  ),
  type: fc.constantFrom('application/json', 'application/json', 'application/json', 'text/plain'),
  body: fc.oneof(
    body.map((value) => JSON.stringify(value)),
    fc.string({ maxLength: 20 }),
  ),
});

test(`${requestCount} made-up requests are answered as the document says, and none meets a fault`, async () => {
  await fc.assert(
    fc.asyncProperty(request, async ({ which, ids, query, headers, type, body: sent }) => {
      const { path, method, operation } = all[which];
      let i = 0;
      const filled = path.replaceAll(/\{\w+\}/g, () => encodeURIComponent(ids[i++]));
      const search = new URLSearchParams(Object.entries(query)).toString();
      const address = new URL(`${service.address}${filled}?${search}`);
      // A path of dots is another address before it is sent.
      fc.pre(address.pathname === filled);
      const response = await fetch(address, {
        method,
        headers: { 'X-Owner': 'fuzz', 'Content-Type': type, ...headers },
        ...(operation.requestBody === undefined ? {} : { body: sent }),
      });
      const answer = await response.text();
      const context = `${method} ${filled} ${sent}: ${response.status} ${answer.slice(0, 300)}`;
      expect(response.status, context).toBeLessThan(500);
      expect(Object.keys(operation.responses), context).toContain(String(response.status));
      if (!response.ok) {
        const problem = JSON.parse(answer) as { status: number; code: string };
        expect(problem.status, context).toBe(response.status);
      }
    }),
    { numRuns: requestCount, seed: 11 },
  );
}, 3_600_000);
