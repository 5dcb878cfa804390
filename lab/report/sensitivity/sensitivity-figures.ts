import * as Plot from '@observablehq/plot';
import { contrastPhrase, sizeUnit } from '../../sensitivity/contrast.ts';
import type { Sensitivity } from '../../sensitivity/run-sensitivity.ts';
import { seedTextOf } from '../../seed-text.ts';
import { cornerOf, rowName } from '../../sensitivity/sensitivity-words.ts';
import { isDetermined } from '../../sensitivity/share-within.ts';
import { english } from '../../wording/english.ts';
import type { Wording } from '../../wording/wording.ts';
import { figureOf } from '../figure.ts';
import { type Markup, nothing } from '../markup.ts';
import { type Room, twoPictures } from '../picture.ts';
import { type LabelRoom, labelRoom, rowAxis } from '../row-labels.ts';
import { tickText } from '../tick-text.ts';
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

/** The largest, with their intervals and the level of luck. */
export function rankingFigure(sensitivity: Sensitivity, wording: Wording = english): Markup {
  const { rows, budget, floor, trial } = sensitivity;
  const { ranking } = wording.sensitivity;
  const scale = scaleOf(sensitivity);
  const determined = rows.filter(({ size }) => isDetermined(size));
  if (determined.length === 0) return nothing;
  const bars = determined.slice(0, mostBars).map(({ name, size, isDistinguishable }): Bar => ({
    name: rowName(sensitivity, name, wording),
    value: scale * size.estimate,
    low: scale * size.low,
    high: scale * size.high,
    isTold: isDistinguishable,
  }));
  return figureOf({
    id: 'ranking',
    title: ranking.title(contrastPhrase(trial.contrast, wording)),
    body: twoPictures({
      id: 'ranking',
      name: ranking.name(determined.length, budget.method),
      description: bars.map(({ name, value }) => ranking.bar(name, plain(value, 2, wording))).join(' '),
      draw: (room) => drawing(bars, scale * floor, axisLabel(sensitivity, wording), room, wording),
    }),
    caption: `${ranking.caption(budget.method)} ${provenance(sensitivity, wording)}`,
  });
}

/** The same sizes by corner of the diamond: each parameter a dot. */
export function cornersFigure(sensitivity: Sensitivity, wording: Wording = english): Markup {
  const { budget } = sensitivity;
  const rows = sensitivity.rows.filter(({ size }) => isDetermined(size));
  const { corners: texts } = wording.sensitivity;
  if (budget.isByCorner || rows.length < 8) return nothing;
  const scale = scaleOf(sensitivity);
  const dots = rows.map(({ name, size, isDistinguishable }) => ({
    corner: wording.parameters.corner(cornerOf(name)),
    value: scale * size.estimate,
    isTold: isDistinguishable,
  }));
  const corners = [...new Set(dots.map(({ corner }) => corner))];
  const mostOf = (corner: string) =>
    Math.max(...dots.filter((dot) => dot.corner === corner).map(({ value }) => value));
  return figureOf({
    id: 'corners',
    title: texts.title,
    body: twoPictures({
      id: 'corners',
      name: texts.name,
      description: corners.map((corner) => texts.corner(corner, plain(mostOf(corner), 2, wording))).join(' '),
      draw: (room) => cornersDrawing(dots, corners, axisLabel(sensitivity, wording), room, wording),
    }),
    caption: `${texts.caption} ${provenance(sensitivity, wording)}`,
  });
}

interface Dot {
  readonly corner: string;
  readonly value: number;
  readonly isTold: boolean;
}

function cornersDrawing(
  dots: readonly Dot[],
  corners: readonly string[],
  label: string,
  room: Room,
  wording: Wording,
): Plot.PlotOptions {
  const { width, isNarrow } = room;
  const usual = { marginLeft: isNarrow ? 90 : 110, rowHeight: 26, lineWidth: Infinity };
  const labels = labelRoom(corners, room, usual);
  return {
    width,
    height: 62 + corners.length * labels.rowHeight,
    marginBottom: 42,
    marginLeft: labels.marginLeft,
    x: { label: null, zero: true, grid: true, ticks: isNarrow ? 4 : 8, tickFormat: tickText(wording) },
    y: { domain: corners, label: null },
    marks: [
      ...brokenNames(labels),
      underAxis(label),
      Plot.dot(dots, { x: 'value', y: 'corner', r: 4, stroke: 'var(--arm-cluster)', fill: filled }),
    ],
  };
}

/** An axis of its own where names break. */
function brokenNames(labels: LabelRoom): Plot.Markish[] {
  return labels.lineWidth < Infinity ? [rowAxis(labels)] : [];
}

/** Shares of the variance are shown in per cent. */
function scaleOf({ budget }: Sensitivity): number {
  return budget.method === 'sobol' ? 100 : 1;
}

function filled({ isTold }: { readonly isTold: boolean }): string {
  return isTold ? 'var(--arm-cluster)' : 'var(--page)';
}

function drawing(
  bars: readonly Bar[],
  floor: number,
  label: string,
  room: Room,
  wording: Wording,
): Plot.PlotOptions {
  const { width, isNarrow } = room;
  const names = bars.map(({ name }) => name);
  const labels = labelRoom(names, room, { marginLeft: isNarrow ? 176 : 190, rowHeight, lineWidth: Infinity });
  return {
    width,
    height: 62 + bars.length * labels.rowHeight,
    marginBottom: 42,
    marginLeft: labels.marginLeft,
    x: {
      label: null,
      zero: true,
      grid: true,
      ticks: isNarrow ? 4 : 8,
      tickFormat: tickText(wording),
    },
    y: { domain: names, label: null, tickSize: 0 },
    marks: [
      ...brokenNames(labels),
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

function axisLabel({ budget, trial }: Sensitivity, wording: Wording): string {
  const { ofVariance, distance } = wording.sensitivity;
  if (budget.method === 'morris') return sizeUnit(trial.contrast, wording);
  return budget.method === 'sobol' ? ofVariance : distance;
}

function provenance({ trial, points, pairs, budget }: Sensitivity, { sensitivity }: Wording): string {
  const { method, size } = budget;
  return sensitivity.provenance(method, size, points, trial.replications, pairs, seedTextOf(trial.base));
}
