import type { ScenarioRuns } from '../../lab/sweep/run-sweep-chunk.ts';

/** Work that an engine does; the record of that kind and id says what there is to do. */
export interface Work {
  readonly kind: 'run' | 'sweep';
  readonly owner: string;
  readonly id: string;
}

/** How far work is. */
export interface WorkProgress {
  /** Replications of a run; runs of a sweep. */
  readonly done: number;
  /** Replications, or runs, that will probably do. */
  readonly planned: number;
  /** Seconds; absent while nothing is known. */
  readonly remainingSeconds?: number;
}

/**
 * Does work in chunks, wherever that is: the records say how it ended.
 *
 * What is begun is finished, also by another engine after the death of this one; a chunk that runs twice changes nothing.
 */
export interface Engine {
  /** Accepts work; work that is accepted already stays as it is. */
  start(work: Work): Promise<void>;
  /** @returns undefined for work that is not under way here */
  observe(work: Work): Promise<WorkProgress | undefined>;
  /**
   * Tries a few runs of a sweep.
   *
   * @returns mean seconds of a replication of all arms; undefined where nothing can be tried
   */
  rehearse(parts: readonly ScenarioRuns[]): Promise<number | undefined>;
  /** Stops the work soon; whoever calls has already written into the record that it is cancelled. */
  cancel(work: Work): Promise<void>;
}
