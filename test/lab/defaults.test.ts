import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { usualSizes } from '../../cli/sensitivity/sensitivity-options.ts';
import { loadTargets } from '../../lab/fitting/load-targets.ts';
import { planOf } from '../../lab/options.ts';
import { policyPlan } from '../../lab/policy/policy-options.ts';
import { resiliencePlan } from '../../lab/resilience/resilience-options.ts';
import { usualShock } from '../../lab/resilience/usual-shocks.ts';
import { sweepOf } from '../sweep/fixture.ts';
import { smallRegion } from './small-region.ts';

const page = readFileSync('docs/cli.md', 'utf8').replaceAll(/\n +/g, ' ');

/** What the help of a command says of an option that is left out. */
function told(command: string, option: string): string {
  const help = page.slice(page.indexOf(`\n### ${command}\n`));
  const [, text] = new RegExp(`--${option} <[^>]+>[^]*?\\(default: ([^)]+)\\)`).exec(help)!;
  return text;
}

const fourArms = ['isolated', 'concentration', 'cluster', 'consolidated'];

test('a comparison has the defaults of its help, and those of the README for its arms', () => {
  const plan = planOf({});
  expect([plan.precision, plan.cap].map(String)).toEqual([
    told('compare', 'precision'),
    told('compare', 'cap'),
  ]);
  expect(plan).toEqual({
    arms: fourArms,
    headline: { arm: 'cluster', baseline: 'isolated' },
    isFixed: false,
    cap: 400,
    precision: 1,
    confidence: 0.95,
  });
});

test('the verdict is about the cluster where it is compared, and else about the first other arm', () => {
  const headline = (...arms: ('isolated' | 'hub' | 'cluster' | 'consolidated')[]) =>
    planOf({ arms }).headline.arm;
  expect(headline('consolidated', 'cluster')).toBe('cluster');
  expect(headline('consolidated', 'hub')).toBe('hub');
  expect(headline('isolated')).toBe('isolated');
});

test('a study of levers has the defaults of its help', () => {
  const { mixes, ...plan } = policyPlan({ budget: 500 });
  expect([plan.precision, plan.cap, plan.arm].map(String)).toEqual(
    ['precision', 'cap', 'arm'].map((option) => told('policy', option)),
  );
  expect(plan).toEqual({
    budget: 500,
    arm: 'cluster',
    isFixed: false,
    cap: 40,
    precision: 1,
    confidence: 0.95,
  });
  expect(mixes).toHaveLength(10);
});

test('a study of shocks has the defaults of its help', () => {
  const plan = resiliencePlan({});
  expect([plan.at, plan.replications, plan.arms.join(', ')].map(String)).toEqual(
    ['at', 'replications', 'arms'].map((option) => told('resilience', option)),
  );
  expect(plan).toEqual({ arms: fourArms, shocks: undefined, at: 24, replications: 24, confidence: 0.95 });
});

test('usual shocks are as large and as long as docs/resilience.md says', () => {
  const rows = [...readFileSync('docs/resilience.md', 'utf8').matchAll(/^\| `([\w-]+)` \| ([^|]+) \|$/gm)];
  const said = (name: string) => rows.find(([, each]) => each === name)![2];
  const { at, months, size } = usualShock('demand', 24, 100);
  expect(said('demand')).toContain(`by ${100 * size} % for ${months} months`);
  expect(at).toBe(24);
  expect(said('frontier')).toContain(`loses ${100 * usualShock('frontier', 24, 100).size} %`);
  const credit = usualShock('credit', 24, 100);
  expect([credit.size, said('credit')]).toEqual([
    0.5,
    `credit is withdrawn by half for ${credit.months} months`,
  ]);
  const lost = usualShock('random-loss', 24, 1000);
  expect(said('random-loss')).toContain(`${(100 * lost.size) / 1000} % of all organisations`);
  for (const name of ['institutions', 'best-connected'] as const)
    expect(usualShock(name, 24, 100)).toEqual({ shock: name, at: 24, size: 1 });
});

test('a loss takes a twentieth of all organisations, and at least one', () => {
  const lost = (organisations: number) => usualShock('random-loss', 0, organisations).size;
  expect([1, 20, 29, 30, 200].map(lost)).toEqual([1, 1, 1, 2, 10]);
  expect(usualShock('best-connected-loss', 0, 200)).toMatchObject({ shock: 'best-connected', size: 10 });
});

test('each method of sensitivity has the size of its help', () => {
  const [, morris, sobol, pawn] =
    /trajectories of morris \(default: (\d+)\), rows of sobol \((\d+),[^)]*\), points of pawn \((\d+)\)/.exec(
      page,
    )!;
  expect(usualSizes).toEqual({ morris: Number(morris), sobol: Number(sobol), pawn: Number(pawn) });
});

/** What the schema for editors says of a field that is left out. */
function ofSchema(file: string, field: string): string {
  const schema = JSON.parse(readFileSync(file, 'utf8')) as object;
  const found: string[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, each] of Object.entries(value)) {
      const { description = '' } = (each ?? {}) as { description?: unknown };
      const text = /(\S+) when left out/.exec(String(description))?.[1];
      if (name === field && text !== undefined) found.push(text);
      look(each);
    }
  };
  look(schema);
  expect(new Set(found).size, field).toBe(1);
  return found[0];
}

test('a sweep has the defaults of its schema', () => {
  const of = (field: string) => ofSchema('scenarios/sweeps/sweep.schema.json', field);
  const replications = { outcome: 'turnover', arm: 'cluster', halfWidth: 1, cap: 20 };
  const { rule, factors } = sweepOf({ replications, outcomes: ['turnover'] });
  if (rule.isFixed) throw new Error('a precision is asked for');
  expect([rule.baseline, String(rule.confidence)]).toEqual([of('baseline'), of('confidence')]);
  expect(String(sweepOf({ factors: [{ at: 'exportShare', min: 0.2, max: 0.6 }] }).factors[0].levels)).toBe(
    of('levels'),
  );
  expect(factors.length).toBeGreaterThan(0);
});

test('a calibration has the defaults of its schema', () => {
  const of = (field: string) => ofSchema('scenarios/targets/targets.schema.json', field);
  const target = { name: 'turnover', value: 100, standardError: 5, source: 'a survey' };
  const prior = { at: 'rivalFit', distribution: 'uniform', min: 0.3, max: 0.6 };
  const document = { name: 't', title: 'T', scenario: 'small-region', targets: [target], priors: [prior] };
  const loading = loadTargets(document, smallRegion());
  if (!loading.ok) throw new Error(loading.issues[0].message);
  const { arm, replications, waves, points, aims } = loading.fitting;
  expect([arm, replications, waves].map(String)).toEqual(['arm', 'replications', 'waves'].map(of));
  expect(points).toBe(48);
  expect(aims).toEqual([{ value: 100, errorVariance: 25, luckShare: 1 }]);
});
