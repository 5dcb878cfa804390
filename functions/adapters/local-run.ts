import type { WorkProgress } from '../ports/engine.ts';
import type { MergeOutcome, MergeRequest } from '../steps/merge-run.ts';
import type { ChunkLine } from '../steps/plan-chunks.ts';
import type { BegunRun } from '../steps/run-life.ts';
import type { LineOutcome } from '../steps/run-line.ts';

/** What a run needs of the engine. */
export interface RunThreads {
  readonly threads: number;
  readonly signal: AbortSignal;
  readonly tell: (progress: WorkProgress) => void;
  /** Each in a thread. */
  readonly runLine: (line: ChunkLine) => Promise<LineOutcome>;
  readonly merge: (request: MergeRequest) => Promise<MergeOutcome>;
}

/** Works through the chunks of a run, round by round, until its answer is stored. */
export async function followRun(
  { record, count: firstCount, linesOf }: BegunRun,
  threads: RunThreads,
): Promise<Extract<MergeOutcome, { isDone: true }>> {
  const { owner, documentKey, plan, resultId } = record;
  let done = 0;
  for (let count = firstCount; ;) {
    const lines = linesOf(count);
    const open = lines.filter(({ replications }) => replications.at(-1)! >= done);
    await runLines(open, count, threads);
    done = count;
    const request: MergeRequest = { owner, documentKey, plan, resultId, lines };
    const outcome = await threads.merge(request);
    if (outcome.isDone) return outcome;
    count = outcome.next;
  }
}

/** Runs lines in all threads. */
async function runLines(
  lines: readonly ChunkLine[],
  count: number,
  { threads, signal, tell, runLine }: RunThreads,
): Promise<void> {
  const start = performance.now();
  const before = lines[0]?.replications[0] ?? count;
  let done = before;
  tell({ done, planned: count });
  const queue = [...lines];
  const lane = async () => {
    for (let line = queue.shift(); line; line = queue.shift()) {
      signal.throwIfAborted();
      const { replications } = await runLine(line);
      done += replications;
      const pace = (performance.now() - start) / 1000 / (done - before);
      tell({ done, planned: count, remainingSeconds: pace * (count - done) });
    }
  };
  const lanes = await Promise.allSettled(
    Array.from({ length: threads }, () =>
      lane().catch((error: unknown) => {
        // Where one line fails, the run does: the others need not be begun.
        queue.length = 0;
        throw error;
      }),
    ),
  );
  for (const outcome of lanes) if (outcome.status === 'rejected') throw outcome.reason;
}
