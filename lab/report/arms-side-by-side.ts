import * as Plot from '@observablehq/plot';
import type { Arm } from '#sim-core';
import type { Comparison } from '../comparison.ts';
import type { Interval } from '../statistics/interval.ts';
import { isDetermined } from '../statistics/support.ts';
import { english } from '../wording/english.ts';
import type { Wording } from '../wording/wording.ts';
import { figureOf } from './figure.ts';
import { type Markup, nothing } from './markup.ts';
import { armColour } from './palette.ts';
import { type Room, twoPictures } from './picture.ts';
import { provenance, treatedArmsOf } from './provenance.ts';
import { comparedWithChance, drawnEnds, none, signedPercent, signedRange } from './quantities.ts';

interface Row {
  readonly arm: Arm;
  readonly gap: Interval;
}

/** The gap of every arm to isolated, with its interval. */
export function armsSideBySide(comparison: Comparison, wording: Wording = english): Markup {
  const rows = treatedArmsOf(comparison)
    .map(({ arm, result }) => ({ arm, gap: result.gap }))
    .sort((a, b) => (b.gap.mean > a.gap.mean ? 1 : b.gap.mean < a.gap.mean ? -1 : 0));
  if (rows.length === 0) return nothing;
  return figureOf({
    id: 'arms',
    title: titleOf(rows, wording),
    body: twoPictures({
      id: 'arms',
      name: wording.figures.arms.name,
      description: rows
        .map(({ arm, gap }) => {
          const numbers = `${signedPercent(gap, wording)} (${signedRange(gap, wording)})`;
          return `${wording.arms[arm].label}${wording.numbers.colon}${numbers}, ${comparedWithChance(gap, wording)}.`;
        })
        .join(' '),
      draw: (room) => drawing(rows, room, wording),
    }),
    caption: `${wording.figures.arms.caption(comparison.years.branch)} ${provenance(comparison, wording)}`,
  });
}

function titleOf(rows: readonly Row[], wording: Wording): string {
  const { titleOfOne, titleOfAll } = wording.figures.arms;
  const most = rows[0];
  const least = rows[rows.length - 1];
  const mostSize = signedPercent(most.gap, wording);
  if (rows.length === 1) return titleOfOne(most.arm, mostSize);
  return titleOfAll(least.arm, signedPercent(least.gap, wording), most.arm, mostSize);
}

function drawing(rows: readonly Row[], { width, isNarrow }: Room, wording: Wording): Plot.PlotOptions {
  const { numbers } = wording;
  const top = 26;
  const rowHeight = isNarrow ? 46 : 38;
  // A telephone has no room beside the intervals: names and numbers stand above them.
  const textShift = isNarrow ? -18 : 0;
  const margins = isNarrow ? { marginLeft: 24, marginRight: 24 } : { marginLeft: 116, marginRight: 176 };
  const bounds = [0, ...rows.flatMap(({ gap }) => [gap.mean, gap.low, gap.high]).filter(Number.isFinite)];
  const [low, high] = [Math.min(...bounds), Math.max(...bounds)];
  const margin = low === high ? 1 : 0.03 * (high - low);
  const domain: [number, number] = [low - margin, high + margin];
  const ticks = isNarrow ? 4 : 6;
  const tick = { maximumFractionDigits: 10, useGrouping: false };
  const percent = (value: number) =>
    numbers.percent(`${value > 0 ? '+' : ''}${value.toLocaleString(numbers.locale, tick).replace('-', '−')}`);
  return {
    width,
    height: top + rows.length * rowHeight + 40,
    marginTop: top,
    marginBottom: 36,
    ...margins,
    x: { domain, label: null },
    y: { type: 'identity', axis: null },
    marks: [
      Plot.gridX({ stroke: 'var(--line)', strokeOpacity: 1, ticks }),
      Plot.axisX({ ticks, tickFormat: percent }),
      Plot.text([wording.figures.isolatedIsZero], {
        x: 0,
        frameAnchor: 'top',
        dy: -14,
        textAnchor: -low > 0.2 * (high - low) ? 'middle' : 'start',
        fontWeight: 600,
        fill: armColour('isolated'),
      }),
      ...rows.flatMap(({ arm, gap }, i) => {
        const middle = top + (i + (isNarrow ? 0.7 : 0.5)) * rowHeight;
        const colour = armColour(arm);
        const halo = { stroke: 'var(--page)', strokeWidth: 4 };
        return [
          Plot.link([{}], {
            x1: 0,
            x2: 0,
            y1: middle - (isNarrow ? 10 : rowHeight / 2),
            y2: middle + (isNarrow ? 10 : rowHeight / 2),
            stroke: armColour('isolated'),
            strokeWidth: 1.5,
          }),
          Plot.text([wording.arms[arm].label], {
            frameAnchor: 'left',
            dx: isNarrow ? -22 : -110,
            y: middle + textShift,
            textAnchor: 'start',
            fontWeight: 600,
            fill: colour,
            ...halo,
          }),
          Plot.text(
            [`${signedPercent(gap, wording)} (${isDetermined(gap) ? signedRange(gap, wording) : none})`],
            {
              frameAnchor: 'right',
              dx: isNarrow ? 22 : 172,
              y: middle + textShift,
              textAnchor: 'end',
              fill: 'var(--ink)',
              ...halo,
            },
          ),
          Plot.link([drawnEnds(gap)], {
            x1: 'low',
            x2: 'high',
            y1: middle,
            y2: middle,
            stroke: colour,
            strokeWidth: 5,
            strokeOpacity: 0.6,
            strokeLinecap: 'butt',
          }),
          Plot.dot([gap], { x: 'mean', y: middle, r: 5, fill: colour, stroke: 'var(--page)' }),
        ];
      }),
    ],
  };
}
