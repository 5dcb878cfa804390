import Graph from 'graphology';
import { useEffect, useRef, useState } from 'preact/hooks';
import Sigma from 'sigma';
import { showPulses } from '../figures/pulses.ts';
import type { Frame } from '../kernel/watch-worker.ts';
import { texts } from '../texts/texts.ts';

interface Props {
  readonly frame: Frame | undefined;
  readonly name: string;
  /** Whether pulses run along the ties; else each stands at its goal. */
  readonly isPlaying: boolean;
}

const leastSize = 2;
/** Square of the pixels that mean turnover adds to the least size. */
const areaOfMean = 9;
const mostSize = 18;

/** One month of one arm, drawn with WebGL; without it, the numbers below the picture remain. */
export function NetworkView({ frame, name, isPlaying }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef<Sigma>(undefined);
  const graph = useRef(new Graph({ type: 'undirected' }));
  const [canDraw, setCanDraw] = useState(true);
  useEffect(() => {
    let sigma: Sigma | undefined;
    try {
      sigma = new Sigma(graph.current, place.current!, { renderLabels: false, allowInvalidContainer: true });
      drawn.current = sigma;
    } catch {
      setCanDraw(false);
    }
    return () => sigma?.kill();
  }, []);
  useEffect(() => {
    if (frame) drawFrame(graph.current, frame);
  }, [frame]);
  useEffect(() => {
    const sigma = drawn.current;
    if (!frame || !sigma || !canvas.current) return;
    return showPulses(canvas.current, sigma, frame.deals, isPlaying);
  }, [frame, isPlaying]);
  return canDraw ? (
    <div class="network" role="img" aria-label={name}>
      <div class="stage" ref={place} />
      <canvas class="stage pulses" ref={canvas} />
    </div>
  ) : (
    <p class="notice">{texts.value.watch.noWebGl}</p>
  );
}

function drawFrame(graph: Graph, { organisations, ties }: Frame): void {
  const style = getComputedStyle(document.documentElement);
  const colourOf = (property: string) => style.getPropertyValue(property).trim();
  const colours = {
    firm: colourOf('--kind-firm'),
    related: colourOf('--kind-related'),
    factor: colourOf('--kind-factor'),
  };
  const line = colourOf('--line');
  const present = new Set(organisations.map(({ row }) => String(row)));
  graph.clearEdges();
  graph.forEachNode((node) => {
    if (!present.has(node)) graph.dropNode(node);
  });
  const scale = scaleOf(organisations);
  for (const { row, kind, x, y, turnover } of organisations) {
    const size = Math.min(mostSize, leastSize + Math.sqrt(Math.max(0, turnover) / scale));
    graph.mergeNode(row, { x, y, size, color: colours[kind] });
  }
  for (const { source, target, weight } of ties)
    graph.mergeEdge(source, target, { size: 3 * weight * weight + 0.2, color: line });
}

/** Sizes are against the mean, so that scenarios in other moneys look alike. */
function scaleOf(organisations: Frame['organisations']): number {
  const sum = organisations.reduce((total, { turnover }) => total + turnover, 0);
  return Math.max(1e-9, sum / Math.max(1, organisations.length) / areaOfMean);
}
