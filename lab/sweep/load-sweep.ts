import {
  type Issue,
  type Notice,
  type LoadedScenario,
  type ScenarioDocument,
  libraryNames,
  parse,
} from '#scenarios';
import { type MeasureName, arms as allArms, measureNames } from '#sim-core';
import { readExpression } from '../../scenarios/expressions/index.ts';
import { pointer, quote, requirement } from '../../scenarios/issue.ts';
import { nearestName } from '../../scenarios/nearest-name.ts';
import { withValue } from './document-at.ts';
import { type Factor, factorOf, pointerOf, wholeScenario } from './factor.ts';
import { addressIssues, rangeIssues, valueIssues } from './factor-issues.ts';
import { type Outcome, formulaOutcome, measureOutcome } from './outcome.ts';
import { readPointTable } from './point-table.ts';
import { ownValueOf } from './point-scenario.ts';
import { type Points, designPoints, tablePoints } from './points.ts';
import { type OutcomeDocument, type SweepDocument, sweepSchema } from './schema.ts';
import type { ReplicationRule, Sweep } from './sweep.ts';
import { sweepSchemaIssues } from './sweep-issues.ts';

/** What a sweep file refers to, read beforehand: the lab itself opens no input. */
export interface SweepSources {
  /** Scenarios by the names that the sweep uses. */
  readonly scenarios: ReadonlyMap<string, LoadedScenario>;
  /** Text of the CSV file of a list design. */
  readonly table?: string;
}

export type SweepLoading =
  { readonly ok: true; readonly sweep: Sweep } | { readonly ok: false; readonly issues: readonly Issue[] };

/** Names that the results use for themselves. */
const ownVariables = ['point', 'replication', 'arm', 'scenario_hash', 'state_hash'];

/**
 * Checks a sweep file against its schema, and what it says against the scenario that it is about.
 *
 * @param value the file as JSON gives it
 * @returns the sweep, or every issue at once
 */
export function loadSweep(value: unknown, sources: SweepSources): SweepLoading {
  const faults = sweepSchemaIssues(value);
  if (faults.length > 0) return { ok: false, issues: faults };
  const document = sweepSchema.parse(value);
  const base = sources.scenarios.get(document.scenario);
  if (!base) return { ok: false, issues: [unknownScenario(['scenario'], document.scenario)] };
  const shared = withShared(lean(base.document), document);
  const notices: Notice[] = [];
  const issues: Issue[] = [...shared.issues, ...factorIssues(document, shared.document, sources, notices)];
  const factors = issues.length > 0 ? [] : document.factors.map(factorOf);
  const isSampled = mayBeSampled(document, sources);
  const outcomes = outcomesOf(document, isSampled, issues);
  issues.push(...nameIssues(factors, outcomes));
  const rule = ruleOf(document, outcomes, issues);
  if (issues.length > 0) return { ok: false, issues };

  const scenarios = new Map<string, ScenarioDocument>();
  for (const [name, loaded] of sources.scenarios) {
    const own = withShared(lean(loaded.document), document);
    if (own.issues.length === 0) scenarios.set(name, own.document as ScenarioDocument);
  }
  const points = pointsOf(document, factors, shared.document, sources, issues);
  const parsing = parse(shared.document);
  if (!parsing.ok)
    issues.push(...parsing.issues.map((issue) => ({ ...issue, message: `with "set": ${issue.message}` })));
  if (issues.length > 0 || !points || !parsing.ok) return { ok: false, issues };
  notices.unshift(...parsing.loaded.notices, ...noticesOfOthers(document, sources));
  const arms = allArms.filter((arm) => document.arms.includes(arm));
  return {
    ok: true,
    sweep: {
      document,
      base: parsing.loaded,
      scenarios,
      arms,
      factors,
      points,
      rule,
      outcomes,
      notices,
      isSampled,
      remarks: [...repetitions(document, factors), ...points.remarks],
    },
  };
}

/** What a sweep file names more than once, which counts once. */
function repetitions({ arms, factors: documents }: SweepDocument, factors: readonly Factor[]): string[] {
  return [
    ...(new Set(arms).size < arms.length ? ['arms that are named more than once are run once'] : []),
    ...factors.flatMap(({ name, values }, i) => {
      const given = documents[i];
      return 'values' in given && values.length < given.values.length
        ? [`${name} has values that are given more than once: each counts once`]
        : [];
    }),
  ];
}

