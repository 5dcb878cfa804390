import * as Plot from '@observablehq/plot';
import type { Arm } from '#sim-core';
import type { MainEffect } from '../../sweep/summary/main-effects.ts';
import type { JudgedDifference, SweepSummary } from '../../sweep/summary/summarise-sweep.ts';
import {
  type ToldInterval,
  differencesOf,
  intervalText,
  isRelativeIn,
  levelText,
  lowered,
  seriesPhrase,
  toldInterval,
} from '../../sweep/summary/summary-phrases.ts';
import { alpha, confidence } from '../../sweep/summary/point-difference.ts';
import { capital, intervalName } from '../../verdict/wording.ts';
import { figureOf } from '../figure.ts';
import { type Markup, html, nothing } from '../markup.ts';
import { armColour } from '../palette.ts';
import { type Room, onePicture, twoPictures } from '../picture.ts';
import { plain } from '../quantities.ts';

/** Points that a drawing has room for; of more, as many evenly spread ones are drawn. */
const mostDrawn = 200;
const small: Room = { width: 360, isNarrow: true };

/** A point of the design as a drawing has it. */
interface Mark extends ToldInterval {
  readonly point: number;
  readonly rank: number;
  readonly isTold: boolean;
}

/** Where a figure's numbers come from: it stands under every figure. */
export function sweepProvenance({ samples, baseline }: SweepSummary): string {
  const counts = samples.points.map(({ samples: own }) => own[0][0].length);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const each = least === most ? `${least}` : `${least} to ${most}`;
  const pairs = baseline === undefined ? 'replications' : 'paired replications';
  return `${plain(counts.length, 0)} points with ${each} ${pairs} each, seed ${samples.seed}, ${intervalName(confidence)}s (Student’s t), each by itself.`;
}

/** Every point by its size: an arm's difference, or an arm alone. */
export function pointsFigure(summary: SweepSummary, arm: Arm, outcome: number): Markup {
  const { samples, baseline, margin } = summary;
  const all = marksOf(summary, arm, outcome).filter(({ mean }) => Number.isFinite(mean));
  if (all.length === 0) return nothing;
  const rising = all.sort((a, b) => a.mean - b.mean).map((mark, rank) => ({ ...mark, rank: rank + 1 }));
  const step = Math.max(1, rising.length / mostDrawn);
  const drawn = rising.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
  const told = rising.filter(({ isTold }) => isTold).length;
  const phrase = seriesPhrase(summary, arm, outcome);
  const id = `points-${samples.outcomes[outcome].name}-${arm}`;
  const [least, most] = [rising[0], rising.at(-1)!];
  const some =
    drawn.length < rising.length
      ? ` Of ${plain(rising.length, 0)} points, ${drawn.length} evenly chosen ones are drawn.`
      : '';
  const reading =
    baseline === undefined
      ? 'Each dot is the mean of a point, the line its interval.'
      : `Each dot is the mean difference of a point, the line its interval. Filled dots differ from 0 after correction for ${plain(summary.family, 0)} tests (Holm, ${100 * alpha} %); hollow ones are not told from 0. Equivalent is what lies within ±${margin} % of the baseline’s mean, tested for itself.`;
  return figureOf({
    id,
    title:
      baseline === undefined
        ? capital(phrase)
        : `${capital(phrase)}: ${plain(told, 0)} of ${plain(rising.length, 0)} points differ`,
    body: twoPictures({
      id,
      name: `${capital(phrase)}, point by point`,
      description: `From ${intervalText(least)} at point ${least.point} to ${intervalText(most)} at point ${most.point}.`,
      draw: (room) => caterpillar(drawn, rising.length, arm, room),
    }),
    caption: `${reading}${some} ${sweepProvenance(summary)}`,
  });
}

function marksOf(summary: SweepSummary, arm: Arm, outcome: number): Omit<Mark, 'rank'>[] {
  const { unit } = summary.samples.outcomes[outcome];
  if (summary.baseline === undefined)
    return summary.levels
      .filter((each) => each.arm === arm && each.outcome === outcome)
      .map(({ point, mean, spread }) => ({
        ...(spread?.student ?? { mean, low: NaN, high: NaN }),
        unit,
        isDifference: false,
        point,
        isTold: true,
      }));
  const isRelative = isRelativeIn(summary, arm, outcome);
  return differencesOf(summary, arm, outcome).map((each) => ({
    ...toldInterval(each, isRelative, unit),
    point: each.point,
    isTold: isDifferent(each),
  }));
}

