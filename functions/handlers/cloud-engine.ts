import { SFNClient } from '@aws-sdk/client-sfn';
import { StepFunctionsEngine } from '../adapters/step-functions-engine.ts';
import { cloudObjects } from './cloud-objects.ts';
import { setting } from './environment.ts';

/** The state machine that the stack names in `CARAT_STATE_MACHINE`. */
export function cloudEngine(): StepFunctionsEngine {
  return new StepFunctionsEngine(new SFNClient({}), setting('CARAT_STATE_MACHINE'), cloudObjects());
}
