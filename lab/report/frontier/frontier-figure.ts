import * as Plot from '@observablehq/plot';
import { seedTextOf } from '../../seed-text.ts';
import { contrastPhrase, sizeIn } from '../../sensitivity/contrast.ts';
import { boxPhrase, confidencePercent, nameOf, percent } from '../../frontier/frontier-words.ts';
import { type Axis, type Frontier, sightsOf, valuesAt } from '../../frontier/run-frontier.ts';
import { english } from '../../wording/english.ts';
import type { Wording } from '../../wording/wording.ts';
import { figureOf } from '../figure.ts';
import { type Markup, html } from '../markup.ts';
import { armColour } from '../palette.ts';
import { type Room, twoPictures } from '../picture.ts';
import { tickText } from '../tick-text.ts';

/** Steps of probability that get a shade of their own, from each side’s certainty to the frontier. */
const shades = 8;

/** The map: which arm is ahead where, the frontier with its band, where it was looked, and where the scenario lies. */
export function frontierFigure(frontier: Frontier, wording: Wording = english): Markup {
  const { trial, confidence, exploration, pairs, map } = frontier;
  const { frontier: texts, numbers } = wording;
  const { arm, baseline } = trial.contrast;
  const share = percent(map.share.estimate, wording);
  const contrast = contrastPhrase(trial.contrast, wording);
  const noise = sizeIn(trial.contrast, exploration.deviation, 1, wording);
  return figureOf({
    id: 'frontier',
    title: texts.title(arm, share),
    body: html`<ul class="key">
        <li><span class="swatch" style="background:${armColour(arm)}"></span>${texts.ahead(arm)}</li>
        <li>
          <span class="swatch" style="background:${armColour(baseline!)}"></span>${texts.ahead(baseline!)}
        </li>
        <li class="unmarked">${texts.lines(confidencePercent(confidence, wording))}</li>
        <li class="unmarked">${texts.points}</li>
      </ul>
      ${twoPictures({
        id: 'frontier',
        name: texts.name(contrast),
        description: texts.description(
          boxPhrase(frontier, wording),
          arm,
          share,
          percent(1 - map.uncertain, wording),
        ),
        draw: (room) => drawing(frontier, room, wording),
      })}`,
    caption: [
      texts.shades(contrast),
      texts.places(pairs, exploration.sights.length, trial.replications, seedTextOf(trial.base)),
      texts.between(noise, numbers.intervalName(confidence)),
    ].join(' '),
  });
}

function drawing(frontier: Frontier, { width, isNarrow }: Room, wording: Wording): Plot.PlotOptions {
  const { axes, map, trial, confidence } = frontier;
  const [x, y] = axes;
  const { arm, baseline } = trial.contrast;
  const half = [0, 1].map((i) => (axes[i].max - axes[i].min) / map.side / 2);
  const cells = map.cells.map(({ place, probability }) => {
    const [atX, atY] = valuesAt(axes, place);
    const side = Math.round(Math.abs(2 * probability - 1) * shades) / shades;
    const colour = armColour(probability > 0.5 ? arm : baseline!);
    // Opaque, since neighbours overlap by a hair lest gaps show between them.
    return { atX, atY, fill: `color-mix(in srgb, ${colour} ${Math.round(12 + 60 * side)}%, var(--page))` };
  });
  const lines = (values: number[], threshold: number, options: object) =>
    Plot.contour(bordered(values, map.side), {
      width: map.side + 2,
      height: map.side + 2,
      x1: x.min - 2 * half[0],
      x2: x.max + 2 * half[0],
      y1: y.min - 2 * half[1],
      y2: y.max + 2 * half[1],
      clip: true,
      thresholds: [threshold],
      fill: 'none',
      stroke: 'var(--ink)',
      ...options,
    } as Plot.ContourOptions);
  const probabilities = map.cells.map(({ probability }) => probability);
  const tail = (1 - confidence) / 2;
  const here = frontier.here ? [{ x: x.own!, y: y.own! }] : [];
  return {
    width,
    height: isNarrow ? 330 : 470,
    marginTop: 30,
    marginLeft: 56,
    marginBottom: 44,
    x: {
      label: axisLabel(x, wording),
      domain: [x.min, x.max],
      ticks: isNarrow ? 4 : 7,
      tickFormat: tickText(wording),
    },
    y: { label: null, domain: [y.min, y.max], ticks: isNarrow ? 5 : 7, tickFormat: tickText(wording) },
    marks: [
      Plot.text([`↑ ${axisLabel(y, wording)}`], { frameAnchor: 'top-left', dx: -52, dy: -26 }),
      Plot.rect(cells, {
        x1: ({ atX }: (typeof cells)[number]) => atX - half[0],
        x2: ({ atX }: (typeof cells)[number]) => atX + half[0],
        y1: ({ atY }: (typeof cells)[number]) => atY - half[1],
        y2: ({ atY }: (typeof cells)[number]) => atY + half[1],
        fill: 'fill',
        inset: -0.4,
      }),
      lines(probabilities, tail, { strokeDasharray: '3 4', strokeWidth: 1 }),
      lines(probabilities, 1 - tail, { strokeDasharray: '3 4', strokeWidth: 1 }),
      lines(
        map.cells.map(({ mean }) => mean),
        0,
        { strokeWidth: 2.5 },
      ),
      Plot.dot(sightsOf(frontier), {
        x: ({ values }: { values: number[] }) => values[0],
        y: ({ values }: { values: number[] }) => values[1],
        r: 2,
        fill: 'var(--ink)',
        fillOpacity: 0.55,
      }),
      Plot.dot(here, {
        x: 'x',
        y: 'y',
        symbol: 'diamond',
        r: 8,
        fill: 'var(--ink)',
        stroke: 'var(--page)',
        strokeWidth: 2,
      }),
      Plot.text(here, {
        x: 'x',
        y: 'y',
        text: () => wording.frontier.youAreHere,
        dy: -16,
        fill: 'var(--ink)',
        stroke: 'var(--page)',
        strokeWidth: 4,
        fontWeight: 600,
      }),
    ],
  };
}

/** The values with those of the edge repeated around, so that outlines of areas run outside of the frame. */
function bordered(values: readonly number[], side: number): number[] {
  const within = (i: number) => Math.min(side - 1, Math.max(0, i - 1));
  return Array.from({ length: (side + 2) * (side + 2) }, (_, i) => {
    const row = within(Math.floor(i / (side + 2)));
    return values[row * side + within(i % (side + 2))];
  });
}

function axisLabel(axis: Axis, wording: Wording): string {
  const name = nameOf(axis, wording);
  const unit = wording.parameters.unit(axis.factor.unit);
  return unit === '' ? name : `${name} (${unit})`;
}
