const levels = '▁▂▃▄▅▆▇█';

/**
 * A curve in one line of blocks.
 *
 * @param low value of the lowest block
 * @param high value of the highest
 */
export function sparkline(values: readonly number[], low: number, high: number): string {
  const range = high - low;
  return values
    .map((value) => {
      const share = range > 0 ? (value - low) / range : 0;
      return levels[Math.min(levels.length - 1, Math.max(0, Math.floor(share * levels.length)))];
    })
    .join('');
}
