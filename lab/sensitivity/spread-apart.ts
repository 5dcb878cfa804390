/**
 * Chooses the trajectories that lie far apart, by greed: from each as a start, the one that adds most distance is added next,
 * and the best of all those choices is kept.
 *
 * The distance of two trajectories is the sum of the Euclidean distances between all points of one and all of the other; of
 * a choice, the root of the sum of squares over its pairs. Trying every choice takes years from a few hundred candidates.
 *
 * Source  Campolongo, F., Cariboni, J. & Saltelli, A. (2007), section 3 (the distance); Ruano, M. V. et al. (2012) An
 *         improved sampling strategy based on trajectory design for application of the Morris method to systems with many
 *         input factors, Environ. Model. Softw. 37, 103–109 (growing the choice step by step)
 *
 * @param trajectories each as points, one after the other, in whole levels: their squares are exact, so that equal distances
 *        are equal to the last bit and the first of them wins
 * @param factorCount coordinates per point
 * @param count to choose, at least 2 and at most as many as there are
 * @returns numbers of those chosen, rising
 */
export function spreadApart(
  trajectories: readonly Int32Array[],
  factorCount: number,
  count: number,
): number[] {
  const squares = squaredDistances(trajectories, factorCount);
  let best: number[] = [];
  let most = -1;
  for (let start = 0; start < trajectories.length; start += 1) {
    const { chosen, spread } = grown(squares, trajectories.length, start, count);
    if (spread > most) {
      most = spread;
      best = chosen;
    }
  }
  return best.sort((a, b) => a - b);
}

/**
 * The sum over pairs of a choice of the squares of their distances.
 *
 * @param squares from `squaredDistances` of `size` trajectories
 */
export function spreadOf(squares: Float64Array, size: number, chosen: readonly number[]): number {
  let sum = 0;
  for (const [place, one] of chosen.entries())
    for (const other of chosen.slice(0, place)) sum += squares[one * size + other];
  return sum;
}

/** Square of the distance of each trajectory to each, row by row. */
export function squaredDistances(trajectories: readonly Int32Array[], factorCount: number): Float64Array {
  const size = trajectories.length;
  const squares = new Float64Array(size * size);
  for (let other = 0; other < size; other += 1) {
    const moves = movesOf(trajectories[other], factorCount);
    for (let one = other + 1; one < size; one += 1) {
      const distance = distanceBetween(trajectories[one], trajectories[other], moves, factorCount);
      squares[one * size + other] = distance * distance;
      squares[other * size + one] = distance * distance;
    }
  }
  return squares;
}

/** Per point but the first, the factors in which it differs from the one before. */
function movesOf(points: Int32Array, factorCount: number): Int32Array[] {
  return Array.from({ length: points.length / factorCount - 1 }, (_, step) => {
    const before = points.subarray(step * factorCount, (step + 1) * factorCount);
    const after = points.subarray((step + 1) * factorCount, (step + 2) * factorCount);
    return Int32Array.from(before.keys()).filter((factor) => before[factor] !== after[factor]);
  });
}

/** From one point of the other to the next only what moved is taken anew: many factors cost no more than few. */
function distanceBetween(
  one: Int32Array,
  other: Int32Array,
  moves: readonly Int32Array[],
  factorCount: number,
): number {
  let sum = 0;
  for (let i = 0; i < one.length; i += factorCount) {
    let square = 0;
    for (let factor = 0; factor < factorCount; factor += 1)
      square += squareOf(one[i + factor] - other[factor]);
    sum += Math.sqrt(square);
    for (let step = 0; step < moves.length; step += 1) {
      const j = step * factorCount;
      for (const factor of moves[step])
        square +=
          squareOf(one[i + factor] - other[j + factorCount + factor]) -
          squareOf(one[i + factor] - other[j + factor]);
      sum += Math.sqrt(square);
    }
  }
  return sum;
}

function squareOf(x: number): number {
  return x * x;
}

function grown(squares: Float64Array, size: number, start: number, count: number) {
  const chosen = [start];
  // What each would add to the spread; a chosen one is out of the running.
  const gain = squares.slice(start * size, (start + 1) * size);
  gain[start] = -1;
  let spread = 0;
  while (chosen.length < count) {
    let next = 0;
    for (let i = 1; i < size; i += 1) if (gain[i] > gain[next]) next = i;
    spread += gain[next];
    chosen.push(next);
    for (let i = 0; i < size; i += 1) if (gain[i] >= 0) gain[i] += squares[next * size + i];
    gain[next] = -1;
  }
  return { chosen, spread };
}
