import { afterAll, beforeAll, expect, test } from 'vitest';
import { attack } from '../../bench/reliability/input.ts';
import { openApi } from '../../functions/contract/openapi.ts';
import { operations } from '../../functions/contract/operations.ts';
import { type Served, served } from './served.ts';

/** Requests to make up; the default takes seconds. `node bench/reliability.mjs input` makes up 100,000. */
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

test(`${requestCount} made-up requests are answered as the document says, and none meets a fault`, async () => {
  const { counts, faults } = await attack(
    service.address,
    { 'X-Owner': 'fuzz' },
    requestCount,
    () => undefined,
  );
  expect(faults).toEqual([]);
  for (const { all: sent } of counts.values()) expect(sent).toBeGreaterThan(0);
}, 3_600_000);
