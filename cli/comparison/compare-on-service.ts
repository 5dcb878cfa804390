import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Comparison } from '#lab';
import type { LoadedScenario } from '#scenarios';
import { comparisonFrom } from '../../lab/stored-comparison.ts';
import { type Answer, clientOf } from '../../functions/client/client.ts';
import type { Session } from '../session.ts';
import type { RunningService } from '../work/local-service.ts';
import { progressBar } from '../work/progress-bar.ts';

type Run = Answer<'readRun'>['body'];

export interface ServiceComparison {
  readonly comparison: Comparison;
  /** Whether it was there already, from an earlier start. */
  readonly isKnown: boolean;
}

/** The service ended the run without an answer. */
export class NoAnswerError extends Error {}

const pollMilliseconds = 400;

/**
 * Lets the service compare a scenario, and waits for it. What was compared before, or begun, is not done again.
 *
 * @throws ServiceError where the service refuses, NoAnswerError where the run fails or is cancelled
 */
export async function compareOnService(
  { address, code }: RunningService,
  { document }: LoadedScenario,
  session: Session,
): Promise<ServiceComparison> {
  const { signal } = session;
  const ask = clientOf({ base: address });
  const start = async (idempotencyKey?: string): Promise<Run> => {
    const key = idempotencyKey === undefined ? {} : { idempotencyKey };
    return (await ask('startRun', { body: { scenario: { document } }, ...key, signal })).body;
  };
  const key = createHash('sha256')
    .update(JSON.stringify([code, document]))
    .digest('hex');
  let run = await start(key);
  // One that ended without an answer says nothing of another try.
  if (run.status === 'failed' || run.status === 'cancelled') run = await start();
  const isKnown = run.status === 'succeeded';
  run = await followed(run, (id) => ask('readRun', { params: { id }, signal }), session);
  if (run.status !== 'succeeded')
    throw new NoAnswerError(run.failure?.message ?? `the run ${run.id} was ${run.status}`);
  const { body } = await ask('readResult', { params: { id: run.id }, signal });
  return { comparison: comparisonFrom(body), isKnown };
}

async function followed(
  begun: Run,
  read: (id: string) => Promise<{ readonly body: Run }>,
  session: Session,
): Promise<Run> {
  const bar = progressBar(session, 'replications');
  try {
    for (let run = begun; ; run = (await read(run.id)).body) {
      const { status, progress } = run;
      if (status !== 'queued' && status !== 'running') return run;
      if (progress) bar.show({ ...progress, isForecast: true });
      await pause(pollMilliseconds, undefined, { signal: session.signal });
    }
  } finally {
    bar.end();
  }
}
