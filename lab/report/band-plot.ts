import * as Plot from '@observablehq/plot';
import { armColour } from './palette.ts';
import type { Room } from './picture.ts';
import { plain } from './quantities.ts';

/** A target as a row: all in the unit in which its band reaches as far as that of every other. */
export interface BandRow {
  readonly label: string;
  readonly best: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Rows beside a band around 0, each a dot with its interval.
 *
 * @param reach half the width of the band
 * @param unit  of the axis, in words
 */
export function bandPlot(
  rows: readonly BandRow[],
  { reach, unit }: { readonly reach: number; readonly unit: readonly [wide: string, narrow: string] },
  { width, isNarrow }: Room,
): Plot.PlotOptions {
  return {
    width,
    height: 60 + 40 * rows.length,
    marginTop: 8,
    marginLeft: isNarrow ? 132 : 190,
    marginRight: 16,
    marginBottom: 46,
    x: { label: null },
    y: { label: null, domain: rows.map(({ label }) => label), padding: 0.2 },
    marks: [
      Plot.rectX([{}], { x1: -reach, x2: reach, fill: armColour('isolated'), fillOpacity: 0.15 }),
      Plot.gridX({ stroke: 'var(--line)', strokeOpacity: 1, ticks: isNarrow ? 4 : 7 }),
      Plot.axisX({ ticks: isNarrow ? 4 : 7, tickSize: 0, tickFormat: (value: number) => plain(value, 0) }),
      Plot.axisY({ tickSize: 0, lineWidth: isNarrow ? 9 : 14 }),
      Plot.text([unit[isNarrow ? 1 : 0]], { frameAnchor: 'bottom', dy: 38, fill: 'var(--muted)' }),
      Plot.ruleX([0], { stroke: 'var(--ink)' }),
      Plot.ruleY(rows, { y: 'label', x1: 'low', x2: 'high', stroke: armColour('cluster'), strokeWidth: 2 }),
      Plot.dot(rows, { y: 'label', x: 'best', r: 5, fill: armColour('cluster') }),
    ],
  };
}
