/** Seconds of an organisation over a month in the slowest case of docs/benchmark.md. */
export const secondsPerLoad = 37e-6;
/** The same in a function of the cloud, half as fast again. */
const cloudSecondsPerLoad = 1.5 * secondsPerLoad;
/** A batch is planned to run for so long, a repetition of half of it still ends before it must. */
const plannedSeconds = 60;
/** After which a function of the cloud is stopped; an express execution would be after 300. */
const mostSeconds = 240;

/** Organisations × months × arms that one call of a function can still simulate within its time. */
export const mostLoad = Math.floor(mostSeconds / cloudSecondsPerLoad);

/**
 * Lines of a manifest that one call of a function works through.
 *
 * @param lineLoad organisations times months of the largest line, see `replicationLoad`
 * @returns undefined where a line alone would be stopped before its end
 * @example linesPerBatch(200_000) // 5
 */
export function linesPerBatch(lineLoad: number): number | undefined {
  if (lineLoad > mostLoad) return undefined;
  return Math.max(1, Math.floor(plannedSeconds / (lineLoad * cloudSecondsPerLoad)));
}
