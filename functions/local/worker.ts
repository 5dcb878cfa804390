import { pilot } from '../../lab/sweep/plan.ts';
import type { ScenarioRuns } from '../../lab/sweep/run-sweep-chunk.ts';
import { FolderObjects } from '../adapters/folder-objects.ts';
import { type MergeOutcome, type MergeRequest, mergeRun } from '../steps/merge-run.ts';
import type { ChunkLine } from '../steps/plan-chunks.ts';
import { type LineOutcome, runLine } from '../steps/run-line.ts';

export { keepChunk } from '../../lab/sweep/keep-chunk.ts';

/** What the threads of the local engine do, each by its name; bundled to `dist/service-worker.js`. */
export function run({ folder, line }: { folder: string; line: ChunkLine }): Promise<LineOutcome> {
  return runLine(line, new FolderObjects(folder));
}

export function merge({ folder, request }: { folder: string; request: MergeRequest }): Promise<MergeOutcome> {
  return mergeRun(request, new FolderObjects(folder));
}

export function rehearse({ parts, seconds }: { parts: readonly ScenarioRuns[]; seconds: number }): number {
  return pilot(parts, seconds);
}
