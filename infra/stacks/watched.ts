import { Duration } from 'aws-cdk-lib';
import { type IMetric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Operation, type TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Watched } from '../constructs/watch.ts';
import { settings } from '../settings.ts';
import type { ServiceStack } from './service-stack.ts';

type Service = Pick<ServiceStack, 'people' | 'batch' | 'machine' | 'functions'>;

/** What alarms are about. */
export function watchedOf({ people, batch, machine, functions }: Service, table: TableV2) {
  const { stateMachine } = machine;
  const fault = (metric: IMetric, meaning: string, above = 0): Watched => ({ metric, above, meaning });
  const slowChunk = functions.runChunk.function.metricDuration({ statistic: Stats.MAXIMUM });
  return {
    PeopleFaults: fault(people.stage.metricServerError(total), 'people met faults of ours'),
    BatchFaults: fault(batch.stage.metricServerError(total), 'batch clients met faults of ours'),
    FailedRuns: fault(stateMachine.metricFailed(), 'a run failed for good'),
    TimedOutRuns: fault(stateMachine.metricTimedOut(), 'a run never came to an end'),
    FailedMarks: fault(functions.fail.function.metricErrors(), 'a run failed and its record may not say so'),
    LeftOrphans: fault(functions.orphans.function.metricErrors(), 'the removal of orphans did not end'),
    HeldBack: fault(
      functions.api.function.metricThrottles(),
      'more requests than the account may serve at once',
    ),
    SlowChunks: fault(
      slowChunk,
      'a batch of chunks came near the time at which it is stopped',
      0.75 * settings.work.timeout.toMilliseconds(),
    ),
    RefusedRecords: fault(
      table.metricSystemErrorsForOperations({ operations: [Operation.GET_ITEM, Operation.PUT_ITEM] }),
      'the database failed',
    ),
  } satisfies Record<string, Watched>;
}

/** What the dashboard shows. */
export function graphsOf({ people, batch, machine, functions }: Service, table: TableV2) {
  const { api, runChunk, merge } = functions;
  const { stateMachine } = machine;
  const slow = { statistic: Stats.p(95) };
  return {
    'Requests, people and batch clients': [people.stage.metricCount(), batch.stage.metricCount()],
    'Faults and refusals': [people.stage.metricServerError(), people.stage.metricClientError()],
    'Milliseconds of a request, 95 of 100': [
      people.stage.metricLatency(slow),
      api.function.metricDuration(slow),
    ],
    'Runs started, finished, failed': [
      stateMachine.metricStarted(),
      stateMachine.metricSucceeded(),
      stateMachine.metricFailed(),
    ],
    'Milliseconds of a batch, 95 of 100': [
      runChunk.function.metricDuration(slow),
      merge.function.metricDuration(slow),
    ],
    'Batches, and those that failed': [
      runChunk.function.metricInvocations(),
      runChunk.function.metricErrors(),
    ],
    'Capacity of the database': [
      table.metricConsumedReadCapacityUnits(),
      table.metricConsumedWriteCapacityUnits(),
    ],
  } satisfies Record<string, IMetric[]>;
}

const total = { statistic: Stats.SUM, period: Duration.minutes(5) };
