import * as Plot from '@observablehq/plot';
import type { Arm, Network } from '#sim-core';
import type { Comparison } from '../comparison.ts';
import { armPhrases } from '../verdict/wording.ts';
import { armGuide } from './arm-guide.ts';
import { figureOf } from './figure.ts';
import { type Markup, html, nothing } from './markup.ts';
import { type Frame, frameOf, scaleBarLength } from './map-frame.ts';
import { kindColour } from './palette.ts';
import { onePicture } from './picture.ts';
import { plain } from './quantities.ts';
import { type ShownNetwork, strongestTies } from './strongest-ties.ts';

type Organisation = Network['organisations'][number];

const kinds = [
  { kind: 'firm', name: 'Firm', symbol: 'circle', sign: '●' },
  { kind: 'related', name: 'Related company', symbol: 'square', sign: '■' },
  { kind: 'factor', name: 'Institution (fixed size)', symbol: 'diamond', sign: '◆' },
] as const;

/** Ties by weight: thin and faint, or thick and clear. */
const strengths = [
  { from: 0, to: 0.35, width: 0.4, opacity: 0.4 },
  { from: 0.35, to: 0.5, width: 0.6, opacity: 0.45 },
  { from: 0.5, to: 0.65, width: 1, opacity: 0.5 },
  { from: 0.65, to: Infinity, width: 1.6, opacity: 0.6 },
] as const;

const side = 400;
/** So many lines are drawn at full strength; more are thinner and fainter, lest they hide the organisations. */
const fullStrengthTies = 200;

/** Who knew whom at the end of one replication: the headline arm, and isolated beside it. */
export function networkMap(comparison: Comparison): Markup {
  const { arms, headline, seed, years } = comparison;
  const shown = ([headline.arm, 'isolated'] as const)
    .filter((arm, i, all) => all.indexOf(arm) === i)
    .flatMap((arm) => {
      const network = arms[arm]?.network;
      return network && network.organisations.length > 0 ? [{ arm, network, ...strongestTies(network) }] : [];
    });
  if (shown.length === 0) return nothing;
  const frame = frameOf(shown.flatMap(({ organisations }) => organisations));
  const mostTurnover = Math.max(1, ...shown.flatMap((each) => each.organisations.map((o) => o.turnover)));
  return figureOf({
    id: 'network',
    title: titleOf(shown[0].arm, shown[0].network),
    body: html`<ul class="key">
        ${kinds.map(
          ({ kind, name, sign }) =>
            html`<li><span class="sign" style="color:${kindColour(kind)}">${sign}</span> ${name}</li> `,
        )}
        <li class="unmarked">Area: turnover of the last year</li>
        <li class="unmarked">Line: a tie, thicker when stronger</li>
      </ul>
      <div class="maps">
        ${shown.map(
          ({ arm, network, ...drawn }) =>
            html`<div>
              <h4>${armGuide[arm].label}</h4>
              ${onePicture(
                {
                  id: `network-${arm}`,
                  name: `Map of organisations and ties, ${armGuide[arm].label.toLowerCase()}`,
                  description: describe(arm, network, drawn),
                  draw: () => drawing(drawn, frame, mostTurnover),
                },
                { width: side, isNarrow: true },
                `network-${arm}`,
              )}
              <p class="note">${describe(arm, network, drawn)}</p>
            </div>`,
        )}
      </div>`,
    caption: `Organisations at their places on the map, at the end of year ${years.burnIn + years.branch}. One replication (number 0, seed ${seed}), so no interval: a picture, not evidence. A tie joins two organisations of which people know each other; under isolated rules ties are neither formed nor used.`,
  });
}

function titleOf(arm: Arm, { organisations, ties }: Network): string {
  return `In one run, ${armPhrases[arm]} ends with ${plain(organisations.length, 0)} organisations and ${plain(ties.length, 0)} ties between them`;
}

function describe(arm: Arm, { organisations, ties }: Network, drawn: ShownNetwork): string {
  const subject = `${armGuide[arm].label}: ${plain(organisations.length, 0)} organisations`;
  const left =
    drawn.organisations.length < organisations.length
      ? ` (the ${plain(drawn.organisations.length, 0)} with most capacity are drawn)`
      : '';
  if (ties.length === 0) return `${subject}${left}, no ties.`;
  const picked =
    drawn.ties.length < ties.length
      ? `; ${plain(drawn.ties.length, 0)} are drawn, the strongest ${drawn.tiesEach === 1 ? 'one' : drawn.tiesEach} of each organisation`
      : ', all drawn';
  return `${subject}${left}, ${plain(ties.length, 0)} ties${picked}.`;
}

function drawing(
  { organisations, ties }: ShownNetwork,
  frame: Frame,
  mostTurnover: number,
): Plot.PlotOptions {
  const mostRadius = Math.max(7, Math.min(15, 180 / Math.sqrt(organisations.length)));
  const factorRadius = Math.max(3, 0.4 * mostRadius);
  const faintness = Math.min(1, Math.sqrt(fullStrengthTies / Math.max(1, ties.length)));
  const radius = ({ kind, turnover }: Organisation) =>
    kind === 'factor'
      ? factorRadius
      : Math.max(1.7, mostRadius * Math.sqrt(Math.max(0, turnover) / mostTurnover));
  const places = new Map(organisations.map((each) => [each.row, each]));
  const bar = scaleBarLength(frame.size);
  const left = frame.x - 0.48 * frame.size;
  const bottom = frame.y - 0.47 * frame.size;
  return {
    width: side,
    height: side,
    margin: 10,
    x: { domain: [frame.x - frame.size / 2, frame.x + frame.size / 2], axis: null },
    y: { domain: [frame.y - frame.size / 2, frame.y + frame.size / 2], axis: null },
    r: { type: 'identity' },
    marks: [
      ...strengths.map(({ from, to, width, opacity }) =>
        Plot.line(
          ties
            .filter(({ weight }) => weight >= from && weight < to)
            .flatMap(({ source, target }) => [places.get(source), places.get(target), undefined]),
          {
            x: (end?: Organisation) => end?.x,
            y: (end?: Organisation) => end?.y,
            stroke: 'var(--muted)',
            strokeWidth: width * faintness,
            strokeOpacity: opacity * faintness,
          },
        ),
      ),
      ...kinds.map(({ kind, symbol }) =>
        Plot.dot(
          organisations.filter((each) => each.kind === kind),
          {
            x: 'x',
            y: 'y',
            r: radius,
            symbol,
            fill: kindColour(kind),
            fillOpacity: 0.85,
            stroke: 'var(--page)',
            strokeWidth: 0.6,
          },
        ),
      ),
      Plot.link([{}], {
        x1: left,
        x2: left + bar,
        y1: bottom,
        y2: bottom,
        stroke: 'var(--ink)',
        strokeWidth: 2,
      }),
      Plot.text([`${bar} km`], {
        x: left,
        y: bottom,
        dy: -9,
        textAnchor: 'start',
        fill: 'var(--ink)',
        stroke: 'var(--page)',
        strokeWidth: 4,
      }),
    ],
  };
}