function isDifferent({ finding }: JudgedDifference): boolean {
  return finding === 'more' || finding === 'less';
}

function caterpillar(
  marks: readonly Mark[],
  count: number,
  arm: Arm,
  { width, isNarrow }: Room,
): Plot.PlotOptions {
  const [{ unit, isDifference }] = marks;
  const bounded = marks.filter(({ low }) => Number.isFinite(low));
  return {
    width,
    height: isNarrow ? 260 : 340,
    marginTop: 30,
    marginLeft: isNarrow ? 60 : 72,
    marginBottom: 44,
    x: { domain: [0, count + 1], label: null },
    y: { label: null },
    marks: [
      Plot.gridY({ stroke: 'var(--line)', strokeOpacity: 1, ticks: 6 }),
      Plot.axisY({ ticks: 6, tickSize: 0, tickFormat: numbersOf(marks) }),
      Plot.axisX({
        ticks: wholeTicks(count, isNarrow ? 4 : 8),
        tickFormat: (value: number) => plain(value, 0),
      }),
      Plot.text(['points, by size'], { frameAnchor: 'bottom', dy: 38, fill: 'var(--muted)' }),
      Plot.text([axisText(unit, isDifference)], {
        frameAnchor: 'top-left',
        dx: isNarrow ? -52 : -64,
        dy: -26,
        fill: 'var(--muted)',
      }),
      ...(isDifference ? [Plot.ruleY([0], { stroke: 'var(--ink)', strokeWidth: 1.5 })] : []),
      Plot.ruleX(bounded, { x: 'rank', y1: 'low', y2: 'high', stroke: armColour(arm), strokeOpacity: 0.6 }),
      Plot.dot(marks, {
        x: 'rank',
        y: 'mean',
        r: marks.length > 60 ? 2.2 : 4,
        stroke: armColour(arm),
        fill: ({ isTold }: Mark) => (isTold ? armColour(arm) : 'var(--page)'),
      }),
    ],
  };
}

/** Factor by factor: every point, and the mean over all that share a level. */
export function effectsFigure(summary: SweepSummary, arm: Arm, outcome: number): Markup {
  const { samples, baseline } = summary;
  const series = summary.effects.find((each) => each.arm === arm && each.outcome === outcome);
  const effects = series?.effects.filter(({ levels }) =>
    levels.some(({ interval }) => Number.isFinite(interval.mean)),
  );
  if (!series || !effects || effects.length === 0) return nothing;
  const { name, unit: own } = samples.outcomes[outcome];
  const unit = series.isRelative ? '%' : own;
  const marks = marksOf(summary, arm, outcome).filter(({ mean }) => Number.isFinite(mean));
  const means = [
    ...marks.map(({ mean }) => mean),
    ...effects.flatMap(({ levels }) => levels.flatMap(({ interval }) => [interval.low, interval.high])),
  ].filter(Number.isFinite);
  const domain = [
    Math.min(...means, ...(baseline === undefined ? [] : [0])),
    Math.max(...means, ...(baseline === undefined ? [] : [0])),
  ];
  const widest = samples.factors[effects[0].factor];
  return figureOf({
    id: `effects-${name}-${arm}`,
    title: `${capital(seriesPhrase(summary, arm, outcome))} moves most with ${lowered(widest.label)}`,
    body: html`<div class="maps">
      ${effects.map((effect) => {
        const factor = samples.factors[effect.factor];
        const id = `effect-${name}-${arm}-${factor.name}`;
        const description = effect.levels
          .map(
            (level) =>
              `${levelText(level)}: ${intervalText({ ...level.interval, unit, isDifference: baseline !== undefined })}.`,
          )
          .join(' ');
        const draw = () =>
          response(summary, effect, marks, arm, domain, axisText(unit, baseline !== undefined));
        return html`<div>
          <h4>${factor.label}${factor.unit === '' ? '' : `, ${factor.unit}`}</h4>
          ${onePicture({ id, name: `${capital(seriesPhrase(summary, arm, outcome))} by ${lowered(factor.label)}`, description, draw }, small, id)}
        </div>`;
      })}
    </div>`,
    caption: `Small dots are points; large ones are means over all points at a level (or in a class of as many points each), the other factors averaged out, with their intervals over replications, since points share their luck. All on one scale, the factor that moves it most first. ${sweepProvenance(summary)}`,
  });
}

