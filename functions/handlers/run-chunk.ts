import type { ChunkLine } from '../steps/plan-chunks.ts';
import { type LineOutcome, runLine } from '../steps/run-line.ts';
import { cloudObjects } from './environment.ts';

/** A batch of lines of a manifest, as a distributed map hands them over, or one line alone. */
export type ChunkEvent = { readonly Items: readonly ChunkLine[] } | ChunkLine;

const objects = cloudObjects();

/** Runs lines of a manifest; a line whose result is there is not run again. */
export async function handler(event: ChunkEvent): Promise<LineOutcome[]> {
  const lines = 'Items' in event ? event.Items : [event];
  const outcomes: LineOutcome[] = [];
  for (const line of lines) outcomes.push(await runLine(line, objects));
  return outcomes;
}
