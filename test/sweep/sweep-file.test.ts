import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadLibrary } from '#scenarios';
import { registry } from '#sim-core';
import { loadSweep, referencesOf } from '../../lab/sweep/load-sweep.ts';
import { factorValuesAt, scenarioAt } from '../../lab/sweep/point-scenario.ts';
import { sizeOf } from '../../lab/sweep/plan.ts';
import type { Sweep } from '../../lab/sweep/sweep.ts';
import { shippedSweeps } from '../../lab/sweep/shipped-sweeps.ts';
import { sweepSchemaText } from '../../lab/sweep/write-schema.ts';
import { sources, sweepDocument, sweepOf } from './fixture.ts';

function issuesOf(changes: Record<string, unknown>, table?: string) {
  const loading = loadSweep(sweepDocument(changes), { ...sources, ...(table !== undefined && { table }) });
  return loading.ok ? [] : loading.issues.map(({ code, path }) => `${code} ${path}`);
}

const valuesIn = (sweep: Sweep) =>
  Array.from({ length: sweep.points.count }, (_, point) => factorValuesAt(sweep, point));

describe('the schema for editors', () => {
  it('is fresh on disk', () => {
    const file = new URL('../../scenarios/sweeps/sweep.schema.json', import.meta.url);
    expect(readFileSync(file, 'utf8'), 'run writeSweepSchema of lab/sweep/write-schema.ts').toBe(
      sweepSchemaText(),
    );
  });
});

describe('the shipped sweeps', () => {
  it.each(Object.keys(shippedSweeps))('%s is sound', (name) => {
    const value = shippedSweeps[name];
    const names = referencesOf(value).scenarios;
    const loading = loadSweep(value, { scenarios: new Map(names.map((each) => [each, loadLibrary(each)])) });
    expect(loading.ok ? [] : loading.issues).toEqual([]);
    expect((value as { name: string }).name).toBe(name);
    if (!loading.ok) return;
    for (let point = 0; point < loading.sweep.points.count; point += 1)
      expect(scenarioAt(loading.sweep, point)).toMatchObject({ ok: true });
    if (name === 'meetings-and-trust')
      expect(sizeOf(loading.sweep)).toMatchObject({ points: 100, runs: 2000 });
  });
});