/** The names of scenarios and the list file that a sweep refers to, as far as they can be made out. */
export function referencesOf(value: unknown): {
  readonly scenarios: readonly string[];
  readonly table?: string;
} {
  const result = sweepSchema.safeParse(value);
  if (!result.success) return { scenarios: [] };
  const { scenario, factors, design } = result.data;
  const chosen = factors.flatMap((factor) =>
    factor.at === wholeScenario && 'values' in factor ? factor.values.map(String) : [],
  );
  return {
    scenarios: [...new Set([scenario, ...chosen])],
    ...(design.kind === 'list' && { table: design.file }),
  };
}

/** Facts and assumptions do not reach the results; a point need not carry them. */
function lean(document: ScenarioDocument): ScenarioDocument {
  return { ...document, facts: [], assumptions: [] };
}

function withShared(
  document: unknown,
  { set = {} }: SweepDocument,
): { readonly document: unknown; readonly issues: Issue[] } {
  const issues: Issue[] = [];
  let changed = document;
  for (const [address, value] of Object.entries(set)) {
    const faults = addressIssues(address, ['set', address], document);
    issues.push(...faults);
    if (faults.length === 0) changed = withValue(changed, pointerOf(address), value) ?? changed;
  }
  return { document: changed, issues };
}

/** Of the scenarios beside the base, by their names. */
function noticesOfOthers({ scenario }: SweepDocument, { scenarios }: SweepSources): Notice[] {
  return [...scenarios].flatMap(([name, loaded]) =>
    name === scenario
      ? []
      : loaded.notices.map((notice) => ({ ...notice, message: `in ${name}: ${notice.message}` })),
  );
}

function factorIssues(
  document: SweepDocument,
  base: unknown,
  { scenarios }: SweepSources,
  notices: Notice[],
): Issue[] {
  return document.factors.flatMap((factor, i) => {
    const path = ['factors', i];
    if (factor.at === wholeScenario) {
      if (!('values' in factor))
        return [requirement('missing', path, 'values, a list of scenarios', 'a range', 'add "values"')];
      return factor.values.flatMap((name, k) =>
        scenarios.has(String(name)) ? [] : unknownScenario([...path, 'values', k], String(name)),
      );
    }
    const faults = [...addressIssues(factor.at, [...path, 'at'], base), ...rangeIssues(factor, path)];
    if (faults.length > 0) return faults;
    const ends =
      'values' in factor ? factor.values : [factorOf(factor).valueOf(0), factorOf(factor).valueOf(1)];
    return valueIssues(pointerOf(factor.at), ends, path, base, notices);
  });
}

function unknownScenario(path: readonly PropertyKey[], name: string): Issue {
  const meant = nearestName(name, libraryNames);
  const remedy = meant === undefined ? '"carat scenarios" lists the library' : `did you mean ${quote(meant)}`;
  return requirement(
    'unknown-reference',
    path,
    'a scenario of the library or a file beside the sweep',
    quote(name),
    remedy,
  );
}

/** Whether a point may simulate one organisation in n. */
function mayBeSampled({ set = {}, factors }: SweepDocument, { scenarios }: SweepSources): boolean {
  if (factors.some(({ at }) => at === '/sample')) return true;
  if (Object.hasOwn(set, '/sample')) return set['/sample'] !== 1;
  return [...scenarios.values()].some(({ scenario }) => scenario.sample !== undefined);
}

function outcomesOf({ outcomes }: SweepDocument, isSampled: boolean, issues: Issue[]): Outcome[] {
  if (!outcomes) return measureNames.map((name) => measureOutcome(name, isSampled));
  return outcomes.flatMap((outcome, i) => outcomeOf(outcome, ['outcomes', i], isSampled, issues) ?? []);
}

function outcomeOf(
  outcome: OutcomeDocument,
  path: readonly PropertyKey[],
  isSampled: boolean,
  issues: Issue[],
): Outcome | undefined {
  if (typeof outcome === 'string') {
    if ((measureNames as readonly string[]).includes(outcome))
      return measureOutcome(outcome as MeasureName, isSampled);
    const meant = nearestName(outcome, measureNames);
    const remedy =
      meant === undefined ? '"carat explain" lists the measures' : `did you mean ${quote(meant)}`;
    issues.push(requirement('unknown-reference', path, 'a measure’s name', quote(outcome), remedy));
    return undefined;
  }
  const reading = readExpression(outcome.formula, measureNames);
  if (reading.ok) return formulaOutcome(outcome, reading.expression);
  issues.push({ ...reading.issue, path: pointer([...path, 'formula']) });
  return undefined;
}

