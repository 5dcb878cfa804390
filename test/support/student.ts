/** Upper critical values of Student's t: one-sided alpha, then degrees of freedom. Source: any table of the distribution. */
export const criticalStudent = {
  0.05: { 7: 1.895, 23: 1.714 },
  0.001: { 7: 4.785 },
} as const;

/** Mean of paired differences, and its standard error. */
export function pairedMean(differences: readonly number[]): { mean: number; error: number } {
  const n = differences.length;
  const mean = differences.reduce((sum, difference) => sum + difference, 0) / n;
  const squares = differences.reduce((sum, difference) => sum + (difference - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (n - 1) / n) };
}
