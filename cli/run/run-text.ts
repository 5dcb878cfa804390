import { type Table, variableLabel } from '#lab';
import { measures as measureTable } from '#sim-core';
import { type RunSeries, runTable } from '../../lab/run/run-series.ts';
import { sampleSentences } from '../../lab/sample-sentence.ts';
import type { Output } from '../session.ts';
import { grouped } from '../text/numbers.ts';
import { tableOf } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';

/** A run for programs: shape in `docs/cli.md`. */
export function runJson(series: RunSeries): string {
  const { scenario, hash, sample, run, measures } = series;
  const [month, ...columns] = runTable(series).variables;
  const answer = {
    scenario,
    hash,
    ...(sample !== undefined && { sample }),
    arm: run.arm,
    replication: run.replication,
    stateHash: run.hashes[run.steps],
    month: month.values,
    series: Object.fromEntries(columns.map(({ values }, i) => [measures[i], values])),
  };
  return `${JSON.stringify(answer)}\n`;
}

/** A run for people. */
export function runText(
  { scenario, hash, sample, run, measures }: RunSeries,
  table: Table,
  output: Output,
): string {
  const { colours, width } = output;
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
  const notes = [...sampleSentences(sample).map((text) => wrap(text, width)), foot];
  return `${[colours.bold(head), tableOf(columns, rows, output), ...notes.map(colours.dim)].join('\n\n')}\n`;
}

/** Large numbers without decimals, shares with three. */
function cell(value: number, isMonth: boolean): string {
  if (isMonth || Number.isInteger(value)) return grouped(value);
  return grouped(value, Math.abs(value) >= 100 ? 0 : 3);
}
