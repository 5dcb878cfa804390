/** Seconds of an organisation over a month in the slowest case of docs/benchmark.md, in a function half as fast again. */
const secondsPerLoad = 1.5 * 37e-6;
/** A batch is planned to run for so long, a repetition of half of it still ends before it must. */
const plannedSeconds = 60;
/** After which a function of the cloud is stopped; an express execution would be after 300. */
const mostSeconds = 240;

/**
 * Lines of a manifest that one call of a function works through.
 *
 * @param lineLoad organisations times months of the largest line, see `replicationLoad`
 * @returns undefined where a line alone would be stopped before its end
 * @example linesPerBatch(200_000) // 5
 */
export function linesPerBatch(lineLoad: number): number | undefined {
  const seconds = lineLoad * secondsPerLoad;
  if (seconds > mostSeconds) return undefined;
  return Math.max(1, Math.floor(plannedSeconds / seconds));
}