describe('a sweep file', () => {
  it('varies a parameter by its name as by its pointer', () => {
    const byName = sweepOf({ factors: [{ at: 'exportShare', min: 0.2, max: 0.6 }] });
    const byPointer = sweepOf({ factors: [{ at: '/parameters/exportShare', min: 0.2, max: 0.6 }] });
    for (const point of [0, 1]) {
      const [one, other] = [scenarioAt(byName, point), scenarioAt(byPointer, point)];
      expect(one).toMatchObject({ ok: true, loaded: { hash: other.ok && other.loaded.hash } });
      expect(one.ok && one.loaded.scenario.parameters.exportShare).toBe([0.2, 0.6][point]);
    }
  });

  it('varies a lever by its pointer, in a scenario that is given one', () => {
    const levers = [{ lever: 'training', budget: 10 }];
    const sweep = sweepOf({
      set: { '/levers': levers },
      factors: [{ at: '/levers/0/budget', values: [0, 50] }],
    });
    expect([0, 1].map((point) => factorValuesAt(sweep, point))).toEqual([[0], [50]]);
    expect(sweep.factors[0].name).toBe('levers_0_budget');
    const [none, some] = [0, 1].map((point) => scenarioAt(sweep, point));
    expect(none.ok && some.ok && none.loaded.hash !== some.loaded.hash).toBe(true);
    expect(some.ok && some.loaded.document.levers).toEqual([{ lever: 'training', budget: 50 }]);
  });

  it('leaves what stays unchanged as the base has it, and tells its value', () => {
    const sweep = sweepOf({
      factors: [
        { at: 'exportShare', min: 0.2, max: 0.6 },
        { at: 'organisationCount', values: [5, 9] },
      ],
      design: { kind: 'one-at-a-time' },
    });
    const own = registry.exportShare.value;
    expect([0, 1, 2, 3, 4].map((point) => factorValuesAt(sweep, point))).toEqual([
      [own, 6],
      [0.2, 6],
      [0.6, 6],
      [own, 5],
      [own, 9],
    ]);
  });

  it('draws ranges by their distribution, within their limits, at the right quantiles', () => {
    const valuesOf = (range: Record<string, unknown>) => {
      const sweep = sweepOf({
        factors: [{ at: 'contactRate', min: 1, max: 81, levels: 3, ...range }],
      });
      return [0, 1, 2].map((point) => factorValuesAt(sweep, point)[0] as number);
    };
    expect(valuesOf({})).toEqual([1, 41, 81]);
    const [low, middle, high] = valuesOf({ distribution: 'log-uniform' });
    expect([low, high]).toEqual([1, 81]);
    expect(middle).toBeCloseTo(9, 10);
    // Half of the mass of a triangle with its mode at a limit lies beyond 1 − √½ of the range.
    expect(valuesOf({ distribution: 'triangular', mode: 1 })[1]).toBeCloseTo(1 + 80 * (1 - Math.SQRT1_2), 10);
    expect(valuesOf({ distribution: 'normal', mean: 41, deviation: 10 })[1]).toBeCloseTo(41, 8);
    // scipy.stats.truncnorm(-1, 8, loc=11, scale=10).ppf(.5)
    expect(valuesOf({ distribution: 'normal', mean: 11, deviation: 10, max: 91 })[1]).toBeCloseTo(13.0, 1);
  });

  it('rounds a factor that is a whole number', () => {
    const sweep = sweepOf({ factors: [{ at: 'organisationCount', min: 5, max: 8, levels: 5 }] });
    expect(valuesIn(sweep)).toEqual([[5], [6], [7], [8]]);
    expect(sweep.remarks).toEqual([
      '1 of the 5 points of the design coincides with others: it is run and counted once',
    ]);
  });

  it('reads outcomes that are formulas, and leaves missing what has no value', () => {
    const sweep = sweepOf({
      outcomes: [
        'turnover',
        { name: 'twice', formula: '2 * turnover' },
        { name: 'none', formula: '1 / (turnover - turnover)' },
      ],
    });
    const values = new Float64Array(200).fill(3);
    expect(sweep.outcomes.map((outcome) => outcome.read(values))).toEqual([3, 6, NaN]);
  });

  it('takes all measures where no outcome is named', () => {
    const document = sweepDocument();
    delete document.outcomes;
    const loading = loadSweep(document, sources);
    expect(loading.ok && loading.sweep.outcomes.length).toBeGreaterThan(70);
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    [
      'a parameter that does not exist',
      { factors: [{ at: 'exportShar', min: 0, max: 1 }] },
      ['unknown-reference /factors/0/at'],
    ],
    [
      'a pointer to nowhere',
      { factors: [{ at: '/levers/0/budget', values: [1] }] },
      ['unknown-reference /factors/0/at'],
    ],
    [
      'a value that the scenario refuses',
      { factors: [{ at: '/scale', values: [1, -1] }] },
      ['range /factors/0'],
    ],
    [
      'limits outside the registry',
      { factors: [{ at: 'exportShare', min: -1, max: 2 }] },
      ['range /factors/0/min', 'range /factors/0/max'],
    ],
    [
      'limits the wrong way round',
      { factors: [{ at: 'exportShare', min: 0.6, max: 0.2 }] },
      ['range /factors/0/max'],
    ],
    [
      'a log-uniform from 0',
      { factors: [{ at: 'contactRate', min: 0, max: 2, distribution: 'log-uniform' }] },
      ['range /factors/0/min'],
    ],
    [
      'a distribution that is none',
      { factors: [{ at: 'contactRate', min: 0, max: 2, distribution: 'gamma' }] },
      ['choice /factors/0/distribution'],
    ],
    [
      'an unknown scenario',
      { factors: [{ at: 'scenario', values: ['small', 'smal'] }] },
      ['unknown-reference /factors/0/values/1'],
    ],
    [
      'the same name twice',
      {
        factors: [
          { at: 'exportShare', min: 0.2, max: 0.6 },
          { at: 'exportShare', min: 0.2, max: 0.6 },
        ],
      },
      ['duplicate /factors/1/name'],
    ],
    [
      'a name of the results',
      { factors: [{ at: 'exportShare', name: 'arm', values: [0.5] }] },
      ['duplicate /factors/0/name'],
    ],
    ['an outcome that is none', { outcomes: ['turnovers'] }, ['unknown-reference /outcomes/0']],
    [
      'a formula with a fault',
      { outcomes: [{ name: 'x', formula: 'turnover +' }] },
      ['syntax /outcomes/0/formula'],
    ],
    [
      'a generator that does not fit',
      {
        design: { kind: 'fractional-factorial', generators: ['E=AB'] },
        factors: [
          { at: 'exportShare', values: [0.2, 0.4] },
          { at: 'contactRate', values: [1, 2] },
          { at: 'tieDecay', values: [0.1, 0.2] },
        ],
      },
      ['conflict /design'],
    ],
    [
      'three levels in a fraction',
      { design: { kind: 'fractional-factorial', generators: ['B=A'] } },
      ['conflict /factors/1'],
    ],
    [
      'a precision of an arm that is not run',
      { replications: { outcome: 'turnover', arm: 'hub', halfWidth: 1, cap: 20 } },
      ['unknown-reference /replications/arm'],
    ],
    [
      'a shared value that does not exist',
      { set: { exportShar: 0.5 } },
      ['unknown-reference /set/exportShar'],
    ],
    ['an unknown name', { replicatons: 2 }, ['unknown-key /replicatons']],
    ['no arms', { arms: [] }, ['size /arms']],
  ])('refuses %s', (_, changes, expected) => {
    expect(issuesOf(changes)).toEqual(expected);
  });

  it('reads listed points by the names of the factors in any order, and refuses what lies outside', () => {
    const design = { kind: 'list', file: 'points.csv' };
    const loading = loadSweep(sweepDocument({ design }), {
      ...sources,
      table: 'organisation_count,export_share\n5,0.25\n7,0.6\n',
    });
    if (!loading.ok) throw new Error(JSON.stringify(loading.issues));
    expect([0, 1].map((point) => factorValuesAt(loading.sweep, point))).toEqual([
      [0.25, 5],
      [0.6, 7],
    ]);
    expect(issuesOf({ design }, 'organisation_count,export_share\n8,0.25\n7,0.61\n')).toEqual([
      'range /design/file',
      'range /design/file',
    ]);
    expect(issuesOf({ design }, 'organisations,export_share\n8,0.25\n')).toEqual([
      'missing /design/file',
      'unknown-key /design/file',
    ]);
    expect(issuesOf({ design }, 'organisation_count,export_share\n')).toEqual(['missing /design/file']);
    expect(issuesOf({ design }, 'organisation_count,export_share\n5\n')).toEqual(['syntax /design/file']);
  });

  it('reads a list from a spreadsheet whose commas are decimal signs, and says so', () => {
    const design = { kind: 'list', file: 'points.csv' };
    const listed = (table: string) => loadSweep(sweepDocument({ design }), { ...sources, table });
    for (const head of ['\uFEFF', 'sep=;\r\n']) {
      const loading = listed(`${head}export_share;organisation_count\r\n0,25;5\r\n0,6;7\r\n`);
      if (!loading.ok) throw new Error(JSON.stringify(loading.issues));
      expect(valuesIn(loading.sweep)).toEqual([
        [0.25, 5],
        [0.6, 7],
      ]);
      expect(loading.sweep.remarks).toEqual([
        'the commas in the numbers of the list were read as decimal signs',
      ]);
    }
    const plain = listed('export_share\torganisation_count\n0.25\t5\n0.6\t7\n');
    expect(plain.ok && plain.sweep.remarks).toEqual([]);
    // A point among decimal commas may be one between thousands, and a comma among tabs either.
    for (const table of [
      'export_share;organisation_count\n0,25;5\n0.6;7\n',
      'export_share\torganisation_count\n0,25\t5\n',
    ])
      expect(listed(table)).toMatchObject({ ok: false, issues: [{ path: '/design/file' }] });
  });

  it('names the column of a list that is no factor, or that it lacks', () => {
    const design = { kind: 'list', file: 'points.csv' };
    const messageOf = (table: string) => {
      const loading = loadSweep(sweepDocument({ design }), { ...sources, table });
      return loading.ok ? '' : loading.issues[0].message;
    };
    expect(messageOf('organisation_count,export_share,extra\n5,0.25,1\n')).toContain('"extra" as well');
    expect(messageOf('organisation_count,export_share,export_share\n5,0.25,1\n')).toContain(
      '"export_share" as well',
    );
    expect(messageOf('organisation_count\n5\n')).toContain('without export_share');
  });
});

