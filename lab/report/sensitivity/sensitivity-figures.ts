import * as Plot from '@observablehq/plot';
import { contrastPhrase, contrastUnit } from '../../sensitivity/contrast.ts';
import type { Sensitivity } from '../../sensitivity/run-sensitivity.ts';
import { seedTextOf } from '../../seed-text.ts';
import { cornerOf } from '../../sensitivity/sensitivity-words.ts';
import { capital } from '../../verdict/wording.ts';
import { figureOf } from '../figure.ts';
import { type Markup, nothing } from '../markup.ts';
import { type Room, twoPictures } from '../picture.ts';
import { plain } from '../quantities.ts';

/** Rows of the figure at most; the table has all. */
const mostBars = 20;
const rowHeight = 22;

interface Bar {
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly isTold: boolean;
}

const sizeNames = {
  morris: 'mean size of the effect over the range (μ*)',
  sobol: 'total share of the variance, %',
  pawn: 'median distance of distributions',
} as const;

/** The largest, with their intervals and the level of luck. */
export function rankingFigure(sensitivity: Sensitivity): Markup {
  const { rows, budget, floor, trial } = sensitivity;
  const scale = budget.method === 'sobol' ? 100 : 1;
  const bars = rows.slice(0, mostBars).map(({ name, size, isDistinguishable }): Bar => ({
    name,
    value: scale * size.estimate,
    low: scale * size.low,
    high: scale * size.high,
    isTold: isDistinguishable,
  }));
  return figureOf({
    id: 'ranking',
    title: `What moves ${contrastPhrase(trial.contrast)}`,
    body: twoPictures({
      id: 'ranking',
      name: `The largest of ${rows.length}, by ${sizeNames[budget.method]}`,
      description: bars.map(({ name, value }) => `${name} ${plain(value, 2)}.`).join(' '),
      draw: (room) => drawing(bars, scale * floor, axisLabel(sensitivity), room),
    }),
    caption: `${capital(sizeNames[budget.method])}; lines are 95 % bootstrap intervals; hollow bars cannot be told from luck, of which the dashed line is the level. ${provenance(sensitivity)}`,
  });
}

/** The same sizes by corner of the diamond: each parameter a dot. */
export function cornersFigure(sensitivity: Sensitivity): Markup {
  const { rows, budget } = sensitivity;
  if (budget.isByCorner || rows.length < 8) return nothing;
  const scale = budget.method === 'sobol' ? 100 : 1;
  const dots = rows.map(({ name, size, isDistinguishable }) => ({
    corner: cornerOf(name),
    value: scale * size.estimate,
    isTold: isDistinguishable,
  }));
  const corners = [...new Set(dots.map(({ corner }) => corner))];
  return figureOf({
    id: 'corners',
    title: 'By corner of the diamond',
    body: twoPictures({
      id: 'corners',
      name: 'Sizes of all parameters by corner',
      description: corners
        .map(
          (corner) =>
            `${corner}: up to ${plain(Math.max(...dots.filter((dot) => dot.corner === corner).map(({ value }) => value)), 2)}.`,
        )
        .join(' '),
      draw: ({ width, isNarrow }) => ({
        width,
        height: 62 + corners.length * 26,
        marginBottom: 42,
        marginLeft: isNarrow ? 90 : 110,
        x: { label: null, zero: true, grid: true, ticks: isNarrow ? 4 : 8 },
        y: { domain: corners, label: null },
        marks: [
          underAxis(axisLabel(sensitivity)),
          Plot.dot(dots, { x: 'value', y: 'corner', r: 4, stroke: 'var(--arm-cluster)', fill: filled }),
        ],
      }),
    }),
    caption: `A dot for each parameter; filled dots can be told from luck. ${provenance(sensitivity)}`,
  });
}

function filled({ isTold }: { readonly isTold: boolean }): string {
  return isTold ? 'var(--arm-cluster)' : 'var(--page)';
}

function drawing(
  bars: readonly Bar[],
  floor: number,
  label: string,
  { width, isNarrow }: Room,
): Plot.PlotOptions {
  return {
    width,
    height: 62 + bars.length * rowHeight,
    marginBottom: 42,
    marginLeft: isNarrow ? 176 : 190,
    x: { label: null, zero: true, grid: true, ticks: isNarrow ? 4 : 8 },
    y: { domain: bars.map(({ name }) => name), label: null, tickSize: 0 },
    marks: [
      underAxis(label),
      Plot.barX(bars, { x: 'value', y: 'name', stroke: 'var(--arm-cluster)', fill: filled, inset: 3 }),
      Plot.ruleY(bars, { y: 'name', x1: 'low', x2: 'high', stroke: 'var(--ink)' }),
      Plot.ruleX([floor], { stroke: 'var(--ink)', strokeDasharray: '4 4' }),
      Plot.ruleX([0], { stroke: 'var(--line)' }),
    ],
  };
}

/** Below the ticks, where it meets none of them. */
function underAxis(label: string): Plot.Markish {
  return Plot.text([label], { frameAnchor: 'bottom', dy: 36, fill: 'var(--muted)' });
}

function axisLabel({ budget, trial }: Sensitivity): string {
  if (budget.method !== 'morris') return budget.method === 'sobol' ? '% of variance' : 'distance';
  const unit = contrastUnit(trial.contrast);
  return unit === '%' ? 'points' : unit;
}

function provenance({ trial, points, pairs, budget }: Sensitivity): string {
  return `${capital(budget.method)}, size ${budget.size}: ${points} points with ${trial.replications} replications each, ${pairs} runs of each arm, seed ${seedTextOf(trial.base)}.`;
}
