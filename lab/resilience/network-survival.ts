import type { Network } from '#sim-core';
import { Random } from '#sim-core/random/random.ts';
import { resamplingStream } from '../statistics/resampling.ts';
import { type Graph, byDegree, giantSize, survival } from './giant-component.ts';

/** Shares of all organisations removed. */
export const removedShares = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5] as const;
/** Orders of random removal that are averaged. */
export const removalDraws = 20;

/** What is left of a network's largest part when organisations go. */
export interface NetworkSurvival {
  readonly organisations: number;
  readonly ties: number;
  /** Share of all organisations in the largest part before anybody goes, in [0, 1]. */
  readonly giant: number;
  /** Share of the largest part that is left, per removed share; mean of `removalDraws` orders. */
  readonly random: readonly number[];
  /** The same where those with most ties go first. */
  readonly targeted: readonly number[];
}

/**
 * How a network survives removal, at random and of the best-connected first.
 *
 * Source  Albert, R., Jeong, H. & Barabási, A.-L. (2000) Error and attack tolerance of complex networks, Nature 406, 378–382
 *
 * @param seed of the orders of random removal; the same network and seed give the same numbers
 */
export function networkSurvival(graph: Graph, seed: number): NetworkSurvival {
  const curves = Array.from({ length: removalDraws }, (_, draw) =>
    survival(graph, byLot(graph.nodes, seed, draw), removedShares),
  );
  return {
    organisations: graph.nodes,
    ties: graph.ties.length,
    giant: graph.nodes > 0 ? giantSize(graph) / graph.nodes : 0,
    random: removedShares.map((_, i) => curves.reduce((sum, curve) => sum + curve[i], 0) / removalDraws),
    targeted: survival(graph, byDegree(graph), removedShares),
  };
}

/** Organisations and the ties between them. */
export function graphOf({ organisations, ties }: Network): Graph {
  const places = new Map(organisations.map(({ row }, place) => [row, place]));
  return {
    nodes: organisations.length,
    ties: ties.map(({ source, target }) => [places.get(source)!, places.get(target)!] as const),
  };
}

function byLot(nodes: number, seed: number, draw: number): number[] {
  const random = new Random(seed, 0);
  const lots = Array.from({ length: nodes }, (_, node) => random.draw(resamplingStream, draw, node));
  return [...lots.keys()].sort((a, b) => lots[a] - lots[b] || a - b);
}
