import type { Arm, Scenario } from '#sim-core';
import type { Replication } from '../../lab/replicate.ts';
import { burnInKey } from './burn-in-key.ts';
import type { FromWorker, Job, ToWorker } from './messages.ts';

/** Who hears of replications: in the order of their numbers, without gaps. */
export interface Listener {
  /** The first few replications of the first arms alone. */
  readonly onFirst: (runs: readonly Replication[]) => void;
  readonly onRuns: (runs: readonly Replication[]) => void;
}

const leastForEstimate = 2;

/** Workers that share the replications of one scenario at a time. */
export class KernelPool {
  private readonly workers: Worker[];
  private id = 0;

  constructor(size = Math.min(4, Math.max(2, navigator.hardwareConcurrency - 1))) {
    this.workers = Array.from(
      { length: size },
      () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
    );
  }

  /** Drops what is under way and starts anew. */
  run(
    scenario: Scenario,
    arms: readonly Arm[],
    firstArms: readonly Arm[],
    count: number,
    to: Listener,
  ): void {
    this.id += 1;
    const id = this.id;
    const size = this.workers.length;
    const key = burnInKey(scenario);
    const first: Replication[] = [];
    const runs: Replication[] = [];
    this.workers.forEach((worker, place) => {
      const replications = Array.from({ length: count }, (_, i) => i).filter((i) => i % size === place);
      const firstCount = Math.ceil(leastForEstimate / size);
      const job: Job = { id, scenario, burnInKey: key, arms, firstArms, replications, firstCount };
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (data.id !== this.id) return;
        const list = data.isFirst ? first : runs;
        list[data.replication.replication] = data.replication;
        const ready = leading(list);
        if (ready.length >= leastForEstimate) (data.isFirst ? to.onFirst : to.onRuns)(ready);
      };
      worker.postMessage({ job } satisfies ToWorker);
    });
  }

  stop(): void {
    this.id += 1;
    for (const worker of this.workers) worker.postMessage({ stop: true } satisfies ToWorker);
  }
}

function leading(list: readonly (Replication | undefined)[]): Replication[] {
  const gap = Array.from(list).findIndex((each) => each === undefined);
  return (gap < 0 ? list : list.slice(0, gap)) as Replication[];
}
