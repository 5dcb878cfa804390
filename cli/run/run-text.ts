import { type Table, variableLabel } from '#lab';
import { measures as measureTable } from '#sim-core';
import { type RunSeries, runTable } from '../../lab/run/run-series.ts';
import type { Output } from '../session.ts';
import { grouped } from '../text/numbers.ts';
import { tableOf } from '../text/table.ts';

/** A run for programs: shape in `docs/cli.md`. */
export function runJson(series: RunSeries): string {
  const { scenario, hash, run, measures } = series;
  const [month, ...columns] = runTable(series).variables;
  const answer = {
    scenario,
    hash,
    arm: run.arm,
    replication: run.replication,
    stateHash: run.hashes[run.steps],
    month: month.values,
    series: Object.fromEntries(columns.map(({ values }, i) => [measures[i], values])),
  };
  return `${JSON.stringify(answer)}\n`;
}

/** A run for people. */
export function runText({ scenario, hash, run, measures }: RunSeries, table: Table, output: Output): string {
  const { colours } = output;
  const columns = [
    { heading: 'Month\n ', isNumber: true },
    ...measures.map((name) => ({
      heading: `${variableLabel(name)}\n${measureTable[name].unit}`,
      isNumber: true,
    })),
  ];
  const rows = [...table.variables[0].values].map((_, row) =>
    table.variables.map(({ values }, column) => cell(values[row] as number, column === 0)),
  );
  const head = `${scenario}, ${run.arm}, replication ${run.replication}`;
  const foot = `hash ${hash} · state ${run.hashes[run.steps]}`;
  return `${colours.bold(head)}\n\n${tableOf(columns, rows, output)}\n\n${colours.dim(foot)}\n`;
}

/** Large numbers without decimals, shares with three. */
function cell(value: number, isMonth: boolean): string {
  if (isMonth || Number.isInteger(value)) return grouped(value);
  return grouped(value, Math.abs(value) >= 100 ? 0 : 3);
}
