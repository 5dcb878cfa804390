import { availableParallelism } from 'node:os';
import type { LoadedScenario } from '#scenarios';
import type { PolicyOptions, PolicyProgress } from '../../lab/policy/policy-options.ts';
import { type PolicyStudy, policyStudy } from '../../lab/policy/policy-study.ts';
import { seedTextOf } from '../../lab/seed-text.ts';
import { commandLine } from '../comparison/write-results.ts';
import type { Session } from '../session.ts';
import { counted, duration, grouped } from '../text/numbers.ts';
import { apart } from '../work/apart.ts';
import { type Step, progressBar } from '../work/progress-bar.ts';
import { policyJson } from './policy-json.ts';
import type { PolicyRequest } from './policy-options.ts';
import { policyText } from './policy-text.ts';
import { writePolicyResults } from './write-policy-results.ts';

/** Runs the study, writes the files that were asked for, and tells the answer. */
export async function policyAndTell(
  loaded: LoadedScenario,
  { options, isJson, out }: PolicyRequest,
  session: Session,
): Promise<void> {
  const start = performance.now();
  const study = await studied(loaded, options, session);
  const { answer, plan } = study;
  const command = commandLine(process.argv.slice(2));
  const files = out === undefined ? [] : await writePolicyResults(out, study, command, session.signal);

  const { answer: output, notices } = session;
  if (isJson) output.write(policyJson(answer));
  else {
    const closing = [
      counted(answer.replications, 'replication'),
      `seed ${options.seed ?? seedTextOf(loaded)}`,
      `hash ${answer.hash}`,
      duration((performance.now() - start) / 1000),
      ...(out === undefined ? [] : [`${files.length} files in ${out}`]),
    ].join(' · ');
    output.write(`${policyText(answer, output)}\n\n${output.colours.dim(closing)}\n`);
  }
  const { wanted, reached, isReached } = answer.precision;
  if (plan.isFixed || isReached || reached === undefined || session.isQuiet) return;
  const got = Number.isFinite(reached) ? `±${shortly(reached)} € per €` : 'no interval';
  notices.write(
    `carat: ${got} was reached for the best way within ${plan.cap} replications, not the ` +
      `±${wanted} asked for; raise --cap, or ask for less with --precision\n`,
  );
}

/** With one worker the work would be done in this thread, which then could not hear Ctrl-C. */
async function studied(
  loaded: LoadedScenario,
  options: PolicyOptions,
  session: Session,
): Promise<PolicyStudy> {
  const { signal } = session;
  const bar = progressBar(session, 'replications');
  const isForecast = options.replications === undefined;
  const onProgress = (progress: PolicyProgress) => bar.show(stepOf(progress, isForecast));
  try {
    const isAlone = (options.workers ?? availableParallelism()) === 1;
    return isAlone
      ? await apart('policy', { loaded, options: { ...options, workers: 1 } }, signal, onProgress)
      : await policyStudy(loaded, { ...options, signal, onProgress });
  } finally {
    bar.end();
  }
}

function stepOf({ done, planned, halfWidth, remainingSeconds }: PolicyProgress, isForecast: boolean): Step {
  const note = halfWidth === undefined ? {} : { note: `±${shortly(halfWidth)} € per €` };
  return { done, planned, isForecast, remainingSeconds, ...note };
}

function shortly(value: number): string {
  return grouped(value, value < 10 ? 2 : 0);
}
