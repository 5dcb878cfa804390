import { type MeasureName, measures } from '#sim-core';

/**
 * What a measure is of where a sample is simulated, to be added to its definition.
 *
 * @param sample one organisation in so many; `n` where rows differ in it, absent where all are simulated
 */
export function sampleNote(name: MeasureName, sample: number | 'n' | undefined): string {
  const { extent } = measures[name];
  if (sample === undefined || extent === 'average') return '';
  return extent === 'total'
    ? `; of the whole region, ${sample} times the sample`
    : `; of the sample, one organisation in ${sample}`;
}
