import type { Issue, LoadedScenario } from '#scenarios';
import { type Arm, registry } from '#sim-core';
import { requirement, show } from '../../scenarios/issue.ts';
import { parameterAt, pointerOf } from '../sweep/factor.ts';
import { loadSweep } from '../sweep/load-sweep.ts';
import type { FactorDocument } from '../sweep/schema.ts';
import type { Sweep } from '../sweep/sweep.ts';
import { schemaIssues } from '../sweep/sweep-issues.ts';
import { armGapIssues } from './arm-gap-issues.ts';
import { termCount } from './emulator.ts';
import type { Aim } from './region.ts';
import { type PriorDocument, type TargetDocument, type TargetsDocument, targetsSchema } from './schema.ts';

/** A checked targets file, ready to be fitted to. */
export interface Fitting {
  readonly document: TargetsDocument;
  readonly base: LoadedScenario;
  readonly arm: Arm;
  /** Its factors are the priors, its outcomes the targets. */
  readonly sweep: Sweep;
  readonly aims: readonly Aim[];
  readonly points: number;
  readonly replications: number;
  readonly waves: number;
}

export type FittingLoading =
  | { readonly ok: true; readonly fitting: Fitting }
  | { readonly ok: false; readonly issues: readonly Issue[] };

const usualReplications = 4;
const usualWaves = 3;
const fewestPoints = 48;
/** Standard deviations of a normal between its middle and the end of its 95 % interval. */
const standardReach = 1.959963984540054;

/** The scenario that a targets file names, as far as it can be made out. */
export function scenarioOf(value: unknown): string | undefined {
  const name = (value as { readonly scenario?: unknown } | null)?.scenario;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/**
 * Checks a targets file against its schema, and what it says against its scenario.
 *
 * @param value the file as JSON gives it
 * @param base its scenario, read beforehand; absent where it could not be
 * @returns what is to be fitted, or every issue at once
 */
export function loadTargets(value: unknown, base: LoadedScenario | undefined): FittingLoading {
  const refusals = armGapIssues(value);
  const isTold = ({ path }: Issue) => refusals.some((refusal) => path.startsWith(refusal.path));
  const faults = schemaIssues(targetsSchema, value, {
    document: 'a targets file',
    page: 'docs/calibration.md',
  });
  const own = [...refusals, ...faults.filter((issue) => !isTold(issue))];
  if (faults.length > 0 || !base) return { ok: false, issues: own };
  const document = targetsSchema.parse(value);
  own.push(...document.targets.flatMap(targetIssues), ...document.priors.flatMap(priorIssues));
  const terms = termCount(document.priors.length);
  const points = document.points ?? Math.max(fewestPoints, 3 * terms);
  if (points < 2 * terms) own.push(pointsIssue(points, terms, document.priors.length));
  const loading = loadSweep(asSweep(document), { scenarios: new Map([[document.scenario, base]]) });
  if (!loading.ok)
    own.push(
      ...loading.issues
        .map(renamed)
        .filter((issue) => !isTold(issue) && !own.some(({ path }) => path === issue.path)),
    );
  if (own.length > 0 || !loading.ok) return { ok: false, issues: own };
  return {
    ok: true,
    fitting: {
      document,
      base,
      arm: document.arm ?? 'isolated',
      sweep: loading.sweep,
      aims: document.targets.map(aimOf),
      points,
      replications: document.replications ?? usualReplications,
      waves: document.waves ?? usualWaves,
    },
  };
}

/** Standard error of a target: given, or from its tolerance. */
export function standardErrorOf({ standardError, tolerance }: TargetDocument): number {
  return standardError ?? tolerance! / standardReach;
}

function aimOf(target: TargetDocument): Aim {
  const { value, discrepancy = 0, luck } = target;
  const error = standardErrorOf(target);
  return {
    value,
    errorVariance: error * error + discrepancy * discrepancy,
    luckShare: luck === 'average' ? 0 : 1,
  };
}

function targetIssues({ standardError, tolerance }: TargetDocument, i: number): Issue[] {
  if ((standardError === undefined) !== (tolerance === undefined)) return [];
  const received = standardError === undefined ? 'neither' : 'both';
  const remedy = 'say how exactly the value was observed, once';
  return [requirement('conflict', ['targets', i], 'a standardError or a tolerance', received, remedy)];
}

function priorIssues(prior: PriorDocument, i: number): Issue[] {
  const issues: Issue[] = [];
  const path = ['priors', i];
  const { min, max } = rangeOf(prior);
  const tell = (part: string, expected: string, received: unknown, remedy: string) =>
    issues.push(requirement('missing', [...path, part], expected, show(received), remedy));
  const isNormal = prior.distribution === 'normal';
  for (const part of ['mean', 'deviation'] as const)
    if (isNormal !== (prior[part] !== undefined))
      tell(
        part,
        isNormal ? 'a number for a normal' : 'nothing but for a normal',
        prior[part],
        isNormal ? `add "${part}"` : 'remove it',
      );
  if (min === undefined) tell('min', 'a number where no parameter is named', prior.min, 'add "min"');
  if (max === undefined) tell('max', 'a number where no parameter is named', prior.max, 'add "max"');
  if (min !== undefined && min === max) tell('max', `a number above min, ${min}`, max, 'change the value');
  return issues;
}

function rangeOf({ at, min, max }: PriorDocument) {
  const parameter = parameterAt(pointerOf(at));
  const known = parameter && registry[parameter];
  return { min: min ?? known?.min, max: max ?? known?.max };
}

function pointsIssue(points: number, terms: number, factorCount: number): Issue {
  return requirement(
    'range',
    ['points'],
    `at least ${2 * terms} for ${factorCount} priors`,
    String(points),
    'give more points, or fewer priors',
  );
}

/** Priors are factors and targets are outcomes: the checks are those of a sweep. */
function asSweep({ scenario, set, arm, years, targets, priors }: TargetsDocument) {
  return {
    name: 'fitting',
    title: 'Fitting',
    scenario,
    set: { ...set, ...(years !== undefined && { branchYears: years }) },
    arms: [arm ?? 'isolated'],
    factors: priors.map(factorDocument),
    design: { kind: 'one-at-a-time' },
    replications: 2,
    outcomes: targets.map(({ name, formula, label, unit }) =>
      formula === undefined ? name : { name, formula, ...(label && { label }), ...(unit && { unit }) },
    ),
  };
}

function factorDocument(prior: PriorDocument): FactorDocument {
  const { at, distribution, mean = 0, deviation = 1, label, unit } = prior;
  const { min = 0, max = 1 } = rangeOf(prior);
  const shared = { at, min, max, ...(label && { label }), ...(unit && { unit }) };
  return distribution === 'normal'
    ? { ...shared, distribution, mean, deviation }
    : { ...shared, distribution };
}

/** An issue of the sweep under the names of the targets file. */
function renamed(issue: Issue): Issue {
  const replaced = (text: string) =>
    text.replace(/^(\/?)factors\b/, '$1priors').replace(/^(\/?)outcomes\b/, '$1targets');
  return { ...issue, path: replaced(issue.path), message: replaced(issue.message) };
}
