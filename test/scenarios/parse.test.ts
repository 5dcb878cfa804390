import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '#scenarios';
import { type Parameter, defaultParameters, parameterNames, registry, simulate } from '#sim-core';
import { seedOf } from '../../scenarios/kernel-input.ts';
import { issueLimit } from '../../scenarios/parse.ts';
import { faultsOf, issuesOf, least, load } from './documents.ts';

describe('parse', () => {
  it('fills a least document with the numbers of the registry', () => {
    const { scenario, document } = load(least);
    expect(scenario.parameters).toEqual(defaultParameters());
    expect(scenario.name).toBe('test-cluster');
    expect(document).toMatchObject({ parameters: {}, facts: [], assumptions: [] });
  });

  it('reads text and value alike', () => {
    expect(load(JSON.stringify(least, null, 2))).toEqual(load(least));
  });

  it('tells every issue at once, across the parts of a document', () => {
    expect(
      faultsOf({
        ...least,
        name: 'Not A Slug',
        structure: 'messh',
        parameters: {
          factorShare: 2,
          organistionCount: 3,
          twoSkills: 0.9,
          threeSkills: 0.2,
          rivalCount: 1.5,
        },
        organisations: [{ id: 'a', kind: 'firm' }, { id: 'a', kind: 'firm' }, { kind: 'firm' }],
        ties: [
          { source: 'a', target: 'b', weight: 2 },
          { source: 'a', target: 'c', weight: 0.5 },
        ],
      }).sort(),
    ).toEqual(
      [
        'format /name',
        'choice /structure',
        'range /parameters/factorShare',
        'unknown-key /parameters/organistionCount',
        'range /parameters/rivalCount',
        'conflict /parameters/twoSkills',
        'duplicate /organisations/1/id',
        'missing /organisations/2/id',
        'range /ties/0/weight',
        'unknown-reference /ties/1/target',
      ].sort(),
    );
  });

  it('describes an issue by pointer, expectation, what came, message and remedy', () => {
    expect(issuesOf({ ...least, parameters: { factorShare: 0.9 } })).toEqual([
      {
        code: 'range',
        path: '/parameters/factorShare',
        expected: 'a number from 0 to 0.5 (share)',
        received: '0.9',
        message: 'parameters.factorShare requires a number from 0 to 0.5 (share), not 0.9',
        remedy: `${registry.factorShare.description}; leave it out for the model’s own ${registry.factorShare.value}`,
      },
    ]);
  });

  it.each([
    [{ ...least, parameters: { organistionCount: 3 } }, 'did you mean "organisationCount"'],
    [{ ...least, titel: 'x' }, 'did you mean "title"'],
    [{ ...least, structure: 'hub-and-spokes' }, 'did you mean "hub-and-spoke"'],
    [{ ...least, fidelity: 0.5 }, 'move it into "parameters"'],
    [{ ...least, organisations: [{ id: 'a', kind: 'firm', capasity: 3 }] }, 'did you mean "capacity"'],
  ])('suggests the name that was meant (%#)', (input, remedy) => {
    expect(issuesOf(input)[0].remedy).toBe(remedy);
  });

  it('suggests no name that is far away', () => {
    expect(issuesOf({ ...least, qqqqqqqq: 1 })[0].remedy).toMatch(/^remove it/);
  });

  it('escapes slashes and tildes in pointers', () => {
    expect(faultsOf({ ...least, 'a/b~c': 1 })).toEqual(['unknown-key /a~1b~0c']);
  });

  it.each([NaN, Infinity, -Infinity, 1e308, -1e308, null, true, []])(
    'refuses %s as a number of any parameter',
    (value) => {
      const parameters = Object.fromEntries(parameterNames.map((name) => [name, value]));
      const paths = issuesOf({ ...least, parameters }).map(({ path }) => path);
      for (const name of parameterNames) expect(paths).toContain(`/parameters/${name}`);
    },
  );

  it.each(parameterNames)('takes %s at both ends of its range and nothing beyond', (name) => {
    const { min, max } = registry[name];
    const isRefused = (value: number): boolean =>
      issuesOf({ ...least, parameters: { [name]: value } }).some(
        ({ path, code }) => path === `/parameters/${name}` && code === 'range',
      );
    expect([min, max].map(isRefused)).toEqual([false, false]);
    expect([min - 1, max + 1].map(isRefused)).toEqual([true, true]);
  });

  it('refuses broken numbers where only whole ones make sense', () => {
    const whole = parameterNames.filter((name) => registry[name].whole);
    expect(whole.length).toBeGreaterThan(5);
    for (const name of whole) {
      const value = registry[name].min + 0.5;
      expect(faultsOf({ ...least, parameters: { [name]: value } })).toContain(`range /parameters/${name}`);
    }
  });

  it.each([undefined, null, 3, [], 'null', '[]', '3', '"text"'])('refuses %s as a document', (input) => {
    expect(faultsOf(input)).toEqual(['type ']);
  });

  it('refuses prototype keys, at any level, and leaves prototypes alone', () => {
    const text = `{"name":"a","title":"t","description":"d","structure":"mesh","__proto__":{"polluted":1},
      "parameters":{"__proto__":{"organisationCount":7},"constructor":1},"organisations":[{"id":"a","kind":"firm","__proto__":{"x":1}}]}`;
    for (const input of [text, JSON.parse(text) as unknown])
      expect(faultsOf(input).sort()).toEqual(
        [
          'unknown-key /__proto__',
          'unknown-key /parameters/__proto__',
          'unknown-key /parameters/constructor',
          'unknown-key /organisations/0/__proto__',
        ].sort(),
      );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('survives nesting of any depth, in text and in values', () => {
    expect(faultsOf('['.repeat(1_000_000))).toEqual(['depth /0/0/0']);
    let deep: unknown = {};
    for (let i = 0; i < 100_000; i += 1) deep = { name: deep };
    expect(faultsOf(deep)).toContain('type /name');
    const cyclic: Record<string, unknown> = { ...least };
    cyclic.parameters = cyclic;
    expect(faultsOf(cyclic)).toContain('unknown-key /parameters/name');
  });

  it('never throws, whatever comes', () => {
    const anything = fc.anything({
      withNullPrototype: true,
      withBigInt: true,
      withDate: true,
      withSparseArray: true,
    });
    const almost = fc
      .dictionary(
        fc.constantFrom('parameters', 'organisations', 'ties', 'facts', 'assumptions', 'scale', 'seed'),
        anything,
      )
      .map((parts) => ({ ...least, ...parts }));
    fc.assert(
      fc.property(fc.oneof(anything, almost, fc.string(), fc.json()), (input) => {
        const parsing = parse(input);
        return parsing.ok || parsing.issues.length > 0;
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('caps the issues that it tells, and says how many there are', () => {
    const organisations = Array.from({ length: 1500 }, () => ({ id: '', kind: 'firm' }));
    const issues = issuesOf({ ...least, organisations });
    expect(issues).toHaveLength(issueLimit + 1);
    expect(issues[issueLimit].message).toContain(`not ${1500}`);
  });

  it('speaks in lower case, without a full stop', () => {
    const issues = issuesOf({
      ...least,
      name: 3,
      scale: -1,
      parameters: { fidelity: 7 },
      organisations: [],
      ties: {},
    });
    expect(issues.length).toBeGreaterThan(4);
    for (const { message } of issues) expect(message).toMatch(/^[^A-Z].*[^.]$/);
  });
});

describe('the seed', () => {
  it('is the name when left out, and another text gives another key', () => {
    expect(load(least).scenario.seed).toBe(seedOf('test-cluster'));
    expect(load({ ...least, seed: 'other' }).scenario.seed).not.toBe(seedOf('test-cluster'));
  });

  it('is an unsigned word, the same for ever', () => {
    // Published by seedrandom: 'hello.' gives 0.9282578795792454 first, whose leading 32 bits are the word.
    expect(seedOf('hello.')).toBe(Math.floor(0.9282578795792454 * 2 ** 32));
  });
});

describe('the scale', () => {
  it('multiplies every parameter in k€, written or not, and no other', () => {
    const { parameters } = load({ ...least, scale: 10, parameters: { capacityMean: 30 } }).scenario;
    for (const name of parameterNames) {
      const own = name === 'capacityMean' ? 30 : registry[name].value;
      const { unit, isReal }: Parameter = registry[name];
      const isMoney = unit.startsWith('k€') && !isReal;
      expect([name, parameters[name]]).toEqual([name, isMoney ? own * 10 : own]);
    }
  });

  it('multiplies the money of a run, and leaves its choices alone', () => {
    const small = { ...least, parameters: { organisationCount: 20, burnInYears: 1, branchYears: 1 } };
    const arm = { arm: 'cluster' } as const;
    const one = simulate(load(small).scenario, arm);
    const ten = simulate(load({ ...small, scale: 8 }).scenario, arm);
    const turnover = (run: typeof one): number =>
      run.series[(run.steps - 1) * (run.series.length / run.steps)];
    expect(turnover(one)).toBeGreaterThan(0);
    expect(turnover(ten) / turnover(one)).toBeCloseTo(8, 9);
  });

  it('is refused when it takes a parameter out of its range', () => {
    expect(faultsOf({ ...least, scale: 1e6 })).toContain('range /scale');
  });
});

describe('the hash', () => {
  const own = {
    ...least,
    organisations: [
      {
        id: 'a',
        kind: 'firm',
        skills: [
          { skill: 0, level: 0.5 },
          { skill: 3, level: 0.4 },
        ],
      },
      { id: 'b', kind: 'related', capacity: 20, x: 1, y: 2 },
      { id: 'c', kind: 'factor' },
    ],
    ties: [
      { source: 'a', target: 'b', weight: 0.5 },
      { source: 'c', target: 'a', weight: 0.4 },
    ],
  };
  const hash = (input: unknown): string => load(input).hash;

  it('does not heed texts, facts, or what the model would take anyway', () => {
    const fact = { quantity: 'q', value: 1, unit: '', year: '2020', source: 's', url: '' };
    expect(hash({ ...least, title: 'Other', structure: 'mesh', facts: [fact], seed: 'test-cluster' })).toBe(
      hash(least),
    );
    expect(hash({ ...least, parameters: { fidelity: registry.fidelity.value } })).toBe(hash(least));
    expect(hash({ ...least, name: 'renamed', seed: 'test-cluster' })).toBe(hash(least));
  });

  it('does not heed the order of lists or the direction of ties', () => {
    const turned = {
      ...own,
      organisations: [
        own.organisations[2],
        own.organisations[1],
        {
          ...own.organisations[0],
          skills: [
            { skill: 3, level: 0.4 },
            { skill: 0, level: 0.5 },
          ],
        },
      ],
      ties: [own.ties[1], { source: 'b', target: 'a', weight: 0.5 }],
    };
    expect(hash(turned)).toBe(hash(own));
  });

  it('heeds every number that reaches the kernel', () => {
    const [first, second, third] = own.organisations;
    const others = [
      least,
      { ...own, seed: 'other' },
      { ...own, parameters: { fidelity: 0.8 } },
      { ...own, scale: 2 },
      { ...own, organisations: [first, { ...second, capacity: 21 }, third] },
      { ...own, organisations: [first, { ...second, x: 2 }, third] },
      { ...own, organisations: [first, { ...second, kind: 'firm' }, third] },
      { ...own, organisations: [{ ...first, skills: [{ skill: 0, level: 0.5 }] }, second, third] },
      { ...own, ties: [own.ties[0], { ...own.ties[1], weight: 0.41 }] },
      { ...own, ties: [own.ties[0]] },
    ];
    expect(new Set([hash(own), ...others.map(hash)]).size).toBe(others.length + 1);
  });

  it('is equal for texts whose runs are equal, byte for byte', () => {
    const short = { ...own, parameters: { burnInYears: 0, branchYears: 1 } };
    const turned = {
      ...short,
      organisations: [...short.organisations].reverse(),
      ties: [...short.ties].reverse(),
    };
    const hashes = [short, turned].map((each) => simulate(load(each).scenario, { arm: 'cluster' }).hashes);
    expect(hashes[1]).toEqual(hashes[0]);
  });
});
