import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import {
  Choice,
  Condition,
  DefinitionBody,
  DistributedMap,
  Fail,
  ItemBatcher,
  JitterType,
  JsonPath,
  LogLevel,
  OutputType,
  Pass,
  ResultWriterV2,
  type RetryProps,
  S3JsonLItemReader,
  StateMachine,
  StateMachineType,
  Succeed,
  type TaskStateBase,
  TaskInput,
  Transformation,
  WriterConfig,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { settings } from '../settings.ts';

export interface SimulationMachineProps {
  readonly prepare: IFunction;
  readonly runChunk: IFunction;
  readonly merge: IFunction;
  readonly fail: IFunction;
  readonly objects: IBucket;
}

/** Faults pass: throttling, a lost connection, a host that died. Repeating a step changes nothing. */
const retry: RetryProps = {
  errors: ['States.ALL'],
  interval: Duration.seconds(2),
  backoffRate: 2,
  maxAttempts: 3,
  maxDelay: Duration.seconds(30),
  jitterStrategy: JitterType.FULL,
};

/** What every state after the first knows. */
const identity = {
  kind: JsonPath.stringAt('$.kind'),
  owner: JsonPath.stringAt('$.owner'),
  id: JsonPath.stringAt('$.id'),
};

/**
 * Does a run or sweep, round by round: prepare a list of chunks, map over it, merge; more rounds while the precision is not reached.
 *
 * Chunks that failed within the tolerated share are missed by the merge, and one further round tries them again: what is
 * there is not run twice.
 */
export class SimulationMachine extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, props: SimulationMachineProps) {
    super(scope, id);
    const logs = new LogGroup(this, 'Log', {
      retention: settings.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.stateMachine = new StateMachine(this, 'Machine', {
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromChainable(this.definition(props)),
      timeout: settings.longestRun,
      tracingEnabled: true,
      logs: { destination: logs, level: LogLevel.ALL, includeExecutionData: false },
    });
  }

  private definition(props: SimulationMachineProps): TaskStateBase {
    const failed = this.failed(props.fail);
    const prepare = new LambdaInvoke(this, 'Prepare', {
      lambdaFunction: props.prepare,
      payloadResponseOnly: true,
      retryOnServiceExceptions: false,
      resultPath: '$.prepared',
    })
      .addRetry(retry)
      .addCatch(failed, { resultPath: '$.fault' });
    const map = this.map(props).addCatch(failed, { resultPath: '$.fault' });
    const merge = new LambdaInvoke(this, 'Merge', {
      lambdaFunction: props.merge,
      payload: TaskInput.fromObject({ ...identity, round: JsonPath.objectAt('$.prepared.round') }),
      payloadResponseOnly: true,
      retryOnServiceExceptions: false,
      resultPath: '$.merged',
    })
      .addRetry(retry)
      .addCatch(this.mending(prepare, failed), { resultPath: '$.fault' });

    const finished = new Succeed(this, 'Finished');
    const nextRound = new Pass(this, 'Next round', {
      parameters: { ...identity, round: JsonPath.objectAt('$.merged.round') },
    });
    nextRound.next(prepare);
    prepare.next(
      new Choice(this, 'Is anything left?')
        .when(Condition.booleanEquals('$.prepared.isDone', true), finished)
        .when(Condition.booleanEquals('$.prepared.isKnown', true), merge)
        .otherwise(map),
    );
    map.next(merge);
    merge.next(
      new Choice(this, 'Is it enough?')
        .when(Condition.booleanEquals('$.merged.isDone', true), finished)
        .otherwise(nextRound),
    );
    return prepare;
  }

  private map({ runChunk, objects }: SimulationMachineProps): DistributedMap {
    const work = new LambdaInvoke(this, 'Run chunks', {
      lambdaFunction: runChunk,
      payloadResponseOnly: true,
      retryOnServiceExceptions: false,
    }).addRetry(retry);
    return new DistributedMap(this, 'Every chunk', {
      label: 'Chunks',
      mapExecutionType: StateMachineType.EXPRESS,
      itemReader: new S3JsonLItemReader({
        bucket: objects,
        key: JsonPath.stringAt('$.prepared.manifest'),
      }),
      // Prepare knows what a line costs: a batch ends long before an express execution must.
      itemBatcher: new ItemBatcher({
        maxItemsPerBatchPath: '$.prepared.linesPerBatch',
        maxInputBytesPerBatch: settings.map.batchBytes,
      }),
      maxConcurrency: settings.map.concurrency,
      toleratedFailurePercentagePath: '$.prepared.tolerated',
      resultWriterV2: new ResultWriterV2({
        bucket: objects,
        prefix: 'maps',
        writerConfig: new WriterConfig({
          outputType: OutputType.JSONL,
          transformation: Transformation.COMPACT,
        }),
      }),
      resultPath: JsonPath.DISCARD,
    }).itemProcessor(work);
  }

  /** One more round for what is missing; then it is a fault that repetition does not mend. */
  private mending(prepare: TaskStateBase, failed: TaskStateBase): Choice {
    const mend = new Pass(this, 'Mend', {
      parameters: { ...identity, round: JsonPath.objectAt('$.prepared.round'), isMending: true },
    });
    mend.next(prepare);
    return new Choice(this, 'Was it mended?')
      .when(Condition.isPresent('$.isMending'), failed)
      .otherwise(mend);
  }

  private failed(fail: IFunction): TaskStateBase {
    const failed = new LambdaInvoke(this, 'Mark failed', {
      lambdaFunction: fail,
      payload: TaskInput.fromObject(identity),
      payloadResponseOnly: true,
      retryOnServiceExceptions: false,
      resultPath: JsonPath.DISCARD,
    }).addRetry(retry);
    failed.next(new Fail(this, 'Failed', { error: 'RunFailed', cause: 'see the log of the functions' }));
    return failed;
  }
}
