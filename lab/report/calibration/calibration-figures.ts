import * as Plot from '@observablehq/plot';
import { type CalibrationSearch, achievedOf, calibrationSeed } from '../../studies/calibration.ts';
import { isTargetMet, isolatedTargets } from '../../studies/isolated-targets.ts';
import { bandPlot } from '../band-plot.ts';
import { figureOf } from '../figure.ts';
import { type Markup, nothing } from '../markup.ts';
import { armColour } from '../palette.ts';
import { type Room, twoPictures } from '../picture.ts';
import { drawnEnds, plain } from '../quantities.ts';

/** Runs, seed and intervals: what stands under every figure. */
function provenance({ looks, replications }: CalibrationSearch): string {
  const sets = looks.length === 1 ? 'one set of values' : `each of ${looks.length} sets of values`;
  return `${replications} runs of the isolated arm for ${sets}, seed ${calibrationSeed}, 95 % intervals.`;
}

/** Every target beside what is achieved. */
export function calibrationTargets(search: CalibrationSearch): Markup {
  const rows = achievedOf(search.fit)
    .map(drawnEnds)
    .map(({ mean, low, high }, i) => {
      const target = isolatedTargets[i];
      const inHalfWidths = (value: number) =>
        (value - (target.low + target.high) / 2) / ((target.high - target.low) / 2);
      return {
        label: target.name,
        best: inHalfWidths(mean),
        low: inHalfWidths(low),
        high: inHalfWidths(high),
      };
    });
  const met = isolatedTargets.filter((target, i) => isTargetMet(target, search.fit.achieved[i])).length;
  return figureOf({
    id: 'targets',
    title: `${met} of ${isolatedTargets.length} targets are met`,
    body: twoPictures({
      id: 'targets',
      name: 'Targets beside simulated values',
      description: rows
        .map(({ label, best }) => `${label}: ${plain(best, 2)} half-widths from the middle of the target.`)
        .join(' '),
      draw: (room) =>
        bandPlot(
          rows,
          { reach: 1, unit: ['half-widths of the target from its middle', 'half-widths'] },
          room,
        ),
    }),
    caption: `Band: the target, from its least value to its greatest. Dot: mean over replications; line: interval of that mean. ${provenance(search)}`,
  });
}

/** How far every set of values that was tried lies from the targets. */
export function calibrationLooks(search: CalibrationSearch): Markup {
  const { looks } = search;
  if (looks.length < 2) return nothing;
  const [first, last] = [looks[0].distance, search.fit.distance];
  return figureOf({
    id: 'looks',
    title: `In ${looks.length} looks the distance falls from ${told(first)} to ${told(last)}`,
    body: twoPictures({
      id: 'looks',
      name: 'Distance from the targets, look by look',
      description: `From ${told(first)} at the start to ${told(last)} at the values chosen.`,
      draw: (room) => drawing(search, room),
    }),
    caption: `Each dot is a set of values that was tried, the line the best so far. Distance: mean over targets of the eighth power of the miss, in half-widths; at most 1 when all are met. The axis is logarithmic. All looks share their luck. ${provenance(search)}`,
  });
}

function told(distance: number): string {
  return plain(distance, distance >= 100 ? 0 : distance >= 1 ? 1 : 3);
}

function drawing({ looks }: CalibrationSearch, { width, isNarrow }: Room): Plot.PlotOptions {
  let best = Infinity;
  const points = looks.map(({ distance }, i) => {
    best = Math.min(best, distance);
    return { look: i + 1, distance, best };
  });
  const powers = powersOfTen(looks.map(({ distance }) => distance));
  return {
    width,
    height: isNarrow ? 260 : 340,
    marginTop: 30,
    marginBottom: 46,
    marginLeft: 64,
    marginRight: 16,
    x: { domain: [0, looks.length + 1], label: null },
    y: { type: 'log', label: null },
    marks: [
      Plot.gridY(powers, { stroke: 'var(--line)', strokeOpacity: 1 }),
      Plot.axisY(powers, { tickSize: 0, tickFormat: (value: number) => value.toLocaleString('en') }),
      Plot.axisX({ ticks: 6, tickFormat: (value: number) => plain(value, 0) }),
      Plot.text(['looks'], { frameAnchor: 'bottom', dy: 38, fill: 'var(--muted)' }),
      Plot.text(['distance'], { frameAnchor: 'top-left', dx: -52, dy: -24, fill: 'var(--muted)' }),
      Plot.lineY(points, { x: 'look', y: 'best', stroke: armColour('cluster'), curve: 'step-after' }),
      Plot.dot(points, { x: 'look', y: 'distance', r: 2.5, fill: 'var(--muted)' }),
    ],
  };
}

/** Those between the least and the greatest of some values, and the next ones outside. */
function powersOfTen(values: readonly number[]): number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)].map(Math.log10);
  const first = Math.floor(least);
  return Array.from({ length: Math.ceil(most) - first + 1 }, (_, i) => 10 ** (first + i));
}
