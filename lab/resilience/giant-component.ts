/** Who is tied to whom; nodes are numbered from 0. */
export interface Graph {
  readonly nodes: number;
  /** Pairs of different nodes. */
  readonly ties: readonly (readonly [number, number])[];
}

/**
 * Nodes in the largest set of those left that hang together.
 *
 * @param isGone by node; nobody is gone when left out
 * @example giantSize({ nodes: 3, ties: [[0, 1]] }) // 2
 */
export function giantSize({ nodes, ties }: Graph, isGone: readonly boolean[] = []): number {
  const parent = Array.from({ length: nodes }, (_, node) => node);
  const rootOf = (node: number): number => {
    while (parent[node] !== node) node = parent[node] = parent[parent[node]];
    return node;
  };
  for (const [a, b] of ties) if (!isGone[a] && !isGone[b]) parent[rootOf(a)] = rootOf(b);
  const sizes = new Array<number>(nodes).fill(0);
  let largest = 0;
  for (let node = 0; node < nodes; node += 1)
    if (!isGone[node]) largest = Math.max(largest, (sizes[rootOf(node)] += 1));
  return largest;
}

/**
 * The order in which those with most ties are removed, ties counted anew after each; the lower number first among equals.
 *
 * Source  Albert, R., Jeong, H. & Barabási, A.-L. (2000) Error and attack tolerance of complex networks, Nature 406, 378–382
 */
export function byDegree({ nodes, ties }: Graph): number[] {
  const near = Array.from({ length: nodes }, () => new Set<number>());
  for (const [a, b] of ties) {
    near[a].add(b);
    near[b].add(a);
  }
  const left = new Set(near.keys());
  const order: number[] = [];
  while (left.size > 0) {
    let most = -1;
    for (const node of left) if (most < 0 || near[node].size > near[most].size) most = node;
    left.delete(most);
    for (const other of near[most]) near[other].delete(most);
    order.push(most);
  }
  return order;
}

/**
 * Share of the initial giant component that is left after removing part of all nodes.
 *
 * @param order in which nodes are removed, each once
 * @param shares of all nodes removed, each in [0, 1]; rounded to whole nodes
 * @returns one share in [0, 1] for each; 0 where there are no nodes
 * @example survival({ nodes: 2, ties: [[0, 1]] }, [0, 1], [0.5]) // [0.5]
 */
export function survival(graph: Graph, order: readonly number[], shares: readonly number[]): number[] {
  const whole = giantSize(graph);
  return shares.map((share) => {
    const isGone = new Array<boolean>(graph.nodes).fill(false);
    for (const node of order.slice(0, Math.round(share * graph.nodes))) isGone[node] = true;
    return whole > 0 ? giantSize(graph, isGone) / whole : 0;
  });
}
