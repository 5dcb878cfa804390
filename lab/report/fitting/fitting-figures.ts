import * as Plot from '@observablehq/plot';
import { seedTextOf } from '../../seed-text.ts';
import type { FittingResult } from '../../fitting/fit-targets.ts';
import { value } from '../../fitting/fitted-scenario.ts';
import { namesOf, percent } from '../../fitting/fitting-words.ts';
import { allPairs } from '../../fitting/posterior.ts';
import { bandPlot } from '../band-plot.ts';
import { figureOf } from '../figure.ts';
import { type Markup, html, nothing } from '../markup.ts';
import { armColour } from '../palette.ts';
import { onePicture, twoPictures } from '../picture.ts';

const small = { width: 336, isNarrow: true };
const bins = 24;

/** Runs, seed and intervals: what stands under every figure. */
export function fittingProvenance({ runs, fitting, match }: FittingResult): string {
  return `${runs} runs of the arm ${fitting.arm} in ${match.waves.length} waves and checks, seed ${seedTextOf(fitting.base)}, 95 % intervals.`;
}

/** What was thought of each parameter before, and what is thought of it now. */
export function marginalsFigure(result: FittingResult): Markup {
  const { parameters, draws, fitting } = result;
  if (parameters.length === 0) return nothing;
  const names = namesOf(result);
  const identified = parameters.filter(({ isIdentified }) => isIdentified).length;
  return figureOf({
    id: 'marginals',
    title: `The targets narrow ${identified} of ${parameters.length} parameters beyond chance`,
    body: html`<div class="maps">
      ${parameters.map(({ median, low, high, left, isIdentified }, i) => {
        const factor = fitting.sweep.factors[i];
        const even = draws.map((_, k) => Number(factor.valueOf((k + 0.5) / draws.length)));
        const description = `Prior ${value(Number(factor.valueOf(0)))} to ${value(Number(factor.valueOf(1)))}; posterior median ${value(median)}, ${value(low)} to ${value(high)}.`;
        const name = `Prior and posterior of ${names[i]}`;
        const draw = () =>
          marginal(
            draws.map((each) => each[i]),
            even,
            [low, high],
            factor.unit,
          );
        return html`<div>
          <h4>${names[i]}: ${isIdentified ? `${percent(left)} of the prior left` : 'not identified'}</h4>
          ${onePicture({ id: `marginal-${factor.name}`, name, description, draw }, small, `marginal-${factor.name}`)}
        </div>`;
      })}
    </div>`,
    caption: `Bars: ${draws.length} draws from the posterior; dashed line: the prior, as many even draws in the same bins; rules: the 95 % interval. ${fittingProvenance(result)}`,
  });
}

function marginal(
  posterior: readonly number[],
  prior: readonly number[],
  interval: readonly number[],
  unit: string,
): Plot.PlotOptions {
  const [low, high] = [prior[0], prior.at(-1)!];
  const width = (high - low) / bins || 1;
  const counted = (values: readonly number[]) => {
    const counts = new Array<number>(bins).fill(0);
    for (const each of values) counts[Math.max(0, Math.min(bins - 1, Math.floor((each - low) / width)))] += 1;
    return counts.map((count, i) => ({
      from: low + i * width,
      to: low + (i + 1) * width,
      middle: low + (i + 0.5) * width,
      count,
    }));
  };
  return {
    width: small.width,
    height: 190,
    marginBottom: 40,
    marginLeft: 12,
    marginRight: 12,
    x: { label: null, domain: [low, low + bins * width] },
    y: { axis: null },
    marks: [
      Plot.rectY(counted(posterior), {
        x1: 'from',
        x2: 'to',
        y: 'count',
        fill: armColour('cluster'),
        fillOpacity: 0.5,
      }),
      Plot.lineY(counted(prior), { x: 'middle', y: 'count', stroke: 'var(--ink)', strokeDasharray: '4 3' }),
      Plot.ruleX([...interval], { stroke: armColour('consolidated'), strokeWidth: 1.5 }),
      Plot.ruleY([0], { stroke: 'var(--ink)' }),
      Plot.axisX({ ticks: 5 }),
      Plot.text([unit], { frameAnchor: 'bottom', dy: 34, fill: 'var(--muted)' }),
    ],
  };
}

