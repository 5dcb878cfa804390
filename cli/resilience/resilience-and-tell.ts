import { availableParallelism } from 'node:os';
import type { LoadedScenario } from '#scenarios';
import type { ResilienceOptions, ResilienceProgress } from '../../lab/resilience/resilience-options.ts';
import { type ResilienceStudy, resilienceStudy } from '../../lab/resilience/resilience-study.ts';
import { seedTextOf } from '../../lab/seed-text.ts';
import { commandLine } from '../comparison/write-results.ts';
import type { Session } from '../session.ts';
import { counted, duration } from '../text/numbers.ts';
import { apart } from '../work/apart.ts';
import { progressBar } from '../work/progress-bar.ts';
import { resilienceJson } from './resilience-json.ts';
import type { ResilienceRequest } from './resilience-options.ts';
import { resilienceText } from './resilience-text.ts';
import { writeResilienceResults } from './write-resilience-results.ts';

/** Runs the study, writes the files that were asked for, and tells the answer. */
export async function resilienceAndTell(
  loaded: LoadedScenario,
  { options, isJson, out }: ResilienceRequest,
  session: Session,
): Promise<void> {
  const start = performance.now();
  const study = await studied(loaded, options, session);
  const { answer } = study;
  const command = commandLine(process.argv.slice(2));
  const files = out === undefined ? [] : await writeResilienceResults(out, study, command, session.signal);
  const { answer: output } = session;
  if (isJson) return output.write(resilienceJson(answer));
  const closing = [
    counted(answer.replications, 'replication'),
    `seed ${options.seed ?? seedTextOf(loaded)}`,
    `hash ${answer.hash}`,
    duration((performance.now() - start) / 1000),
    ...(out === undefined ? [] : [`${files.length} files in ${out}`]),
  ].join(' · ');
  output.write(`${resilienceText(answer, output)}\n\n${output.colours.dim(closing)}\n`);
}

/** With one worker the work would be done in this thread, which then could not hear Ctrl-C. */
async function studied(
  loaded: LoadedScenario,
  options: ResilienceOptions,
  session: Session,
): Promise<ResilienceStudy> {
  const { signal } = session;
  const bar = progressBar(session, 'replications');
  const onProgress = (progress: ResilienceProgress) => bar.show({ ...progress, isForecast: false });
  try {
    const isAlone = (options.workers ?? availableParallelism()) === 1;
    return isAlone
      ? await apart('resilience', { loaded, options: { ...options, workers: 1 } }, signal, onProgress)
      : await resilienceStudy(loaded, { ...options, signal, onProgress });
  } finally {
    bar.end();
  }
}
