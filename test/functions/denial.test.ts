import { afterAll, beforeAll, expect, test } from 'vitest';
import { parameterNames, registry } from '#sim-core';
import { smallDocument } from './documents.ts';
import { type Served, served } from './served.ts';

let service: Served;
beforeAll(async () => (service = await served()));
afterAll(() => service.close());

async function post(path: string, body: object | string) {
  const response = await fetch(`${service.address}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Owner': 'attacker' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, problem: (await response.json()) as object };
}

const grown = (demandRate: string) => smallDocument({ parameters: { demandRate } });
const sweep = (design: object, factors: object[]) => ({
  limit: 1,
  sweep: {
    name: 's',
    title: 'S',
    scenario: 'biowin',
    arms: ['isolated'],
    factors,
    design,
    replications: 1,
  },
});
/** Factors over parameters of their own. */
const ranges = (count: number) =>
  parameterNames
    .filter((name) => !registry[name].whole && registry[name].max > registry[name].min)
    .slice(0, count)
    .map((at) => ({ at, min: registry[at].min, max: registry[at].max }));
const generators = [...'CDEFGHJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}=AB`);

test.each([
  [
    'a run of 10⁹ organisations',
    '/v1/runs',
    { scenario: { document: smallDocument({ parameters: { organisationCount: 1e9 } }) } },
    422,
    '/scenario/document/parameters/organisationCount',
    'at most 100000 organisations (limit organisations)',
  ],
  [
    'a sweep of 10¹² points',
    '/v1/sweeps',
    sweep({ kind: 'grid', levels: 1000 }, ranges(4)),
    422,
    '/sweep/design',
    '1 to 10000000 points (pointLimit), not 1000000000000',
  ],
  [
    'a Latin hypercube of 10⁹ values',
    '/v1/sweeps',
    sweep({ kind: 'latin-hypercube', points: 1e7 }, ranges(100)),
    422,
    '/sweep/design/points',
    'at most 2000000 points × factors of a Latin hypercube (limit designValues)',
  ],
  [
    'a fractional factorial of 23 generators',
    '/v1/sweeps',
    sweep({ kind: 'fractional-factorial', generators }, ranges(25)),
    422,
    '/sweep/design',
    'at most 16 generators (generatorLimit), not 23',
  ],
  [
    'a sweep over 201 scenarios',
    '/v1/sweeps',
    sweep({ kind: 'full-factorial' }, [
      { at: 'scenario', values: Array.from({ length: 201 }, (_, i) => `scenario-${i}`) },
    ]),
    422,
    '/sweep/factors',
    'at most 200 different texts among its values (limit sweepTexts), not 201',
  ],
  [
    'an expression of 10⁵ characters',
    '/v1/scenarios',
    grown(`${'1+'.repeat(5e4)}1`),
    422,
    '/parameters/demandRate',
    'at most 500 characters (lengthLimit)',
  ],
  [
    'an expression of 499 brackets',
    '/v1/scenarios',
    grown('('.repeat(499)),
    422,
    '/parameters/demandRate',
    'at most 32 levels of nesting (nestingLimit)',
  ],
  [
    'an expression of 250 numbers',
    '/v1/scenarios',
    grown(`${'1+'.repeat(249)}1`),
    422,
    '/parameters/demandRate',
    'at most 200 numbers, names, operators and calls (nodeLimit)',
  ],
  [
    'an expression that grows',
    '/v1/scenarios',
    grown('9^9^9^9'),
    422,
    '/parameters/demandRate',
    'at most 1000000000000000 in size (sizeLimit)',
  ],
  [
    'an object of 10⁴ names and one',
    '/v1/scenarios',
    { parameters: Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`k${i}`, i])) },
    400,
    '/parameters',
    'at most 10000 names (nameLimit)',
  ],
  [
    '10⁵ levels of JSON',
    '/v1/scenarios',
    '['.repeat(1e5),
    400,
    '/0/0/0',
    'at most 32 levels of nesting (depthLimit)',
  ],
])('%s is refused, and the limit named', async (_, path, body, status, pointer, limit) => {
  const answer = await post(path, body);
  expect(answer).toMatchObject({
    status,
    problem: {
      detail: expect.stringContaining(limit) as string,
      errors: [{ path: pointer, remedy: expect.stringMatching(/\w/) as string }],
    },
  });
});

test('names that are written twice are placed a few times, however many there are', async () => {
  const text = `[${Array.from({ length: 30_000 }, () => '{"a":0,"a":0}').join(',')}]`;
  const { status, problem } = await post('/v1/scenarios', text);
  expect(status).toBe(400);
  const { errors } = problem as { errors: { message: string }[] };
  expect(errors).toHaveLength(21);
  expect(errors.at(-1)!.message).toContain('at most 20 names that are written twice');
});

test('ten thousand values of a factor are checked at once, and a faulty one among them is found', async () => {
  const values = Array.from({ length: 10_000 }, (_, i) => i / 10_000);
  const all = sweep({ kind: 'full-factorial' }, [{ at: 'exportShare', values }]);
  expect((await post('/v1/sweeps', all)).status).toBe(202);
  const faulty = sweep({ kind: 'full-factorial' }, [{ at: 'exportShare', values: values.with(5000, 7) }]);
  expect(await post('/v1/sweeps', faulty)).toMatchObject({
    status: 422,
    problem: { errors: [{ path: '/sweep/factors/0', message: expect.stringContaining('with 7') as string }] },
  });
}, 20_000);
