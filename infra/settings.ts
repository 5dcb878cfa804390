import { Duration, Size } from 'aws-cdk-lib';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** What is decided once for all functions and stores of the deployment. */
export const settings = {
  /** The hash of a run is checked on this major version, see `npm run test:engines`. */
  runtime: Runtime.NODEJS_24_X,
  architecture: Architecture.ARM_64,
  /** Syntax that the runtime reads; kept at the oldest version that is deployable. */
  target: 'node22',
  logRetention: RetentionDays.ONE_MONTH,
  api: { memoryMegabytes: 1024, timeout: Duration.seconds(25) },
  /** Memory that buys a whole processor: a simulation needs no more than one. */
  work: { memoryMegabytes: 1769, timeout: Duration.minutes(4) },
  /** Prepares and merges: all runs of an owner’s sweeps pass through its memory and its disk. */
  gather: { memoryMegabytes: 3008, timeout: Duration.minutes(15), disk: Size.gibibytes(10) },
  /** A function that reads or writes a record. */
  record: { memoryMegabytes: 512, timeout: Duration.seconds(30) },
  /** Removes what no record points to. */
  cleaning: { memoryMegabytes: 512, timeout: Duration.minutes(15), every: Duration.days(1) },
  /** After which a run is given up; an alarm tells of it. */
  longestRun: Duration.days(2),
  map: {
    /** Batches at once: a part of an account’s usual thousand, so that the API stays reachable. */
    concurrency: 400,
    /** Bytes of the lines of a batch: an execution takes 256 KB. */
    batchBytes: 200_000,
  },
  throttle: {
    /** Requests per second of all people, or all batch clients, together. */
    rate: 50,
    burst: 100,
  },
  /** Days for which lists of chunks and accounts of maps are kept. */
  traceDays: 14,
  /** Days for which logs of access are kept. */
  accessLogDays: 90,
  /** Days for which a replaced or removed object can be brought back. */
  undoDays: 30,
} as const;
