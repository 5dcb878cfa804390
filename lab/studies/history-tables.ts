import { columnsOver } from '../files/columns-over.ts';
import type { Table } from '../files/table.ts';
import type { Interval } from '../statistics/interval.ts';
import type { HistoryResult, OutcomeResult } from './history.ts';
import { directionOf } from './history-words.ts';

/** One row per past outcome: what happened beside what is simulated. */
export function outcomesTable(results: readonly HistoryResult[]): Table {
  const rows = results.flatMap(({ document, replications, outcomes }) =>
    outcomes.map((result) => ({ document, replications, result })),
  );
  const column = columnsOver(rows);
  const ends = (
    name: string,
    label: string,
    unit: string,
    definition: string,
    of: (result: OutcomeResult) => Interval,
  ) =>
    (['mean', 'low', 'high'] as const).map((end) =>
      column.real(`${name}_${end}`, `${label}, ${end}`, unit, definition, ({ result }) => of(result)[end]),
    );
  const change = 'change in per cent of the first year';
  return {
    name: 'outcomes',
    variables: [
      column.text('case_name', 'Case', 'short name of the past event', ({ document }) => document.name),
      column.text(
        'scenario',
        'Scenario',
        'scenario of the library in which it happens',
        ({ document }) => document.scenario,
      ),
      column.text('arm', 'Arm', 'the arm that fits the case', ({ document }) => document.arm),
      column.whole(
        'replications',
        'Replications',
        '',
        'pairs of replications with and without the event',
        ({ replications }) => replications,
      ),
      column.text('measure', 'Measure', 'what is told', ({ result }) => result.outcome.measure),
      column.whole('from_year', 'From', 'year', 'first year', ({ result }) => result.outcome.from),
      column.whole('to_year', 'To', 'year', 'last year', ({ result }) => result.outcome.to),
      column.real(
        'happened',
        'Happened',
        '%',
        `${change}, as its sources have it`,
        ({ result }) => result.happened,
      ),
      ...ends('simulated', 'Simulated', '%', `${change}, with the event`, ({ simulated }) => simulated),
      column.real(
        'region_low',
        'Single regions, low',
        '%',
        'lower end of where 95 of 100 single regions would lie',
        ({ result }) => result.singleRegions.low,
      ),
      column.real(
        'region_high',
        'Single regions, high',
        '%',
        'upper end of where 95 of 100 single regions would lie',
        ({ result }) => result.singleRegions.high,
      ),
      ...ends('without', 'Without the event', '%', `${change}, without the event`, ({ without }) => without),
      ...ends(
        'effect',
        'Event',
        'points',
        'what the event does, under the same luck',
        ({ effect }) => effect,
      ),
      ...ends(
        'isolated',
        'Isolated',
        '%',
        `${change}, of the isolated arm with the event`,
        ({ isolated }) => isolated,
      ),
      column.text(
        'direction',
        'Direction',
        'right, wrong, or undecided where the interval of the mean has zero in it',
        ({ result }) => directionOf(result),
      ),
      column.text('place', 'Place', 'where what happened lies', ({ result }) => result.place),
    ],
  };
}