/** The two parameters that the targets tie most. */
export function pairFigure(result: FittingResult): Markup {
  const { draws, match, fitting } = result;
  const [pair] = match.isEmpty ? [] : allPairs(match.region);
  if (!pair) return nothing;
  const names = namesOf(result);
  const [x, y] = [pair.first, pair.second];
  const correlation = pair.correlation.toFixed(2).replace('-', '−');
  const ends = (factor: number) =>
    [0, 1].map((share) => Number(fitting.sweep.factors[factor].valueOf(share)));
  return figureOf({
    id: 'pair',
    title: `${names[x]} and ${names[y]} are the pair that the targets tie most: correlation ${correlation}`,
    body: twoPictures({
      id: 'pair',
      name: `Draws of ${names[x]} and ${names[y]}`,
      description: `Correlation ${correlation} over ${draws.length} draws from the posterior.`,
      draw: (room) => ({
        width: room.width,
        height: Math.min(420, room.width),
        marginLeft: 56,
        marginTop: 30,
        marginBottom: 44,
        grid: true,
        x: { domain: ends(x), label: names[x] },
        y: { domain: ends(y), label: names[y] },
        marks: [
          Plot.dot(
            draws.map((draw) => ({ x: draw[x], y: draw[y] })),
            { x: 'x', y: 'y', r: 2, fill: armColour('cluster'), fillOpacity: 0.5 },
          ),
        ],
      }),
    }),
    caption: `Each dot is one of ${draws.length} even draws from the posterior; the frame is the prior. ${fittingProvenance(result)}`,
  });
}

/** Each target beside what runs with fitted values give. */
export function targetsFigure(result: FittingResult): Markup {
  const { targets, fitting } = result;
  const rows = targets.map(({ best, low, high }, i) => {
    const { value: wanted, errorVariance } = fitting.aims[i];
    const scaled = (each: number) => (each - wanted) / Math.sqrt(errorVariance);
    return {
      label: fitting.sweep.outcomes[i].label,
      best: scaled(best),
      low: scaled(low),
      high: scaled(high),
    };
  });
  const met = targets.filter(({ isMet }) => isMet).length;
  return figureOf({
    id: 'targets',
    title: `${met} of ${targets.length} targets are met at the best values`,
    body: twoPictures({
      id: 'targets',
      name: 'Targets beside simulated values',
      description: rows
        .map(
          ({ label, best }) =>
            `${label}: ${best.toFixed(1).replace('-', '−')} standard deviations of the observation from the target.`,
        )
        .join(' '),
      draw: (room) =>
        bandPlot(
          rows,
          {
            reach: 1.96,
            unit: [
              'distance from the target, in standard deviations of error and discrepancy',
              'standard deviations',
            ],
          },
          room,
        ),
    }),
    caption: `Band: 95 % of observation error and discrepancy. Dot: mean of 20 runs at the best values. Line: 95 % of single runs at 20 values drawn from the posterior, luck included. ${fittingProvenance(result)}`,
  });
}

/** Known values beside the intervals that the fit gave them. */
export function recoveryFigure(result: FittingResult): Markup {
  const { recovered } = result;
  const names = namesOf(result);
  const held = result.coverage.reduce((sum, each) => sum + each.held, 0);
  const count = result.coverage.reduce((sum, each) => sum + each.count, 0);
  return figureOf({
    id: 'recovery',
    title: `Fitted to simulated data, intervals held the known value in ${held} of ${count} cases`,
    body: html`<div class="maps">
      ${names.map((name, i) => {
        const rows = recovered.map(({ truth, intervals }) => ({ truth: truth[i], ...intervals[i] }));
        const draw = (): Plot.PlotOptions => ({
          width: small.width,
          height: 300,
          marginLeft: 44,
          marginBottom: 40,
          x: { domain: [0, 1], label: 'truth' },
          y: { domain: [0, 1], label: 'recovered' },
          marks: [
            Plot.line(
              [
                [0, 0],
                [1, 1],
              ],
              { stroke: 'var(--ink)', strokeDasharray: '4 3' },
            ),
            Plot.ruleX(rows, {
              x: 'truth',
              y1: 'low',
              y2: 'high',
              stroke: armColour('cluster'),
              strokeOpacity: 0.5,
            }),
            Plot.dot(rows, { x: 'truth', y: 'median', r: 2.5, fill: armColour('cluster') }),
          ],
        });
        const { held: own, count: all } = result.coverage[i];
        const description = `${own} of ${all} intervals hold the truth.`;
        const id = `recovery-${result.fitting.sweep.factors[i].name}`;
        return html`<div>
          <h4>${name}</h4>
          ${onePicture({ id, name: `Truth and recovered ${name}`, description, draw }, small, id)}
        </div>`;
      })}
    </div>`,
    caption: `Each place of the first wave is the truth once, and the emulator is learnt without it; both axes are shares of the prior. Dots: medians; lines: 95 % intervals. ${fittingProvenance(result)}`,
  });
}
