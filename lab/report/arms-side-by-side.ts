import * as Plot from '@observablehq/plot';
import type { Arm } from '#sim-core';
import type { Comparison } from '../comparison.ts';
import type { Interval } from '../statistics/interval.ts';
import { armPhrases } from '../verdict/wording.ts';
import { armGuide } from './arm-guide.ts';
import { figureOf } from './figure.ts';
import { type Markup, nothing } from './markup.ts';
import { armColour } from './palette.ts';
import { type Room, twoPictures } from './picture.ts';
import { provenance, treatedArmsOf } from './provenance.ts';
import { comparedWithChance, signedPercent, signedRange } from './quantities.ts';

interface Row {
  readonly arm: Arm;
  readonly gap: Interval;
}

/** The gap of every arm to isolated, with its interval. */
export function armsSideBySide(comparison: Comparison): Markup {
  const rows = treatedArmsOf(comparison)
    .map(({ arm, result }) => ({ arm, gap: result.gap }))
    .sort((a, b) => b.gap.mean - a.gap.mean);
  if (rows.length === 0) return nothing;
  return figureOf({
    id: 'arms',
    title: titleOf(rows),
    body: twoPictures({
      id: 'arms',
      name: 'Gap of turnover to isolated, by arm, with its interval',
      description: rows
        .map(
          ({ arm, gap }) =>
            `${armGuide[arm].label}: ${signedPercent(gap)} (${signedRange(gap)}), ${comparedWithChance(gap)}.`,
        )
        .join(' '),
      draw: (room) => drawing(rows, room),
    }),
    caption: `Mean turnover of the ${comparison.years.branch} years after the branch less that of isolated firms, in per cent of isolated turnover. Dots are means, bars are intervals; an interval that crosses 0 leaves the direction open. ${provenance(comparison)}`,
  });
}

function titleOf(rows: readonly Row[]): string {
  const most = rows[0];
  const least = rows[rows.length - 1];
  const beside = 'Against the same firms isolated, turnover';
  if (rows.length === 1) return `${beside} of ${armPhrases[most.arm]} differs by ${signedPercent(most.gap)}`;
  const told = ({ arm, gap }: Row) => `${signedPercent(gap)} (${armGuide[arm].label.toLowerCase()})`;
  return `${beside} differs by ${told(least)} to ${told(most)}`;
}

function drawing(rows: readonly Row[], { width, isNarrow }: Room): Plot.PlotOptions {
  const top = 26;
  const rowHeight = isNarrow ? 46 : 38;
  // A telephone has no room beside the intervals: names and numbers stand above them.
  const textShift = isNarrow ? -18 : 0;
  const margins = isNarrow ? { marginLeft: 24, marginRight: 24 } : { marginLeft: 116, marginRight: 176 };
  const bounds = rows.flatMap(({ gap }) => [gap.low, gap.high, 0]);
  const [low, high] = [Math.min(...bounds), Math.max(...bounds)];
  const margin = low === high ? 1 : 0.03 * (high - low);
  const domain: [number, number] = [low - margin, high + margin];
  const ticks = isNarrow ? 4 : 6;
  const percent = (value: number) => `${value > 0 ? '+' : ''}${String(value).replace('-', '−')} %`;
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
      Plot.text(['Isolated = 0'], {
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
          Plot.text([armGuide[arm].label], {
            frameAnchor: 'left',
            dx: isNarrow ? -22 : -110,
            y: middle + textShift,
            textAnchor: 'start',
            fontWeight: 600,
            fill: colour,
            ...halo,
          }),
          Plot.text([`${signedPercent(gap)} (${signedRange(gap)})`], {
            frameAnchor: 'right',
            dx: isNarrow ? 22 : 172,
            y: middle + textShift,
            textAnchor: 'end',
            fill: 'var(--ink)',
            ...halo,
          }),
          Plot.link([gap], {
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
