import * as Plot from '@observablehq/plot';
import type { NetworkAnswer, ResilienceAnswer } from '../../resilience/resilience-answer.ts';
import { type Markup, html, nothing } from '../markup.ts';
import { figureOf } from '../figure.ts';
import { armColour } from '../palette.ts';
import { type Room, twoPictures } from '../picture.ts';
import { plain } from '../quantities.ts';

type Way = 'random' | 'targeted';

interface Point {
  readonly network: string;
  /** Per cent. */
  readonly removed: number;
  readonly left: number;
}

const headings: Readonly<Record<Way, string>> = {
  random: 'Organisations go by lot',
  targeted: 'The best connected go first',
};

/** How the cluster's network falls apart beside real ones, by lot and with the best connected first. */
export function survivalCurves({ network, replications, seed }: ResilienceAnswer): Markup {
  if (!network) return nothing;
  const { cluster, real, shares } = network;
  return figureOf({
    id: 'survival',
    title: titleOf(network),
    body: html`<ul class="key">
        <li><span class="swatch" style="background:${armColour('cluster')}"></span>this cluster</li>
        <li>
          <span class="swatch" style="background:var(--muted)"></span>${real.networks.length} real networks
        </li>
      </ul>
      ${(Object.keys(headings) as Way[]).map(
        (way) =>
          html`<h4>${headings[way]}</h4>
            ${twoPictures({
              id: `survival-${way}`,
              name: `${headings[way]}: what is left of the largest part`,
              description: describe(network, way),
              draw: (room) => drawing(network, way, room),
            })}`,
      )}`,
    caption: `Organisations in the largest part that hangs together, in per cent of those before anybody goes, where ${plain(100 * shares[0], 0)} to ${plain(100 * shares.at(-1)!, 0)} % of all are removed; random removal is the mean of 20 orders. The cluster: ${plain(cluster.organisations, 0)} organisations with ${plain((2 * cluster.ties) / cluster.organisations, 1)} partners each at the end without a shock, mean of ${replications} replications, seed ${seed}. Real networks: ${real.networks.map(({ name }) => name.replaceAll('_', ' ')).join(', ')}; ${real.source}.`,
  });
}

function titleOf({ shares, cluster, real }: NetworkAnswer): string {
  const place = shares.indexOf(0.1);
  const others = real.networks.map(({ targeted }) => 100 * targeted[place]);
  return `Without its best-connected tenth, ${plain(100 * cluster.targeted[place].mean, 0)} % of the cluster still hangs together, and ${plain(Math.min(...others), 0)} to ${plain(Math.max(...others), 0)} % of real networks`;
}

function pointsOf({ shares, cluster, real }: NetworkAnswer, way: Way): Point[][] {
  const lines = [
    { name: 'this cluster', left: cluster[way].map(({ mean }) => mean) },
    ...real.networks.map((each) => ({ name: each.name.replaceAll('_', ' '), left: each[way] })),
  ];
  return lines.map(({ name, left }) => [
    { network: name, removed: 0, left: 100 },
    ...shares.map((share, i) => ({ network: name, removed: 100 * share, left: 100 * left[i] })),
  ]);
}

function describe(network: NetworkAnswer, way: Way): string {
  return pointsOf(network, way)
    .map(
      (points) =>
        `${points[0].network}: ${points
          .slice(1)
          .map(({ removed, left }) => `${plain(left, 0)} % without ${plain(removed, 0)} %`)
          .join(', ')}.`,
    )
    .join(' ');
}

function drawing(network: NetworkAnswer, way: Way, { width, isNarrow }: Room): Plot.PlotOptions {
  const [own, ...others] = pointsOf(network, way);
  return {
    width,
    height: isNarrow ? 260 : 320,
    marginTop: 30,
    marginBottom: 44,
    marginLeft: 56,
    marginRight: 14,
    x: { label: null },
    y: { domain: [0, 100], label: null },
    marks: [
      Plot.gridY({ stroke: 'var(--line)', strokeOpacity: 1, ticks: 5 }),
      Plot.axisY({ ticks: 5, tickSize: 0, tickFormat: (value: number) => plain(value, 0) }),
      Plot.axisX({ ticks: 5, tickFormat: (value: number) => plain(value, 0) }),
      Plot.text(['% of all organisations removed'], { frameAnchor: 'bottom', dy: 36, fill: 'var(--muted)' }),
      Plot.text(['% left'], { frameAnchor: 'top-left', dx: -48, dy: -24, fill: 'var(--muted)' }),
      ...others.map((points) =>
        Plot.lineY(points, { x: 'removed', y: 'left', stroke: 'var(--muted)', strokeWidth: 1.2 }),
      ),
      Plot.lineY(own, { x: 'removed', y: 'left', stroke: armColour('cluster'), strokeWidth: 3 }),
    ],
  };
}
