import Graph from 'graphology';
import type { Frame } from '../kernel/watch-worker.ts';
import { colourOf } from './pen.ts';

const leastSize = 2;
/** Square of the pixels that mean turnover adds to the least size. */
const areaOfMean = 9;
const mostSize = 18;

/** One month of one arm as sigma draws it. A graph of its own: to tell sigma of every change takes longer. */
export function graphOf({ organisations, ties }: Frame): Graph {
  const graph = new Graph({ type: 'undirected' });
  const colours = {
    firm: colourOf('--kind-firm'),
    related: colourOf('--kind-related'),
    factor: colourOf('--kind-factor'),
  };
  const line = colourOf('--line');
  const scale = scaleOf(organisations);
  for (const { row, kind, x, y, turnover } of organisations) {
    const size = Math.min(mostSize, leastSize + Math.sqrt(Math.max(0, turnover) / scale));
    graph.addNode(row, { x, y, size, color: colours[kind] });
  }
  for (const { source, target, weight } of ties)
    graph.mergeEdge(source, target, { size: 3 * weight * weight + 0.2, color: line });
  return graph;
}

/** Sizes are against the mean, so that scenarios in other moneys look alike. */
function scaleOf(organisations: Frame['organisations']): number {
  const sum = organisations.reduce((total, { turnover }) => total + turnover, 0);
  return Math.max(1e-9, sum / Math.max(1, organisations.length) / areaOfMean);
}
