import * as Plot from '@observablehq/plot';
import type { ArmResponse, ResilienceAnswer, ShockAnswer } from '../../resilience/resilience-answer.ts';
import { shockPhrase } from '../../resilience/usual-shocks.ts';
import { armPhrases, capital, intervalName } from '../../verdict/wording.ts';
import { armGuide } from '../arm-guide.ts';
import { figureOf } from '../figure.ts';
import { type Markup, html } from '../markup.ts';
import { armColour } from '../palette.ts';
import { type Room, twoPictures } from '../picture.ts';
import { plain } from '../quantities.ts';

/** What a shock takes month by month, arm by arm. */
export function responseCurves(answer: ResilienceAnswer, shock: ShockAnswer): Markup {
  const { replications, seed, confidence } = answer;
  const { arms, name } = shock;
  const id = `response-${name}`;
  return figureOf({
    id,
    title: titleOf(shock),
    body: html`<ul class="key">
        ${arms.map(
          ({ arm }) =>
            html`<li>
              <span class="swatch" style="background:${armColour(arm)}"></span>${armGuide[arm].label}
            </li>`,
        )}
      </ul>
      ${twoPictures({
        id,
        name: `Turnover lost to ${shockPhrase(shock.shock)}, by month and arm`,
        description: arms.map((response) => describe(response, shock.strike)).join(' '),
        draw: (room) => drawing(shock, room),
      })}`,
    caption: `Turnover of the last six months lost to the shock, in per cent of what the same arm sells without it, with the same luck. Bands are the ${intervalName(confidence)}s of each month by itself. ${replications} paired replications, seed ${seed}.`,
  });
}

function titleOf({ shock, arms }: ShockAnswer): string {
  const losses = arms.map(({ arm, depth }) => `${armPhrases[arm]} ${plain(depth.mean, 0)} %`);
  return `${capital(shockPhrase(shock))} takes at worst from ${losses.join(', from ')} of turnover`;
}

function describe({ arm, curve }: ArmResponse, strike: number): string {
  const told = curve.mean
    .map((mean, month) => ({ mean, month }))
    .filter(({ month }) => month >= strike && (month - strike) % 12 === 0)
    .map(({ mean, month }) => `${plain(mean, 1)} % in month ${month + 1}`);
  return `${armGuide[arm].label}: ${told.join(', ')}.`;
}

function drawing({ arms, strike }: ShockAnswer, { width, isNarrow }: Room): Plot.PlotOptions {
  const points = arms.map(({ arm, curve: { mean, low, high } }) => ({
    arm,
    points: mean.map((value, i) => ({ month: i + 1, mean: value, low: low[i], high: high[i] })),
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
      Plot.axisY({ ticks: 5, tickSize: 0, tickFormat: (value: number) => plain(value, 0) }),
      Plot.axisX({ ticks: isNarrow ? 5 : 10, tickFormat: (value: number) => plain(value, 0) }),
      Plot.text(['months since the branch'], { frameAnchor: 'bottom', dy: 36, fill: 'var(--muted)' }),
      Plot.text(['% of turnover lost'], { frameAnchor: 'top-left', dx: -48, dy: -24, fill: 'var(--muted)' }),
      Plot.ruleY([0], { stroke: 'var(--ink)' }),
      Plot.ruleX([strike], { stroke: 'var(--ink)', strokeDasharray: '4 3' }),
      Plot.text(['shock'], {
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
