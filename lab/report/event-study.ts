import * as Plot from '@observablehq/plot';
import type { Arm } from '#sim-core';
import type { ArmResult, Comparison } from '../comparison.ts';
import type { Interval } from '../statistics/interval.ts';
import { figure, isNone, isUndecided } from '../verdict/wording.ts';
import { english } from '../wording/english.ts';
import type { Wording } from '../wording/wording.ts';
import { armGuide } from './arm-guide.ts';
import { figureOf } from './figure.ts';
import { type Markup, nothing } from './markup.ts';
import { armColour } from './palette.ts';
import { type Room, twoPictures } from './picture.ts';
import { provenance, treatedArmsOf } from './provenance.ts';
import { drawnEnds, rangeText, signed } from './quantities.ts';
import { spread } from './spread.ts';

/** The gap of one month; time is that month’s end, in months since the branch. */
interface Point extends Interval {
  readonly time: number;
}

interface Line {
  readonly arm: Arm;
  readonly points: readonly Point[];
}

/** The monthly gap of every arm to isolated, from before the branch to the end. */
export function eventStudy(comparison: Comparison, wording: Wording = english): Markup {
  const lines = treatedArmsOf(comparison)
    .map(({ arm, result }) => ({ arm, points: pointsOf(result) }))
    .filter(({ points }) => points.length > 0);
  if (lines.length === 0) return nothing;
  return figureOf({
    id: 'event-study',
    title: titleOf(comparison, lines, wording),
    body: twoPictures({
      id: 'event-study',
      name: wording.figures.eventStudy.name,
      description: lines.map((line) => describe(line, wording)).join(' '),
      draw: (room) => drawing(lines, room, wording),
    }),
    caption: `${wording.figures.eventStudy.caption} ${provenance(comparison, wording)}`,
  });
}

function pointsOf({ events: { month, mean, low, high } }: ArmResult): Point[] {
  return month
    .map((start, i) => ({ time: start + 1, mean: mean[i], low: low[i], high: high[i] }))
    .filter(({ mean: gap }) => Number.isFinite(gap))
    .map(drawnEnds);
}

/** The last year as a whole: a single month is noise. */
function titleOf({ arms, headline }: Comparison, lines: readonly Line[], wording: Wording): string {
  const { numbers, figures } = wording;
  const { titleOf: title, titleOfNone, titleOfUndecided } = figures.eventStudy;
  const { arm } = lines.find((line) => line.arm === headline.arm) ?? lines[0];
  const { lastYear } = arms[arm]!;
  if (isNone(lastYear)) return titleOfNone(arm);
  if (isUndecided(lastYear)) return titleOfUndecided(arm);
  const size = figure(Math.abs(lastYear.mean), 1, numbers.locale);
  const { low, high } = lastYear;
  const ends = rangeText({ low, high }, (bound) => signed(bound, 1, wording), wording);
  return title(arm, lastYear.mean > 0 ? 'more' : 'less', size, ends);
}

function describe({ arm, points }: Line, wording: Wording): string {
  const { numbers, figures, arms } = wording;
  const last = points.at(-1)!.time;
  const told = points
    .filter(({ time }) => time === last || (time > 0 && time % 24 === 0))
    .map(({ time, mean, low, high }) => {
      const written = (value: number) => signed(value, 1, wording);
      return figures.eventStudy.point(
        numbers.percent(written(mean)),
        time,
        rangeText({ low, high }, written, wording),
      );
    });
  return `${arms[arm].label}${numbers.colon}${told.join(', ')}.`;
}

