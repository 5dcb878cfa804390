import type Sigma from 'sigma';
import type { JointDeal } from '../../lab/watch/watch-branch.ts';
import { colourOf, penOn } from './pen.ts';

/** Milliseconds in which a pulse runs from one organisation to the other: about the time of a month. */
const runMilliseconds = 360;
const radius = 3.2;
const colours: Readonly<Record<JointDeal['kind'], string>> = {
  redirected: '--arm-concentration',
  team: '--arm-shuffled',
};

interface Pulse {
  readonly colour: string;
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
}

/**
 * Draws the deals of a month over a network: running while it plays, standing at their goal while it does not or where
 * motion is not wanted.
 *
 * @returns what ends it
 */
export function showPulses(
  canvas: HTMLCanvasElement,
  sigma: Sigma,
  deals: readonly JointDeal[],
  isPlaying: boolean,
): () => void {
  const isRunning = isPlaying && !matchMedia('(prefers-reduced-motion: reduce)').matches;
  const begun = performance.now();
  const told = { redirected: colourOf(colours.redirected), team: colourOf(colours.team) };
  let request = requestAnimationFrame(function draw(now: number) {
    const share = isRunning ? Math.min(1, (now - begun) / runMilliseconds) : 1;
    paint(canvas, pulsesOf(sigma, deals, told), share);
    if (share < 1) request = requestAnimationFrame(draw);
  });
  return () => cancelAnimationFrame(request);
}

/** Where the ends of each deal are on the screen now; of those that are drawn. */
function pulsesOf(sigma: Sigma, deals: readonly JointDeal[], told: typeof colours): Pulse[] {
  const graph = sigma.getGraph();
  const placeOf = (row: number) => {
    const { x, y } = graph.getNodeAttributes(row) as { x: number; y: number };
    return sigma.graphToViewport({ x, y });
  };
  return deals
    .filter(({ source, target }) => graph.hasNode(source) && graph.hasNode(target))
    .map(({ kind, source, target }) => ({
      colour: told[kind],
      from: placeOf(source),
      to: placeOf(target),
    }));
}

function paint(canvas: HTMLCanvasElement, pulses: readonly Pulse[], share: number): void {
  const pen = penOn(canvas);
  for (const { colour, from, to } of pulses) {
    const x = from.x + share * (to.x - from.x);
    const y = from.y + share * (to.y - from.y);
    pen.strokeStyle = colour;
    pen.fillStyle = colour;
    pen.globalAlpha = 0.6;
    pen.lineWidth = 1.2;
    pen.beginPath();
    pen.moveTo(from.x, from.y);
    pen.lineTo(x, y);
    pen.stroke();
    pen.globalAlpha = 1;
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.fill();
  }
}
