import { gather, leastForEstimate } from './gather.ts';
import type { FromWorker, Job, Listener, Replicating, Task, ToWorker } from './messages.ts';

/** Workers that share the replications of one scenario at a time. */
export class KernelPool implements Replicating {
  private readonly workers: Worker[];
  private id = 0;

  constructor(size = Math.min(4, Math.max(2, navigator.hardwareConcurrency - 1))) {
    this.workers = Array.from(
      { length: size },
      () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
    );
  }

  run({ count, ...task }: Task, to: Listener): void {
    this.id += 1;
    const id = this.id;
    const size = this.workers.length;
    const hear = gather(to);
    this.workers.forEach((worker, place) => {
      const replications = Array.from({ length: count }, (_, i) => i).filter((i) => i % size === place);
      const firstCount = task.firstArms.length > 0 ? Math.ceil(leastForEstimate / size) : 0;
      const job: Job = { ...task, id, replications, firstCount };
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (data.id === this.id) hear(data.extent, data.replication);
      };
      worker.postMessage({ job } satisfies ToWorker);
    });
  }

  stop(): void {
    this.id += 1;
    for (const worker of this.workers) worker.postMessage({ stop: true } satisfies ToWorker);
  }
}