function drawing(lines: readonly Line[], { width, isNarrow }: Room, wording: Wording): Plot.PlotOptions {
  const { eventStudy: texts, isolatedIsZero } = wording.figures;
  const height = isNarrow ? 300 : 380;
  const margins = { marginTop: 26, marginBottom: 44, marginLeft: 66, marginRight: isNarrow ? 104 : 124 };
  const domain = rangeOf(lines);
  const perPixel = (domain[1] - domain[0]) / (height - margins.marginTop - margins.marginBottom);
  const first = Math.min(0, ...lines.map(({ points }) => points[0].time - 1));
  const end = Math.max(1, ...lines.map(({ points }) => points.at(-1)!.time));
  const labels = spread(
    [
      { name: isolatedIsZero, colour: armColour('isolated'), at: 0 },
      ...lines.map(({ arm, points }) => ({
        name: wording.arms[arm].label,
        colour: armColour(arm),
        at: points.at(-1)!.mean,
      })),
    ],
    16 * perPixel,
    domain,
  );
  return {
    width,
    height,
    ...margins,
    x: { domain: [first, end], label: null },
    y: { domain, label: null },
    marks: [
      Plot.gridY({ stroke: 'var(--line)', strokeOpacity: 1 }),
      Plot.axisY({
        ticks: isNarrow ? 5 : 8,
        tickSize: 0,
        tickFormat: (value: number) => wording.numbers.percent(signed(value, decimalsIn(domain), wording)),
      }),
      Plot.axisX({
        ticks: ticksOf(first, end, isNarrow),
        tickFormat: (value: number) => signed(value, 0, wording),
      }),
      Plot.text([texts.months], { frameAnchor: 'bottom', dy: 36, fill: 'var(--muted)' }),
      Plot.ruleY([0], { stroke: armColour('isolated'), strokeWidth: 1.5 }),
      Plot.ruleX([0], { stroke: 'var(--ink)', strokeDasharray: '4 3' }),
      Plot.text([texts.branch], { x: 0, frameAnchor: 'top', dy: -20, fontWeight: 600, fill: 'var(--ink)' }),
      ...lines.map(({ arm, points }) =>
        Plot.areaY(points, {
          x: 'time',
          y1: 'low',
          y2: 'high',
          fill: armColour(arm),
          fillOpacity: 0.2,
        }),
      ),
      ...lines.map(({ arm, points }) =>
        Plot.lineY(points, {
          x: 'time',
          y: 'mean',
          stroke: armColour(arm),
          strokeWidth: 2,
          strokeDasharray: armGuide[arm].dashes,
        }),
      ),
      ...labels.flatMap(({ name, colour, at, place }) => [
        Plot.arrow([{}], {
          x1: end,
          x2: end,
          y1: at,
          y2: place,
          stroke: colour,
          headLength: 0,
          insetStart: 0,
          dx: 3,
        }),
        Plot.text([name], { x: end, y: place, dx: 8, textAnchor: 'start', fontWeight: 600, fill: colour }),
      ]),
    ],
  };
}

/** From the lowest band to the highest, with 0 always in it and never without height. */
function rangeOf(lines: readonly Line[]): [number, number] {
  const values = lines
    .flatMap(({ points }) => points.flatMap(({ mean, low, high }) => [mean, low, high]))
    .filter(Number.isFinite);
  const low = values.reduce((least, value) => Math.min(least, value), 0);
  const high = values.reduce((most, value) => Math.max(most, value), 0);
  if (low === high) return [-1, 1];
  const margin = 0.04 * (high - low);
  return [low - (low < 0 ? margin : 0.5 * margin), high + margin];
}

function decimalsIn([low, high]: readonly [number, number]): number {
  return high - low < 8 ? 1 : 0;
}

/** Whole years, at a distance at which their labels do not touch. */
function ticksOf(first: number, end: number, isNarrow: boolean): number[] {
  const most = isNarrow ? 5 : 9;
  const step = [6, 12, 24, 60, 120, 240, 600].find((each) => (end - first) / each <= most) ?? 600;
  const from = Math.ceil(first / step);
  const count = Math.floor(end / step) - from + 1;
  return Array.from({ length: count }, (_, i) => (from + i) * step);
}
