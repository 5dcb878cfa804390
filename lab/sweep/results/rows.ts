import type { Arm } from '#sim-core';
import type { Variable } from '../../files/table.ts';
import type { FactorValue } from '../factor.ts';
import { factorValuesAt, scenarioAt } from '../point-scenario.ts';
import type { PointLedger } from '../point-ledger.ts';
import { runKey } from '../run-key.ts';
import type { RunStore } from '../store/run-store.ts';
import type { Sweep } from '../sweep.ts';

/** What the results are made of: a sweep, and where its runs lie. */
export interface SweepResults {
  readonly sweep: Sweep;
  readonly store: RunStore;
  readonly ledger: PointLedger;
}

/** One run as a row: its place in the design, its factors and outcomes. */
export interface Row {
  readonly point: number;
  readonly replication: number;
  readonly arm: Arm;
  readonly factors: readonly (FactorValue | undefined)[];
  readonly outcomes: readonly number[];
  readonly scenarioHash: string;
  readonly stateHash: string;
}

/** A run, or a whole point, that failed, with what went in. */
export interface Failure {
  readonly point: number;
  /** Absent where the point makes no scenario, so that nothing could be run. */
  readonly replication?: number;
  readonly arm?: Arm;
  readonly factors: readonly (FactorValue | undefined)[];
  readonly scenarioHash: string;
  readonly message: string;
}

/** The runs of some points in the order of the design: by point, replication and arm. */
export function* rowsOf({ sweep, store, ledger }: SweepResults, from: number, to: number): Generator<Row> {
  for (let point = from; point < to; point += 1) {
    const scenarioHash = ledger.hashOf(point);
    if (scenarioHash === undefined) continue;
    const factors = factorValuesAt(sweep, point);
    for (let replication = 0; replication < ledger.countOf(point); replication += 1)
      for (const arm of sweep.arms) {
        const run = store.read(runKey(scenarioHash, arm, replication));
        if (run.isFailed) continue;
        const outcomes = sweep.outcomes.map((outcome) => outcome.read(run.measures));
        yield { point, replication, arm, factors, outcomes, scenarioHash, stateHash: run.stateHash };
      }
  }
}

/** The runs and points that failed, in the order of the design. */
export function* failuresOf({ sweep, store, ledger }: SweepResults): Generator<Failure> {
  for (let point = 0; point < ledger.pointCount; point += 1) {
    const scenarioHash = ledger.hashOf(point);
    if (scenarioHash === undefined) {
      const parsing = scenarioAt(sweep, point);
      const message = parsing.ok ? '' : parsing.issues.map((issue) => issue.message).join('; ');
      yield { point, factors: factorValuesAt(sweep, point), scenarioHash: '', message };
      continue;
    }
    for (let replication = 0; replication < ledger.countOf(point); replication += 1)
      for (const arm of sweep.arms) {
        const key = runKey(scenarioHash, arm, replication);
        if (!store.isFailed(key)) continue;
        const run = store.read(key);
        const message = run.isFailed ? run.message : '';
        yield { point, replication, arm, factors: factorValuesAt(sweep, point), scenarioHash, message };
      }
  }
}

/** A column of the results: what its reader must know, and how a row fills it. */
export interface Column<Entry> extends Omit<Variable, 'values'> {
  readonly of: (entry: Entry) => string | number | undefined;
}

type Placed = Pick<Row, 'point' | 'factors'>;

const plain = { unit: '' } as const;

const pointColumn: Column<Placed> = {
  ...plain,
  name: 'point',
  label: 'Point',
  definition: 'which point of the design, from 0',
  type: 'whole',
  of: ({ point }) => point,
};

function factorColumns({ factors }: Sweep): Column<Placed>[] {
  return factors.map(({ name, label, unit, definition, isNumeric }, i) => ({
    name,
    label,
    unit,
    definition,
    type: isNumeric ? 'real' : 'text',
    of: (row) => {
      const value = row.factors[i];
      if (isNumeric) return typeof value === 'number' ? value : NaN;
      return value === undefined ? undefined : String(value);
    },
  }));
}

/** The columns of the runs, in order. */
export function runColumns(sweep: Sweep): Column<Row>[] {
  return [
    pointColumn,
    {
      ...plain,
      name: 'replication',
      label: 'Replication',
      definition:
        'which draw of luck, from 0; the same in every arm of a point, so that arms are paired by it',
      type: 'whole',
      of: ({ replication }) => replication,
    },
    {
      ...plain,
      name: 'arm',
      label: 'Arm',
      definition: 'way of organising that the region lives under after the branch',
      type: 'text',
      of: ({ arm }) => arm,
    },
    ...factorColumns(sweep),
    ...sweep.outcomes.map(({ name, label, unit, definition }, i): Column<Row> => ({
      name,
      label,
      unit,
      definition,
      type: 'real',
      of: ({ outcomes }) => outcomes[i],
    })),
    {
      ...plain,
      name: 'scenario_hash',
      label: 'Scenario hash',
      definition: 'equal for points that give the same results',
      type: 'text',
      of: ({ scenarioHash }) => scenarioHash,
    },
    {
      ...plain,
      name: 'state_hash',
      label: 'State hash',
      definition: 'hash of the whole state at the end: equal hashes mean equal bytes',
      type: 'text',
      of: ({ stateHash }) => stateHash,
    },
  ];
}

/** The columns of the failures, in order. */
export function failureColumns(sweep: Sweep): Column<Failure>[] {
  return [
    pointColumn,
    {
      ...plain,
      name: 'replication',
      label: 'Replication',
      definition: 'which draw of luck; empty where the point makes no scenario',
      type: 'real',
      of: ({ replication = NaN }) => replication,
    },
    {
      ...plain,
      name: 'arm',
      label: 'Arm',
      definition: 'arm of the run; empty where the point makes no scenario',
      type: 'text',
      of: ({ arm }) => arm,
    },
    ...factorColumns(sweep),
    {
      ...plain,
      name: 'scenario_hash',
      label: 'Scenario hash',
      definition: 'empty where the point makes no scenario',
      type: 'text',
      of: ({ scenarioHash }) => scenarioHash,
    },
    {
      ...plain,
      name: 'message',
      label: 'Message',
      definition: 'why it failed',
      type: 'text',
      of: ({ message }) => message,
    },
  ];
}