function response(
  { samples }: SweepSummary,
  { factor, levels }: MainEffect,
  marks: readonly Omit<Mark, 'rank'>[],
  arm: Arm,
  domain: readonly number[],
  unit: string,
): Plot.PlotOptions {
  const { isNumeric } = samples.factors[factor];
  const valueAt = new Map(samples.points.map(({ point, factors }) => [point, factors[factor]]));
  const dots = marks
    .map((mark) => ({ ...mark, at: valueAt.get(mark.point) }))
    .filter(({ at }) => at !== undefined);
  const step = Math.max(1, dots.length / mostDrawn);
  const drawn = dots.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
  const means = levels
    .filter(({ interval }) => Number.isFinite(interval.mean))
    .map(({ from, to, interval }) => ({
      at: isNumeric ? (Number(from) + Number(to)) / 2 : String(from),
      ...interval,
    }));
  const places = { x: 'at', y: 'mean' };
  return {
    width: small.width,
    height: 250,
    marginTop: 30,
    marginLeft: 62,
    marginRight: 18,
    marginBottom: isNumeric ? 34 : 44,
    x: {
      label: null,
      ...(isNumeric ? {} : { type: 'point', domain: means.map(({ at }) => at), padding: 0.5 }),
    },
    y: { domain: [...domain], label: null, nice: true },
    marks: [
      Plot.gridY({ stroke: 'var(--line)', strokeOpacity: 1, ticks: 5 }),
      Plot.axisY({ ticks: 5, tickSize: 0, tickFormat: numbersOf(marks) }),
      Plot.axisX(isNumeric ? { ticks: 4 } : { lineWidth: 7, fontSize: 12 }),
      Plot.text([unit], { frameAnchor: 'top-left', dx: -54, dy: -26, fill: 'var(--muted)' }),
      Plot.ruleY(
        [0].filter((zero) => domain[0] <= zero && domain[1] >= zero),
        { stroke: 'var(--ink)' },
      ),
      Plot.dot(drawn, { ...places, r: 2, fill: 'var(--muted)', fillOpacity: 0.6 }),
      ...(isNumeric ? [Plot.lineY(means, { ...places, stroke: armColour(arm), strokeWidth: 2 })] : []),
      Plot.ruleX(means, { x: 'at', y1: 'low', y2: 'high', stroke: armColour(arm), strokeWidth: 2 }),
      Plot.dot(means, { ...places, r: 4.5, fill: armColour(arm), stroke: 'var(--page)' }),
    ],
  };
}

function axisText(unit: string, isDifference: boolean): string {
  const what = isDifference ? 'difference' : 'mean';
  return unit === '' ? what : `${what}, ${unit}`;
}

/** Ticks that a scale of these values deserves. */
function numbersOf(marks: readonly Pick<Mark, 'mean'>[]): (value: number) => string {
  const means = marks.map(({ mean }) => mean);
  const range = Math.max(...means, 0) - Math.min(...means, 0);
  const decimals = range > 8 || range === 0 ? 0 : Math.min(6, Math.ceil(1 - Math.log10(range)));
  return (value) => plain(value, decimals);
}

/** Round whole numbers, at most so many. */
function wholeTicks(count: number, most: number): number[] {
  const steps = [1, 2, 5].flatMap((each) => [1, 10, 100, 1e3, 1e4, 1e5, 1e6].map((power) => each * power));
  const wide = steps.sort((a, b) => a - b).find((each) => count / each <= most) ?? count;
  return Array.from({ length: Math.floor(count / wide) }, (_, i) => (i + 1) * wide);
}