function nameIssues(factors: readonly Factor[], outcomes: readonly Outcome[]): Issue[] {
  const taken = new Map(ownVariables.map((name) => [name, 'the results themselves']));
  const places = factors.map(({ pointer: place }) => place);
  const twice = factors.flatMap(({ pointer: place }, i) => {
    const first = places.indexOf(place);
    if (first === i) return [];
    const received = `what factor ${first} varies already`;
    return [
      requirement('duplicate', ['factors', i, 'at'], 'a place of its own', received, 'remove one of them'),
    ];
  });
  const named = [
    ...factors.map(({ name }, i) => ({ name, path: ['factors', i, 'name'] })),
    ...outcomes.map(({ name }, i) => ({ name, path: ['outcomes', i] })),
  ];
  const taking = named.flatMap(({ name, path }) => {
    const holder = taken.get(name);
    taken.set(name, pointer(path));
    if (holder === undefined) return [];
    const remedy = 'give the factor or the formula another "name"';
    return [
      requirement('duplicate', path, 'a name of its own', `${quote(name)}, which ${holder} bears`, remedy),
    ];
  });
  // Of the same place under the same name, one fault says all.
  return taking.length > 0 ? taking : twice;
}

function ruleOf(
  { replications, arms }: SweepDocument,
  outcomes: readonly Outcome[],
  issues: Issue[],
): ReplicationRule {
  if (typeof replications === 'number') return { isFixed: true, cap: replications };
  const { outcome: key, baseline = 'isolated', confidence = 0.95, ...rest } = replications;
  const outcome = outcomes.find((each) => each.key === key);
  const place = (part: string) => ['replications', part];
  if (!outcome)
    issues.push(
      requirement(
        'unknown-reference',
        place('outcome'),
        'the name of an outcome',
        quote(key),
        'add it to "outcomes"',
      ),
    );
  for (const [part, arm] of [
    ['arm', rest.arm],
    ['baseline', baseline],
  ] as const)
    if (!arms.includes(arm))
      issues.push(
        requirement(
          'unknown-reference',
          place(part),
          `one of the arms ${arms.join(', ')}`,
          quote(arm),
          'add it to "arms"',
        ),
      );
  if (rest.arm === baseline)
    issues.push(
      requirement('conflict', place('arm'), 'another arm than the baseline', quote(baseline), 'change one'),
    );
  return { isFixed: false, ...rest, baseline, confidence, outcome: outcome ?? outcomes[0] };
}

function pointsOf(
  { design, factors: documents, name, scenario }: SweepDocument,
  factors: readonly Factor[],
  base: unknown,
  { table }: SweepSources,
  issues: Issue[],
): Points | undefined {
  if (design.kind === 'list') {
    const reading = readPointTable(table ?? '', factors, documents);
    if (reading.ok) {
      const points = tablePoints(reading.rows, factors);
      return { ...points, remarks: [...reading.remarks, ...points.remarks] };
    }
    issues.push(...reading.issues);
    return undefined;
  }
  const crowded = factors.findIndex(({ levels }) => levels !== 2);
  if (design.kind === 'fractional-factorial' && crowded >= 0) {
    const { levels } = factors[crowded];
    const received = levels === 1 ? 'one' : `${levels} levels`;
    const remedy = 'give it two different values, or choose full-factorial';
    issues.push(
      requirement('conflict', ['factors', crowded], 'two levels in a fractional factorial', received, remedy),
    );
    return undefined;
  }
  try {
    const ownValues = factors.map((factor) => ownValueOf(factor, base, scenario));
    return designPoints(design, factors, name, ownValues);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    issues.push({
      code: 'conflict',
      path: '/design',
      expected: 'a design that fits the factors',
      received: design.kind,
      message: `design: ${error.message}`,
      remedy: 'change the design or the factors: fewer of them, fewer levels, or a number of points',
    });
    return undefined;
  }
}
