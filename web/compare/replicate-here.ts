import type { LoadedScenario } from '#scenarios';
import { planOf } from '../../lab/options.ts';
import type { Replication } from '../../lab/replicate.ts';
import { burnInKey } from '../kernel/burn-in-key.ts';
import { KernelPool } from '../kernel/kernel-pool.ts';
import { replicationsDone, replicationsOver } from '../state/estimate.ts';

/** Replications of each scenario that this browser compares; the first of the same seed share their luck. */
export const comparedReplications = 8;

const workers = 2;
const { arms } = planOf({});
let pool: KernelPool | undefined;

/**
 * Runs the first replications of a scenario; of the one on the table, waits for those that run anyway.
 *
 * @returns undefined where it was stopped
 */
export function replicateHere(
  loaded: LoadedScenario,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<readonly Replication[] | undefined> {
  return new Promise((done) => {
    let isOver = false;
    let unsubscribe: (() => void) | undefined;
    const end = (runs?: readonly Replication[]) => {
      isOver = true;
      unsubscribe?.();
      done(runs);
    };
    signal.addEventListener('abort', () => {
      if (isOver) return;
      pool?.stop();
      end();
    });
    if (replicationsOver(loaded, 0)) {
      unsubscribe = replicationsDone.subscribe((count) => {
        onProgress(Math.min(count, comparedReplications));
        const runs = replicationsOver(loaded, comparedReplications);
        if (runs && !isOver) queueMicrotask(() => end(runs));
      });
      return;
    }
    pool ??= new KernelPool(workers);
    const { scenario } = loaded;
    pool.run(
      { scenario, burnInKey: burnInKey(scenario), arms, firstArms: [], count: comparedReplications },
      {
        whole: (runs) => {
          onProgress(runs.length);
          if (runs.length === comparedReplications) end(runs);
        },
      },
    );
  });
}
