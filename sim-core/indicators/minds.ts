import type { Context } from '../context.ts';
import { LINE } from '../world/table.ts';
import { at } from './measures.ts';

/** Means and standard deviations of the three attitudes over the people in work. */
export function recordMinds({ world, record }: Context): void {
  const { employer, salesView, redirect, benchmark } = world.people;
  describe(employer, salesView, record, at.meanSalesView, at.spreadSalesView);
  describe(employer, redirect, record, at.meanRedirect, at.spreadRedirect);
  describe(employer, benchmark, record, at.meanBenchmark, at.spreadBenchmark);
}

/** @param values in the record of each person */
function describe(
  employer: Int32Array,
  values: Float64Array,
  record: Float64Array,
  mean: number,
  spread: number,
): void {
  let count = 0;
  let sum = 0;
  for (let p = 0; p < employer.length; p += 1) {
    if (employer[p] < 0) continue;
    count += 1;
    sum += values[p * LINE];
  }
  if (count === 0) return;
  record[mean] = sum / count;
  let squares = 0;
  for (let p = 0; p < employer.length; p += 1) {
    if (employer[p] < 0) continue;
    const distance = values[p * LINE] - record[mean];
    squares += distance * distance;
  }
  record[spread] = Math.sqrt(squares / count);
}
