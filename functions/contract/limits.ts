/** What the service takes on; every refusal names the limit. A deployment may lower some. */
export interface Limits {
  /** Bytes of a request. */
  readonly bodyBytes: number;
  /** Organisations of a scenario that is to be run. */
  readonly organisations: number;
  /** Replications of a run. */
  readonly replications: number;
  /** Organisations × months × arms × replications of a run. */
  readonly load: number;
  /** Organisations × months × arms of one replication: in the cloud, what a function simulates within its time. */
  readonly replicationLoad: number;
  /** Runs of a sweep. */
  readonly sweepRuns: number;
  /** Points × factors of a Latin hypercube, which is drawn as a whole. */
  readonly designValues: number;
  /** Texts among the values of a sweep: for each, a scenario is read. */
  readonly sweepTexts: number;
  /** Entries of a page. */
  readonly pageSize: number;
  /** Starts of work per owner and minute. */
  readonly startsPerMinute: number;
  /** Bytes of the headers of a request; a gateway has a limit of its own. */
  readonly headerBytes: number;
  /** Seconds within which the headers of a request must have come. */
  readonly headerSeconds: number;
  /** Seconds within which a whole request must have come. */
  readonly requestSeconds: number;
  /** Seconds that a chunk may take in a thread; ten times the slowest that was measured, where that is more. */
  readonly chunkSeconds: number;
  /** Megabytes of the heap of a thread; columns of numbers lie outside of it. */
  readonly threadMegabytes: number;
}

export const limits: Limits = {
  bodyBytes: 5_000_000,
  organisations: 100_000,
  replications: 10_000,
  load: 1e12,
  replicationLoad: 1e12,
  sweepRuns: 1_000_000,
  designValues: 2_000_000,
  sweepTexts: 200,
  pageSize: 200,
  startsPerMinute: 120,
  headerBytes: 16_384,
  headerSeconds: 10,
  requestSeconds: 30,
  chunkSeconds: 120,
  threadMegabytes: 2048,
};
