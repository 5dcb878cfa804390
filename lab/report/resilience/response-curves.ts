import * as Plot from '@observablehq/plot';
import type { ArmResponse, ResilienceAnswer, ShockAnswer } from '../../resilience/resilience-answer.ts';
import { shockPhrase } from '../../resilience/usual-shocks.ts';
import { english } from '../../wording/english.ts';
import type { Wording } from '../../wording/wording.ts';
import { armGuide } from '../arm-guide.ts';
import { figureOf } from '../figure.ts';
import { type Markup, html } from '../markup.ts';
import { armColour } from '../palette.ts';
import { type Room, twoPictures } from '../picture.ts';
import { drawnEnds, plain } from '../quantities.ts';

/** What a shock takes month by month, arm by arm. */
export function responseCurves(
  { replications, seed, confidence }: Pick<ResilienceAnswer, 'replications' | 'seed' | 'confidence'>,
  shock: ShockAnswer,
  wording: Wording = english,
): Markup {
  const { resilience, numbers } = wording;
  const { arms, name } = shock;
  const id = `response-${name}`;
  return figureOf({
    id,
    title: titleOf(shock, wording),
    body: html`<ul class="key">
        ${arms.map(
          ({ arm }) =>
            html`<li>
              <span class="swatch" style="background:${armColour(arm)}"></span>${wording.arms[arm].label}
            </li>`,
        )}
      </ul>
      ${twoPictures({
        id,
        name: resilience.name(shockPhrase(shock.shock, wording)),
        description: arms.map((response) => describe(response, shock.strike, wording)).join(' '),
        draw: (room) => drawing(shock, room, wording),
      })}`,
    caption: resilience.caption(numbers.intervalName(confidence), replications, seed),
  });
}

function titleOf({ shock, arms }: ShockAnswer, wording: Wording): string {
  const { resilience, numbers } = wording;
  const losses = arms.map(({ arm, depth }) =>
    resilience.loss(arm, numbers.percent(plain(depth.mean, 0, wording))),
  );
  return resilience.title(shockPhrase(shock, wording), losses);
}

function describe({ arm, curve }: ArmResponse, strike: number, wording: Wording): string {
  const { resilience, numbers } = wording;
  const told = curve.mean
    .map((mean, month) => ({ mean, month }))
    .filter(({ month }) => month >= strike && (month - strike) % 12 === 0)
    .map(({ mean, month }) => resilience.inMonth(numbers.percent(plain(mean, 1, wording)), month + 1));
  return resilience.describe(arm, told.join(', '));
}

function drawing(
  { arms, strike }: ShockAnswer,
  { width, isNarrow }: Room,
  wording: Wording,
): Plot.PlotOptions {
  const points = arms.map(({ arm, curve: { mean, low, high } }) => ({
    arm,
    points: mean.map((value, i) => ({
      month: i + 1,
      mean: value,
      ...drawnEnds({ low: low[i], high: high[i] }),
    })),
  }));
  const end = points[0].points.length;
  return {
    width,
    height: isNarrow ? 280 : 360,
    marginTop: 30,
    marginBottom: 44,
    marginLeft: 56,
    marginRight: 14,
    x: { domain: [0, end], label: null },
    // Losses point downwards.
    y: { reverse: true, label: null, nice: true, zero: true },
    marks: [
      Plot.gridY({ stroke: 'var(--line)', strokeOpacity: 1, ticks: 5 }),
      Plot.axisY({ ticks: 5, tickSize: 0, tickFormat: (value: number) => plain(value, 0, wording) }),
      Plot.axisX({ ticks: isNarrow ? 5 : 10, tickFormat: (value: number) => plain(value, 0, wording) }),
      Plot.text([wording.figures.eventStudy.months], { frameAnchor: 'bottom', dy: 36, fill: 'var(--muted)' }),
      Plot.text([wording.resilience.axis], {
        frameAnchor: 'top-left',
        dx: -48,
        dy: -24,
        fill: 'var(--muted)',
      }),
      Plot.ruleY([0], { stroke: 'var(--ink)' }),
      Plot.ruleX([strike], { stroke: 'var(--ink)', strokeDasharray: '4 3' }),
      Plot.text([wording.resilience.strike], {
        x: strike,
        frameAnchor: 'top',
        dy: -12,
        fontWeight: 600,
        fill: 'var(--ink)',
      }),
      ...points.map(({ arm, points: own }) =>
        Plot.areaY(own, { x: 'month', y1: 'low', y2: 'high', fill: armColour(arm), fillOpacity: 0.18 }),
      ),
      ...points.map(({ arm, points: own }) =>
        Plot.lineY(own, {
          x: 'month',
          y: 'mean',
          stroke: armColour(arm),
          strokeWidth: 2,
          strokeDasharray: armGuide[arm].dashes,
        }),
      ),
    ],
  };
}