describe('what is degenerate in a design', () => {
  const range = { at: 'exportShare', min: 0.2, max: 0.6 };
  const other = { at: 'contactRate', min: 0, max: 96 };
  const still = { at: 'organisationCount', min: 6, max: 6.4 };
  const designs = [
    { kind: 'full-factorial' },
    { kind: 'grid', levels: 3 },
    { kind: 'latin-hypercube', points: 12 },
    { kind: 'sobol', points: 12 },
  ];

  it.each(designs)('leaves all other points as they are: a factor that does not vary, $kind', (design) => {
    const [with_, without] = [
      [still, range, other],
      [range, other],
    ].map((factors) => sweepOf({ design, factors }));
    expect(valuesIn(with_)).toEqual(valuesIn(without).map((values) => [6, ...values]));
    expect(with_.remarks).toEqual(['organisation_count does not vary: it is 6 at every point']);
    expect(without.remarks).toEqual([]);
    const hashes = [with_, without].map((sweep) =>
      Array.from({ length: sweep.points.count }, (_, point) => {
        const parsing = scenarioAt(sweep, point);
        return parsing.ok && parsing.loaded.hash;
      }),
    );
    // The region has 6 organisations anyhow: the runs are the same, and are stored once.
    expect(hashes[0]).toEqual(hashes[1]);
  });

  it('is run once: points that coincide, in the order of the first of them', () => {
    const choices = { at: 'organisationCount', values: [5, 7, 5] };
    const sweep = sweepOf({ design: { kind: 'sobol', points: 16 }, factors: [choices] });
    expect(valuesIn(sweep).toSorted()).toEqual([[5], [7]]);
    expect(sweep.remarks).toEqual([
      'organisation_count has values that are given more than once: each counts once',
      '14 of the 16 points of the design coincide with others: they are run and counted once',
    ]);
    const alone = sweepOf({
      design: { kind: 'one-at-a-time' },
      factors: [{ at: 'organisationCount', values: [6, 5] }, range],
    });
    const own = registry.exportShare.value;
    expect(valuesIn(alone)).toEqual([
      [6, own],
      [5, own],
      [6, 0.2],
      [6, 0.6],
    ]);
    expect(alone.remarks).toEqual([
      '1 of the 5 points of the design coincides with others: it is run and counted once',
    ]);
    const listed = loadSweep(sweepDocument({ design: { kind: 'list', file: 'points.csv' } }), {
      ...sources,
      table: 'export_share,organisation_count\n0.2,5\n0.6,5\n0.2,5\n0.3,5\n',
    });
    if (!listed.ok) throw new Error(JSON.stringify(listed.issues));
    expect(valuesIn(listed.sweep)).toEqual([
      [0.2, 5],
      [0.6, 5],
      [0.3, 5],
    ]);
    expect(listed.sweep.remarks).toEqual([
      'organisation_count does not vary: it is 5 at every point',
      '1 of the 4 points of the design coincides with others: it is run and counted once',
    ]);
  });

  it('is one point where nothing varies at all', () => {
    for (const factors of [[], [still]]) {
      const sweep = sweepOf({ design: { kind: 'latin-hypercube', points: 50 }, factors });
      expect(sweep.points.count).toBe(1);
      expect(sweep.remarks.at(-1)).toMatch(/^49 of the 50 points/);
    }
  });

  it('is said of arms that are named twice', () => {
    const sweep = sweepOf({ arms: ['cluster', 'isolated', 'cluster'] });
    expect(sweep.arms).toEqual(['isolated', 'cluster']);
    expect(sweep.remarks).toEqual(['arms that are named more than once are run once']);
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    [
      'a range without the whole number that it needs',
      { factors: [{ at: 'organisationCount', min: 6.2, max: 6.8 }] },
      ['range /factors/0/max'],
    ],
    [
      'a normal whose limits hold none of it',
      {
        factors: [{ at: 'contactRate', distribution: 'normal', mean: 0, deviation: 1, min: 50, max: 60 }],
      },
      ['range /factors/0/mean'],
    ],
    [
      'the same place under two names, of which the first would not matter',
      { factors: [range, { ...range, at: '/parameters/exportShare', name: 'again' }] },
      ['duplicate /factors/1/at'],
    ],
    [
      'a fraction with a factor that does not vary',
      {
        design: { kind: 'fractional-factorial', generators: ['C=AB'] },
        factors: [range, other, still],
      },
      ['conflict /factors/2'],
    ],
    [
      'more points of whole numbers than can be compared',
      { design: { kind: 'sobol', points: 200_001 }, factors: [{ at: 'organisationCount', min: 5, max: 9 }] },
      ['conflict /design'],
    ],
  ])('is refused: %s', (_, changes, expected) => {
    expect(issuesOf(changes)).toEqual(expected);
  });
});
