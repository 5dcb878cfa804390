import { type MeasureName, leverNames, measures } from '#sim-core';
import { columnsOver } from '../files/columns-over.ts';
import type { Table, Variable } from '../files/table.ts';
import { sampleNote } from '../files/sample-note.ts';
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
  const column = columnsOver(rows);
  return {
    name: 'runs',
    variables: [
      ...keysOf(answer, rows),
      ...totalMeasures.map((measure, i) =>
        column.real(
          ...named(measure, 'sum over the years after the branch', answer),
          ({ run, branch }) => run.totals[branch * totalMeasures.length + i],
        ),
      ),
      column.real(
        'jobs_last_year',
        'Jobs in the last year',
        'employees',
        `mean of employment over the last twelve months${sampleNote('employment', answer.sample)}`,
        ({ run, branch }) => run.jobs[branch],
      ),
      column.text(
        'state_hash',
        'State hash',
        'hash of the whole state at the end: equal hashes mean equal bytes',
        ({ run, branch }) => run.hashes[branch],
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
  const column = columnsOver(rows);
  return {
    name: 'monthly',
    variables: [
      ...keysOf(answer, rows),
      column.whole(
        'month',
        'Month from the branch',
        'months',
        '0 is the first month after the branch',
        ({ month }) => month,
      ),
      ...policyMonthly.map((measure, i) =>
        column.real(
          ...named(
            measure,
            measure === 'employment' ? 'at the end of the month' : 'sum of the month',
            answer,
          ),
          ({ run, offset }) => run.monthly[offset + i],
        ),
      ),
    ],
  };
}

/** One row per way to spend, with its effects and their intervals; what nobody spent has no effect per euro. */
export function effectsTable(answer: PolicyAnswer): Table {
  const { mixes, sample } = answer;
  const column = columnsOver(mixes);
  const money = (name: string, label: string, definition: string, of: (mix: MixResult) => number) =>
    column.real(name, label, 'k€', `${definition}${sampleNote('publicCharged', sample)}`, of);
  const ends = (
    name: string,
    label: string,
    unit: string,
    of: (mix: MixResult) => Interval | undefined,
    note = '',
  ): Variable[] =>
    (Object.keys(endNames) as (keyof typeof endNames)[]).map((end) =>
      column.real(
        `${name}_${end}`,
        `${label}, ${end}`,
        unit,
        `${endNames[end]} of the paired difference to the region without money; missing where it has no meaning${note}`,
        (mix) => of(mix)?.[end],
      ),
    );
  return {
    name: 'effects',
    variables: [
      column.text('way', 'Way to spend', 'lever or mix that gets the money', ({ name }) => name),
      ...leverNames.map((lever) =>
        column.real(
          `share_${lever}`,
          `Share of ${lever}`,
          'share',
          `part of the budget for ${lever}`,
          ({ shares }) => shares[lever] ?? 0,
        ),
      ),
      money('charged', 'Charged', 'public money charged in all, mean', ({ charged }) => charged),
      money('spent', 'Spent', 'public money spent in all, mean', ({ spent }) => spent),
      money('returned', 'Returned', 'public money given back in all, mean', ({ returned }) => returned),
      ...outcomes.flatMap((outcome) => {
        const name = variableName(outcome);
        const [unit, per] = outcome === 'jobs' ? ['employees', 'employees per million €'] : ['k€', '€ per €'];
        return [
          ...ends(
            `${name}_change`,
            `${name}, change`,
            unit,
            ({ change }) => change[outcome],
            sampleNote('turnover', sample),
          ),
          ...ends(`${name}_spent`, `${name}, per € spent`, per, (mix) => mix.perEuroSpent?.[outcome]),
          ...ends(`${name}_charged`, `${name}, per € charged`, per, (mix) => mix.perEuroCharged?.[outcome]),
          column.real(`${name}_p`, `${name}, p`, '', 'of the paired t test', ({ tests }) => tests[outcome].p),
          column.real(
            `${name}_p_adjusted`,
            `${name}, p adjusted`,
            '',
            'adjusted for the number of ways (Holm)',
            ({ tests }) => tests[outcome].adjusted,
          ),
        ];
      }),
      column.real(
        'months_to_effect',
        'Months to half of the effect',
        'months',
        'from the first month with money; missing where no effect on turnover is seen',
        ({ monthsToEffect }) => monthsToEffect,
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
  const column = columnsOver(rows);
  return [
    column.text('scenario', 'Scenario', 'short name of the scenario', () => scenario),
    column.whole(
      'replication',
      'Replication',
      '',
      'which draw of luck, from 0; the same in every way, so that ways are paired by it',
      ({ run }) => run.replication,
    ),
    column.text(
      'way',
      'Way to spend',
      `lever or mix that gets the money; the control is "${controlName}"`,
      ({ name }) => name,
    ),
  ];
}

/** Name, label, unit and definition of a measure as a column. */
function named(measure: MeasureName, reading: string, { sample }: PolicyAnswer) {
  const { unit, description } = measures[measure];
  return [
    variableName(measure),
    variableLabel(measure),
    unit,
    `${description}; ${reading}${sampleNote(measure, sample)}`,
  ] as const;
}

const endNames = {
  mean: 'mean',
  low: 'lower end of the interval',
  high: 'upper end of the interval',
} as const;
