import { SFNClient } from '@aws-sdk/client-sfn';
import { StepFunctionsEngine } from '../adapters/step-functions-engine.ts';
import { cloudObjects } from './cloud-objects.ts';
import { setting } from './environment.ts';
import { patience } from './patience.ts';

/** The state machine that the stack names in `CARAT_STATE_MACHINE`. */
export function cloudEngine(): StepFunctionsEngine {
  const client = new SFNClient({ requestHandler: patience });
  return new StepFunctionsEngine(client, setting('CARAT_STATE_MACHINE'), cloudObjects());
}
