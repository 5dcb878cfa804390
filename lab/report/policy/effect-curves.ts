import * as Plot from '@observablehq/plot';
import type { MixResult, PolicyAnswer } from '../../policy/policy-answer.ts';
import { euros, mixPhrase } from '../../policy/policy-wording.ts';
import { capital } from '../../verdict/wording.ts';
import { figureOf } from '../figure.ts';
import { type Markup, html, nothing } from '../markup.ts';
import { armColour } from '../palette.ts';
import { onePicture } from '../picture.ts';
import { drawnEnds, plain, rangeText } from '../quantities.ts';
import { policyProvenance, rankedMixes } from './figure-notes.ts';

interface Point {
  readonly month: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const room = { width: 360, isNarrow: true };

/** The difference to the region without money, month after month, one small drawing for each way. */
export function effectCurves(answer: PolicyAnswer): Markup {
  const mixes = rankedMixes(answer).filter(({ perEuroSpent }) => perEuroSpent);
  if (mixes.length === 0) return nothing;
  const domain = domainOf(mixes);
  const { from, to } = answer.money;
  return figureOf({
    id: 'effect-curves',
    title: titleOf(mixes),
    body: html`<div class="maps">
      ${mixes.map(
        (mix) =>
          html`<div>
            <h4>${capital(mixPhrase(mix.name))}</h4>
            ${onePicture(
              {
                id: `curve-${mix.name}`,
                name: `Turnover with money for ${mixPhrase(mix.name)} less turnover without`,
                description: describe(mix),
                draw: () => drawing(pointsOf(mix), domain, from, to + 1),
              },
              room,
              `curve-${mix.name.replaceAll(/[^a-z0-9]+/gi, '-')}`,
            )}
          </div>`,
      )}
    </div>`,
    caption: `Turnover of the twelve months that end with each month, less that of the same region without the money, million € a year; all on one scale. Up to the branch (month 0) both are the same run. The money flows in months ${from + 1} to ${to + 1}${to + 1 < pointsOf(mixes[0]).length ? ' (between the dashed lines)' : ''}. Bands are the intervals of each month by itself, not of the whole line. ${policyProvenance(answer)}`,
  });
}

function titleOf(mixes: readonly MixResult[]): string {
  const timed = mixes.filter(({ monthsToEffect }) => monthsToEffect !== undefined);
  const most = [
    timed.find(({ change }) => change.turnover.mean > 0),
    timed.findLast(({ change }) => change.turnover.mean < 0),
  ].flatMap((each) => each ?? []);
  if (most.length === 0) return 'In time, no difference stands out from what chance alone makes';
  const told = most.map(
    ({ name, monthsToEffect, change }) =>
      `half of the ${change.turnover.mean > 0 ? 'effect' : 'loss'} of ${mixPhrase(name)} is there to stay after ${monthsToEffect!} months`,
  );
  return capital(told.join('; '));
}

function pointsOf({ events: { turnover } }: MixResult): Point[] {
  const million = (value: number) => value / 1000;
  return turnover.mean.map((mean, i) => ({
    month: i + 1,
    mean: million(mean),
    ...drawnEnds({ low: million(turnover.low[i]), high: million(turnover.high[i]) }),
  }));
}

function describe({ events: { turnover } }: MixResult): string {
  return turnover.mean
    .map((mean, i) => ({ mean, low: turnover.low[i], high: turnover.high[i], month: i + 1 }))
    .filter(({ month }) => month % 24 === 0 || month === turnover.mean.length)
    .map(
      ({ month, mean, low, high }) =>
        `Month ${month}: ${euros(mean)} a year (${rangeText({ low, high }, euros)}).`,
    )
    .join(' ');
}

function drawing(
  points: readonly Point[],
  domain: readonly [number, number],
  from: number,
  to: number,
): Plot.PlotOptions {
  const end = points.length;
  const decimals = domain[1] - domain[0] < 8 ? (domain[1] - domain[0] < 0.8 ? 2 : 1) : 0;
  const dates = [from, to].filter((month) => month > 0 && month < end);
  return {
    width: room.width,
    height: 228,
    marginTop: 30,
    marginBottom: 44,
    marginLeft: 62,
    marginRight: 14,
    x: { domain: [0, end], label: null },
    y: { domain: [...domain], label: null },
    marks: [
      Plot.gridY({ stroke: 'var(--line)', strokeOpacity: 1, ticks: 4 }),
      Plot.axisY({ ticks: 4, tickSize: 0, tickFormat: (value: number) => plain(value, decimals) }),
      Plot.axisX({ ticks: ticksTo(end), tickFormat: (value: number) => plain(value, 0) }),
      Plot.text(['months since the branch'], { frameAnchor: 'bottom', dy: 38, fill: 'var(--muted)' }),
      Plot.text(['million € a year'], { frameAnchor: 'top-left', dx: -54, dy: -26, fill: 'var(--muted)' }),
      Plot.ruleX(dates, { stroke: 'var(--ink)', strokeDasharray: '4 3' }),
      Plot.areaY(points, { x: 'month', y1: 'low', y2: 'high', fill: armColour('cluster'), fillOpacity: 0.2 }),
      Plot.ruleY([0], { stroke: 'var(--ink)' }),
      Plot.lineY(points, { x: 'month', y: 'mean', stroke: armColour('cluster'), strokeWidth: 2 }),
    ],
  };
}

function ticksTo(end: number): number[] {
  const step = [6, 12, 24, 60, 120, 240].find((each) => end / each <= 5) ?? 600;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, i) => i * step);
}

function domainOf(mixes: readonly MixResult[]): [number, number] {
  const values = mixes
    .flatMap(pointsOf)
    .flatMap(({ mean, low, high }) => [mean, low, high])
    .filter(Number.isFinite);
  const low = values.reduce((least, value) => Math.min(least, value), 0);
  const high = values.reduce((most, value) => Math.max(most, value), 0);
  return low === high ? [-1, 1] : [low, high];
}
