import {
  DescribeMapRunCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  ListMapRunsCommand,
  type SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { Engine, Work, WorkProgress } from '../ports/engine.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { manifestPrefix, stretchOf } from '../steps/object-keys.ts';

/** Does work in a state machine: prepare, a distributed map over chunks, merge. */
export class StepFunctionsEngine implements Engine {
  private readonly client: SFNClient;
  private readonly stateMachine: string;
  private readonly objects: ObjectStore;

  /**
   * @param stateMachine its ARN
   * @param objects where the manifests lie
   */
  constructor(client: SFNClient, stateMachine: string, objects: ObjectStore) {
    this.client = client;
    this.stateMachine = stateMachine;
    this.objects = objects;
  }

  async start({ owner, id, kind }: Work): Promise<void> {
    const input = JSON.stringify({ owner, id, kind });
    try {
      await this.client.send(
        new StartExecutionCommand({ stateMachineArn: this.stateMachine, name: id, input }),
      );
    } catch (error) {
      // An execution bears the id of its work: it was started before.
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  }

  async observe({ owner, id }: Work): Promise<WorkProgress | undefined> {
    const counts = await this.latestCounts(id);
    if (!counts) return undefined;
    let [known, planned] = [0, 0];
    for await (const { key } of this.objects.list(manifestPrefix(owner, id))) {
      const list = stretchOf(key);
      if (list.planned < planned || (list.planned === planned && list.known < known)) continue;
      ({ known, planned } = list);
    }
    const { total = 0, succeeded = 0 } = counts;
    const share = total === 0 ? 0 : succeeded / total;
    return { done: known + Math.floor((planned - known) * share), planned };
  }

  /** Lines of the round that is under way, or was last. */
  private async latestCounts(id: string) {
    try {
      const { mapRuns = [] } = await this.client.send(
        new ListMapRunsCommand({ executionArn: this.executionArn(id) }),
      );
      const start = (run: (typeof mapRuns)[number]) => run.startDate?.getTime() ?? 0;
      const latest = [...mapRuns].sort((a, b) => start(b) - start(a)).at(0);
      if (!latest) return undefined;
      const command = new DescribeMapRunCommand({ mapRunArn: latest.mapRunArn });
      return (await this.client.send(command)).itemCounts;
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) return undefined;
      throw error;
    }
  }

  private executionArn(id: string): string {
    return `${this.stateMachine.replace(':stateMachine:', ':execution:')}:${id}`;
  }

  rehearse(): Promise<number | undefined> {
    return Promise.resolve(undefined);
  }

  async cancel({ id }: Work): Promise<void> {
    const stop = { executionArn: this.executionArn(id), cause: 'cancelled by its owner' };
    try {
      await this.client.send(new StopExecutionCommand(stop));
    } catch (error) {
      if (!(error instanceof ExecutionDoesNotExist)) throw error;
    }
  }
}
