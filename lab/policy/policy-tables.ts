import { type MeasureName, leverNames, measures } from '#sim-core';
import type { Table, Variable } from '../files/table.ts';
import { variableLabel, variableName } from '../files/variable-name.ts';
import type { Interval } from '../statistics/interval.ts';
import { type MixResult, type PolicyAnswer, outcomes } from './policy-answer.ts';
import { type PolicyReplication, policyMonthly, totalMeasures } from './policy-run.ts';

/** As the control is called in the files. */
const controlName = 'without money';

/** One row per replication and way to spend, the control first, with the sums over the years after the branch. */
export function policyRunsTable(answer: PolicyAnswer, runs: readonly PolicyReplication[]): Table {
  const branches = branchesOf(answer);
  const rows = runs.flatMap((run) => branches.map((name, branch) => ({ run, name, branch })));
  return {
    name: 'runs',
    variables: [
      ...keysOf(answer, rows),
      ...totalMeasures.map((measure, i) =>
        measured(
          measure,
          'sum over the years after the branch',
          rows.map(({ run, branch }) => run.totals[branch * totalMeasures.length + i]),
        ),
      ),
      real(
        'jobs_last_year',
        'Jobs in the last year',
        'employees',
        'mean of employment over the last twelve months',
        rows.map(({ run, branch }) => run.jobs[branch]),
      ),
      text(
        'state_hash',
        'State hash',
        'hash of the whole state at the end: equal hashes mean equal bytes',
        rows.map(({ run, branch }) => run.hashes[branch]),
      ),
    ],
  };
}

/** One row per replication, way to spend and month. */
export function policyMonthlyTable(answer: PolicyAnswer, runs: readonly PolicyReplication[]): Table {
  const branches = branchesOf(answer);
  const width = policyMonthly.length;
  const rows = runs.flatMap((run) => {
    const months = run.monthly.length / (branches.length * width);
    return branches.flatMap((name, branch) =>
      Array.from({ length: months }, (_, month) => ({
        run,
        name,
        month,
        offset: (branch * months + month) * width,
      })),
    );
  });
  return {
    name: 'monthly',
    variables: [
      ...keysOf(answer, rows),
      whole(
        'month',
        'Month from the branch',
        'months',
        '0 is the first month after the branch',
        rows.map(({ month }) => month),
      ),
      ...policyMonthly.map((measure, i) =>
        measured(
          measure,
          measure === 'employment' ? 'at the end of the month' : 'sum of the month',
          rows.map(({ run, offset }) => run.monthly[offset + i]),
        ),
      ),
    ],
  };
}

/** One row per way to spend, with its effects and their intervals; what nobody spent has no effect per euro. */
export function effectsTable(answer: PolicyAnswer): Table {
  const { mixes } = answer;
  const share = (values: (mix: MixResult) => number, name: string, label: string, definition: string) =>
    real(name, label, 'k€', definition, mixes.map(values));
  return {
    name: 'effects',
    variables: [
      text(
        'way',
        'Way to spend',
        'lever or mix that gets the money',
        mixes.map(({ name }) => name),
      ),
      ...leverNames.map((lever) =>
        real(
          `share_${lever}`,
          `Share of ${lever}`,
          'share',
          `part of the budget for ${lever}`,
          mixes.map(({ shares }) => shares[lever] ?? 0),
        ),
      ),
      share(({ charged }) => charged, 'charged', 'Charged', 'public money charged in all, mean'),
      share(({ spent }) => spent, 'spent', 'Spent', 'public money spent in all, mean'),
      share(({ returned }) => returned, 'returned', 'Returned', 'public money given back in all, mean'),
      ...outcomes.flatMap((outcome) => {
        const name = variableName(outcome);
        const [unit, per] = outcome === 'jobs' ? ['employees', 'employees per million €'] : ['k€', '€ per €'];
        const tests = mixes.map((mix) => mix.tests[outcome]);
        return [
          ...endsOf(
            `${name}_change`,
            `${name}, change`,
            unit,
            mixes.map(({ change }) => change[outcome]),
          ),
          ...endsOf(
            `${name}_spent`,
            `${name}, per € spent`,
            per,
            mixes.map((mix) => mix.perEuroSpent?.[outcome]),
          ),
          ...endsOf(
            `${name}_charged`,
            `${name}, per € charged`,
            per,
            mixes.map((mix) => mix.perEuroCharged?.[outcome]),
          ),
          real(
            `${name}_p`,
            `${name}, p`,
            '',
            'of the paired t test',
            tests.map(({ p }) => p),
          ),
          real(
            `${name}_p_adjusted`,
            `${name}, p adjusted`,
            '',
            'adjusted for the number of ways (Holm)',
            tests.map(({ adjusted }) => adjusted),
          ),
        ];
      }),
      real(
        'months_to_effect',
        'Months to half of the effect',
        'months',
        'from the first month with money; missing where no effect on turnover is seen',
        mixes.map(({ monthsToEffect }) => monthsToEffect ?? NaN),
      ),
    ],
  };
}

function branchesOf({ mixes }: PolicyAnswer): string[] {
  return [controlName, ...mixes.map(({ name }) => name)];
}

function keysOf(
  { scenario }: PolicyAnswer,
  rows: readonly { readonly run: PolicyReplication; readonly name: string }[],
): Variable[] {
  return [
    text(
      'scenario',
      'Scenario',
      'short name of the scenario',
      rows.map(() => scenario),
    ),
    whole(
      'replication',
      'Replication',
      '',
      'which draw of luck, from 0; the same in every way, so that ways are paired by it',
      rows.map(({ run }) => run.replication),
    ),
    text(
      'way',
      'Way to spend',
      `lever or mix that gets the money; the control is "${controlName}"`,
      rows.map(({ name }) => name),
    ),
  ];
}

function endsOf(
  name: string,
  label: string,
  unit: string,
  intervals: readonly (Interval | undefined)[],
): Variable[] {
  const ends = { mean: 'mean', low: 'lower end of the interval', high: 'upper end of the interval' } as const;
  return (Object.keys(ends) as (keyof typeof ends)[]).map((end) =>
    real(
      `${name}_${end}`,
      `${label}, ${end}`,
      unit,
      `${ends[end]} of the paired difference to the region without money; missing where it has no meaning`,
      intervals.map((interval) => interval?.[end] ?? NaN),
    ),
  );
}

function measured(measure: MeasureName, reading: string, values: readonly number[]): Variable {
  const { unit, description } = measures[measure];
  return real(variableName(measure), variableLabel(measure), unit, `${description}; ${reading}`, values);
}

function text(name: string, label: string, definition: string, values: readonly string[]): Variable {
  return { name, label, unit: '', definition, type: 'text', values };
}

function whole(
  name: string,
  label: string,
  unit: string,
  definition: string,
  values: readonly number[],
): Variable {
  return { name, label, unit, definition, type: 'whole', values };
}

function real(
  name: string,
  label: string,
  unit: string,
  definition: string,
  values: readonly number[],
): Variable {
  return { name, label, unit, definition, type: 'real', values };
}
