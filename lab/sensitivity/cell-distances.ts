/** Points in the order of their outcomes, with the last of each run of equal outcomes marked. */
export interface Ranking {
  readonly order: Int32Array;
  readonly isRunEnd: Uint8Array;
}

/** Puts points in the order of their outcomes. */
export function rankingOf(outcomes: ArrayLike<number>): Ranking {
  const order = Int32Array.from(outcomes, (_, i) => i).sort((i, j) => outcomes[i] - outcomes[j] || i - j);
  const isRunEnd = Uint8Array.from(order, (point, rank) =>
    rank + 1 === order.length || outcomes[order[rank + 1]] !== outcomes[point] ? 1 : 0,
  );
  return { order, isRunEnd };
}

/**
 * How far outcomes within each cell are distributed from all outcomes: max |F_cell(y) − F(y)|, of Kolmogorov and Smirnov.
 *
 * @param cells of each point, in [0, distances.length)
 * @param weights how often each point counts
 * @param distances receives one in [0, 1] per cell, −1 where the cell is empty
 */
export function cellDistances(
  { order, isRunEnd }: Ranking,
  cells: Int32Array,
  weights: Int32Array,
  distances: Float64Array,
): void {
  const sizes = new Float64Array(distances.length);
  let size = 0;
  for (let i = 0; i < cells.length; i += 1) {
    sizes[cells[i]] += weights[i];
    size += weights[i];
  }
  const below = new Float64Array(distances.length);
  let allBelow = 0;
  let runStart = 0;
  for (let cell = 0; cell < distances.length; cell += 1) distances[cell] = sizes[cell] > 0 ? 0 : -1;
  for (let rank = 0; rank < order.length; rank += 1) {
    if (isRunEnd[rank] === 0) continue;
    // F_cell moves only at its own outcomes, so the distance peaks just before one of these or at it.
    const before = allBelow / size;
    for (let i = runStart; i <= rank; i += 1) widen(distances, cells[order[i]], below, sizes, before);
    for (let i = runStart; i <= rank; i += 1) {
      below[cells[order[i]]] += weights[order[i]];
      allBelow += weights[order[i]];
    }
    for (let i = runStart; i <= rank; i += 1)
      widen(distances, cells[order[i]], below, sizes, allBelow / size);
    runStart = rank + 1;
  }
}

function widen(
  distances: Float64Array,
  cell: number,
  below: Float64Array,
  sizes: Float64Array,
  all: number,
): void {
  if (sizes[cell] === 0) return;
  const distance = Math.abs(below[cell] / sizes[cell] - all);
  if (distance > distances[cell]) distances[cell] = distance;
}
