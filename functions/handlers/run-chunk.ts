import type { ChunkLine } from '../steps/plan-chunks.ts';
import { type LineOutcome, runLine } from '../steps/run-line.ts';
import type { SweepLine } from '../steps/sweep-lines.ts';
import { cloudObjects } from './cloud-objects.ts';

type Line = ChunkLine | SweepLine;

/** A batch of lines of a manifest, as a distributed map hands them over, or one line alone. */
export type ChunkEvent = { readonly Items: readonly Line[] } | Line;

const objects = cloudObjects();

/** Runs lines of a manifest; a line whose result is there is not run again. */
export async function handler(event: ChunkEvent): Promise<LineOutcome[]> {
  const lines = 'Items' in event ? event.Items : [event];
  const outcomes: LineOutcome[] = [];
  for (const line of lines) outcomes.push(await run(line));
  return outcomes;
}

async function run(line: Line): Promise<LineOutcome> {
  if ('document' in line) return runLine(line, objects);
  // Loaded when needed: a comparison knows no designs.
  const { runSweepLine } = await import('../steps/run-sweep-line.ts');
  return runSweepLine(line, objects);
}
