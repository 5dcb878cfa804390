import {
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  type SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { Engine, Work, WorkProgress } from '../ports/engine.ts';

/** Does work in a state machine: prepare, a distributed map over chunks, merge. */
export class StepFunctionsEngine implements Engine {
  private readonly client: SFNClient;
  private readonly stateMachine: string;

  /** @param stateMachine its ARN */
  constructor(client: SFNClient, stateMachine: string) {
    this.client = client;
    this.stateMachine = stateMachine;
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

  observe(): Promise<WorkProgress | undefined> {
    return Promise.resolve(undefined);
  }

  rehearse(): Promise<number | undefined> {
    return Promise.resolve(undefined);
  }

  async cancel({ id }: Work): Promise<void> {
    const executionArn = `${this.stateMachine.replace(':stateMachine:', ':execution:')}:${id}`;
    try {
      await this.client.send(new StopExecutionCommand({ executionArn, cause: 'cancelled by its owner' }));
    } catch (error) {
      if (!(error instanceof ExecutionDoesNotExist)) throw error;
    }
  }
}
