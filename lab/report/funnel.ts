import * as Plot from '@observablehq/plot';
import type { Arm } from '#sim-core';
import { type Comparison, type Stage, stages } from '../comparison.ts';
import type { Interval } from '../statistics/interval.ts';
import { english } from '../wording/english.ts';
import type { Wording } from '../wording/wording.ts';
import { figureOf } from './figure.ts';
import type { Markup } from './markup.ts';
import { armColour } from './palette.ts';
import { type Room, twoPictures } from './picture.ts';
import { armsOf, provenance } from './provenance.ts';
import { drawnEnds, plain } from './quantities.ts';

const barHeight = 17;
const headingHeight = 26;

interface Bar extends Interval {
  readonly arm: Arm;
  readonly y: number;
}

/** What becomes of 100 opportunities, stage by stage and arm by arm. */
export function funnel(comparison: Comparison, wording: Wording = english): Markup {
  const { colon } = wording.numbers;
  const arms = armsOf(comparison);
  return figureOf({
    id: 'funnel',
    title: titleOf(comparison, wording),
    body: twoPictures({
      id: 'funnel',
      name: wording.figures.funnel.name,
      description: stages
        .map((stage) => {
          const values = arms.map(
            ({ arm, result }) => `${wording.arms[arm].label} ${plain(result.funnel[stage].mean, 1, wording)}`,
          );
          return `${wording.stages[stage].name}${colon}${values.join(', ')}.`;
        })
        .join(' '),
      draw: (room) =>
        drawing(
          arms.map(({ arm, result }) => ({ arm, funnel: result.funnel })),
          room,
          wording,
        ),
    }),
    caption: `${wording.figures.funnel.caption} ${provenance(comparison, wording)}`,
  });
}

function titleOf({ arms, headline }: Comparison, wording: Wording): string {
  const { title, titleOfIsolated } = wording.figures.funnel;
  const won = (arm: Arm) => plain(arms[arm]!.funnel.won.mean, 1, wording);
  return headline.arm === 'isolated'
    ? titleOfIsolated(won('isolated'))
    : title(won('isolated'), headline.arm, won(headline.arm));
}

/** A share lies in 0 to 100; an interval from few replications may not. */
function withinHundred(interval: Interval): Interval {
  const { mean, low, high } = drawnEnds(interval);
  return { mean, low: Math.max(0, low), high: Math.min(100, high) };
}

function drawing(
  arms: readonly { readonly arm: Arm; readonly funnel: Readonly<Record<Stage, Interval>> }[],
  { width, isNarrow }: Room,
  wording: Wording,
): Plot.PlotOptions {
  const blockHeight = headingHeight + arms.length * barHeight + 8;
  const bars = stages.flatMap((stage, s) =>
    arms.map(({ arm, funnel: shares }, i): Bar => ({
      arm,
      ...withinHundred(shares[stage]),
      y: s * blockHeight + headingHeight + i * barHeight,
    })),
  );
  return {
    width,
    height: stages.length * blockHeight,
    marginTop: 0,
    marginBottom: 0,
    marginLeft: isNarrow ? 96 : 112,
    marginRight: 44,
    x: { domain: [0, 100], axis: null },
    y: { type: 'identity', axis: null },
    marks: [
      ...stages.map((stage, s) =>
        Plot.text([`${wording.stages[stage].name}${wording.numbers.colon}${wording.stages[stage].meaning}`], {
          frameAnchor: 'left',
          dx: isNarrow ? -94 : -110,
          y: s * blockHeight + 14,
          textAnchor: 'start',
          fontWeight: 600,
          fill: 'var(--ink)',
        }),
      ),
      ...bars.flatMap((bar) => [
        Plot.rect([bar], {
          x1: 0,
          x2: 'mean',
          y1: bar.y + 2,
          y2: bar.y + barHeight - 2,
          fill: armColour(bar.arm),
        }),
        Plot.link([bar], {
          x1: 'low',
          x2: 'high',
          y1: bar.y + barHeight / 2,
          y2: bar.y + barHeight / 2,
          stroke: 'var(--ink)',
          strokeWidth: 1.5,
        }),
        Plot.text([wording.arms[bar.arm].label], {
          x: 0,
          y: bar.y + barHeight / 2,
          dx: -6,
          textAnchor: 'end',
          fill: armColour(bar.arm),
        }),
        Plot.text([plain(bar.mean, 1, wording)], {
          x: Number.isFinite(bar.high) ? Math.max(bar.mean, bar.high) : bar.mean,
          y: bar.y + barHeight / 2,
          dx: 5,
          textAnchor: 'start',
          fill: 'var(--ink)',
        }),
      ]),
    ],
  };
}
