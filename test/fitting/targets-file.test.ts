import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadLibrary, parse } from '#scenarios';
import { loadTargets } from '../../lab/fitting/load-targets.ts';
import { shippedTargets } from '../../lab/fitting/shipped-targets.ts';
import { targetsSchemaText } from '../../lab/fitting/write-schema.ts';
import { smallRegion } from '../lab/small-region.ts';

const target = { name: 'turnover', value: 100, standardError: 5, source: 'a survey' };
const prior = { at: 'rivalFit', distribution: 'uniform', min: 0.3, max: 0.6 };

function targetsDocument(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    name: 'tiny',
    title: 'Tiny',
    scenario: 'small-region',
    targets: [target],
    priors: [prior],
    ...changes,
  };
}

function issuesOf(changes: Record<string, unknown>) {
  const loading = loadTargets(targetsDocument(changes), smallRegion());
  return loading.ok ? [] : loading.issues;
}

const refusal =
  'the gap between arms is never a target, since a model fitted to an answer can only give it back';

describe('a targets file', () => {
  it('is shipped, and is sound', () => {
    const loading = loadTargets(shippedTargets['business-demography'], loadLibrary('biowin'));
    expect(loading.ok || loading.issues).toBe(true);
  });

  it('has a schema for editors that is up to date', () => {
    const path = `${import.meta.dirname}/../../scenarios/targets/targets.schema.json`;
    expect(readFileSync(path, 'utf8')).toBe(targetsSchemaText());
  });

  it.each([
    [{ ...target, baseline: 'isolated' }, '/targets/0/baseline'],
    [{ ...target, arm: 'cluster' }, '/targets/0/arm'],
    [{ ...target, name: 'lead', formula: 'cluster.turnover - isolated.turnover' }, '/targets/0/formula'],
  ])('refuses a target that is a difference between arms, and says why', (gap, path) => {
    const issues = issuesOf({ targets: [gap] });
    expect(issues.map((issue) => issue.path)).toEqual([path]);
    expect(issues[0].message).toContain(refusal);
  });

  it('tells all faults at once, under the names of the targets file', () => {
    const issues = issuesOf({
      targets: [
        { ...target, name: 'turnovr' },
        { name: 'employment', value: 3, source: 'x' },
      ],
      priors: [
        { at: 'rivalFitt', distribution: 'uniform', min: 0, max: 1 },
        { at: 'fixedCost', distribution: 'normal', max: 90 },
      ],
    });
    expect(issues.map(({ path }) => path).sort()).toEqual([
      '/priors/0/at',
      '/priors/1/deviation',
      '/priors/1/max',
      '/priors/1/mean',
      '/targets/0',
      '/targets/1',
    ]);
    expect(issues.map(({ remedy }) => remedy)).toContain('did you mean "rivalFit"');
    expect(issues.map(({ message }) => message).join()).not.toMatch(/factors|outcomes/);
  });

  it('takes the range of the registry where a prior has none, and a tolerance as 95 %', () => {
    const loading = loadTargets(
      targetsDocument({
        targets: [{ name: 'turnover', value: 100, tolerance: 1.96, discrepancy: 1, source: 'a survey' }],
        priors: [{ at: 'fixedCost', distribution: 'normal', mean: 0.4, deviation: 0.1 }],
      }),
      smallRegion(),
    );
    if (!loading.ok) throw new Error(JSON.stringify(loading.issues));
    const { sweep, aims } = loading.fitting;
    expect(sweep.factors[0].valueOf(0)).toBeGreaterThanOrEqual(0);
    expect(aims[0].errorVariance).toBeCloseTo(2, 3);
  });

  it('requires enough points for its priors', () => {
    const [issue] = issuesOf({
      priors: [prior, { ...prior, at: 'fixedCost' }, { ...prior, at: 'callMargin' }],
      points: 12,
    });
    expect(issue).toMatchObject({ path: '/points', expected: 'at least 20 for 3 priors' });
  });

  it('measures over the period that it names', () => {
    const loading = loadTargets(targetsDocument({ years: 1 }), smallRegion());
    if (!loading.ok) throw new Error(JSON.stringify(loading.issues));
    expect(loading.fitting.sweep.base.document.parameters).toMatchObject({ branchYears: 1 });
    expect(parse(loading.fitting.base.document).ok).toBe(true);
  });
});
