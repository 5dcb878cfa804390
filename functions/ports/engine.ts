/** Work that an engine does; the record of that kind and id says what there is to do. */
export interface Work {
  readonly kind: 'run' | 'sweep';
  readonly owner: string;
  readonly id: string;
}

/** How far work is. */
export interface WorkProgress {
  /** Replications, of all points of a sweep. */
  readonly done: number;
  /** Replications that will probably do. */
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
  /** Stops the work soon; whoever calls has already written into the record that it is cancelled. */
  cancel(work: Work): Promise<void>;
}
