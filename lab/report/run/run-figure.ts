import * as Plot from '@observablehq/plot';
import { type MeasureName, measures as measureTable, seriesOf } from '#sim-core';
import { variableLabel } from '../../files/variable-name.ts';
import { type RunSeries, runTable } from '../../run/run-series.ts';
import { figureOf } from '../figure.ts';
import { type Markup, html } from '../markup.ts';
import { armColour } from '../palette.ts';
import { onePicture } from '../picture.ts';
import { plain } from '../quantities.ts';

const room = { width: 336, isNarrow: true };

/** Every measure month by month, each on a scale of its own. */
export function runFigure(series: RunSeries): Markup {
  const { run, measures, seed, withBurnIn } = series;
  return figureOf({
    id: 'months',
    title: titleOf(series),
    body: html`<div class="maps">${measures.map((name) => onePanel(series, name))}</div>`,
    caption: `One run of the arm ${run.arm}: replication ${run.replication}, seed ${seed}. One run is one draw of luck, and has no interval. Each panel has a scale of its own, which need not begin at 0; flows are per step of the record, stocks stand at its end.${withBurnIn ? ' The dashed rule is the branch: left of it the region lives under the rules of isolated firms.' : ''}`,
  });
}

function titleOf({ measures, run }: RunSeries): string {
  const what = measures.length === 1 ? variableLabel(measures[0]) : `${measures.length} measures`;
  return `${what} of the arm ${run.arm}, ${run.stepsPerYear === 12 ? 'month by month' : 'step by step'}`;
}

function onePanel(series: RunSeries, name: MeasureName): Markup {
  const { run, withBurnIn } = series;
  const { unit, kind, description } = measureTable[name];
  const label = variableLabel(name);
  const first = withBurnIn ? 0 : run.branch;
  const values = seriesOf(run, name).subarray(first);
  const [month] = runTable({ ...series, measures: [] }).variables;
  const points = Array.from(values, (value, i) => ({ month: Number(month.values[i]), value }));
  const isMonthly = run.stepsPerYear === 12;
  const each = kind === 'flow' ? `${unit} a ${isMonthly ? 'month' : 'step'}` : unit;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const decimals = decimalsFor(high - low, Math.max(Math.abs(low), Math.abs(high)));
  return html`<div>
    <h4>${label}, ${each}</h4>
    ${onePicture(
      {
        id: `months-${name}`,
        name: `${label}, month by month`,
        description: `${description}. From ${plain(points[0].value, decimals)} to ${plain(points.at(-1)!.value, decimals)} ${each}; least ${plain(low, decimals)}, most ${plain(high, decimals)}.`,
        draw: () => drawing(points, run.arm, withBurnIn),
      },
      room,
      `months-${name}`,
    )}
  </div>`;
}

function drawing(
  points: readonly { readonly month: number; readonly value: number }[],
  arm: RunSeries['run']['arm'],
  withBurnIn: boolean,
): Plot.PlotOptions {
  const values = points.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const domain: [number, number] = low === high ? [low - 1, high + 1] : [low, high];
  const decimals = decimalsFor((domain[1] - domain[0]) / 4, Math.max(...domain.map(Math.abs)));
  return {
    width: room.width,
    height: 210,
    marginTop: 14,
    marginBottom: 46,
    marginLeft: 92,
    marginRight: 16,
    x: { label: null },
    y: { label: null, domain, nice: true },
    marks: [
      Plot.gridY({ stroke: 'var(--line)', strokeOpacity: 1, ticks: 4 }),
      Plot.axisY({ ticks: 4, tickSize: 0, tickFormat: (value: number) => plain(value, decimals) }),
      Plot.axisX({ ticks: 4, tickFormat: (value: number) => plain(value, 0) }),
      Plot.text(['months since the branch'], { frameAnchor: 'bottom', dy: 38, fill: 'var(--muted)' }),
      ...(withBurnIn ? [Plot.ruleX([0], { stroke: 'var(--ink)', strokeDasharray: '4 3' })] : []),
      Plot.lineY([...points], { x: 'month', y: 'value', stroke: armColour(arm), strokeWidth: 1.8 }),
    ],
  };
}

/** Decimals that keep two neighbours of a scale apart, none for what is large. */
function decimalsFor(step: number, size: number): number {
  if (step <= 0) return size >= 100 ? 0 : 2;
  return Math.max(0, Math.min(4, Math.ceil(-Math.log10(step)) + (step < 1 ? 1 : 0)));
}
