import * as Plot from '@observablehq/plot';
import { armGuide } from '../../lab/report/arm-guide.ts';
import { figureOf } from '../../lab/report/figure.ts';
import { type Markup, html } from '../../lab/report/markup.ts';
import { armColour } from '../../lab/report/palette.ts';
import { type Room, twoPictures } from '../../lab/report/picture.ts';
import { plain } from '../../lab/report/quantities.ts';
import { armPhrases, capital, intervalName } from '../../lab/verdict/wording.ts';
import type { ArmResponse, ResilienceFindings } from '../studies/resilience.ts';

/** What a shock takes month by month, arm by arm. */
export function responseCurves(findings: ResilienceFindings): Markup {
  const { arms, replications, seed, confidence } = findings;
  return figureOf({
    id: 'resilience',
    title: titleOf(arms),
    body: html`<ul class="key">
        ${arms.map(
          ({ arm }) =>
            html`<li>
              <span class="swatch" style="background:${armColour(arm)}"></span>${armGuide[arm].label}
            </li>`,
        )}
      </ul>
      ${twoPictures({
        id: 'resilience',
        name: 'Turnover lost to the shock, by month and arm',
        description: arms.map((response) => describe(response, findings.strike)).join(' '),
        draw: (room) => drawing(findings, room),
      })}`,
    caption: `Turnover of the last six months lost to the shock, in per cent of what the same region sells without it, with the same luck. Bands are the ${intervalName(confidence)}s of each month by itself. ${replications} paired replications, seed ${seed}.`,
  });
}

function titleOf(arms: readonly ArmResponse[]): string {
  const losses = arms.map(({ arm, resistance: { depth } }) => `${armPhrases[arm]} ${plain(depth.mean, 0)} %`);
  return capital(`at worst, the shock takes from ${losses.join(', from ')} of turnover`);
}

function describe({ arm, losses }: ArmResponse, strike: number): string {
  const told = losses
    .map(({ mean }, month) => ({ mean, month }))
    .filter(({ month }) => month >= strike && (month - strike) % 12 === 0)
    .map(({ mean, month }) => `${plain(mean, 1)} % in month ${month + 1}`);
  return `${armGuide[arm].label}: ${told.join(', ')}.`;
}

function drawing({ arms, strike }: ResilienceFindings, { width, isNarrow }: Room): Plot.PlotOptions {
  const points = arms.map(({ arm, losses }) => ({
    arm,
    points: losses.map(({ mean, low, high }, month) => ({ month: month + 1, mean, low, high })),
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
