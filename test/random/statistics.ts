/** Pearson's chi-square of counts against expected counts. */
export function chiSquare(counts: ArrayLike<number>, expected: (cell: number) => number): number {
  let sum = 0;
  for (let cell = 0; cell < counts.length; cell++)
    sum += (counts[cell] - expected(cell)) ** 2 / expected(cell);
  return sum;
}

/** Kolmogorov and Smirnov's distance of a sample from a continuous distribution, times √n. */
export function kolmogorovSmirnov(sample: Float64Array, cumulative: (x: number) => number): number {
  const sorted = sample.slice().sort();
  const count = sorted.length;
  let distance = 0;
  for (let rank = 0; rank < count; rank++) {
    const probability = cumulative(sorted[rank]);
    distance = Math.max(distance, (rank + 1) / count - probability, probability - rank / count);
  }
  return distance * Math.sqrt(count);
}

export function mean(sample: Float64Array): number {
  return sample.reduce((sum, value) => sum + value, 0) / sample.length;
}

/** The mean of (x − centre)^power. */
export function moment(sample: Float64Array, power: number, centre: number): number {
  return sample.reduce((sum, value) => sum + (value - centre) ** power, 0) / sample.length;
}

/** Two-sided at alpha = 0.001: the standard normal, and Kolmogorov's distribution. */
export const criticalNormal = 3.2905;
export const criticalKolmogorov = 1.9495;
