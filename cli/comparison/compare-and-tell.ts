import { availableParallelism } from 'node:os';
import { type CompareOptions, type Comparison, type Progress, type Study, study } from '#lab';
import type { LoadedScenario } from '#scenarios';
import { seedTextOf } from '../../lab/seed-text.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Output, Session } from '../session.ts';
import { counted, duration } from '../text/numbers.ts';
import { apart } from '../work/apart.ts';
import { type Step, progressBar } from '../work/progress-bar.ts';
import { comparisonJson } from './comparison-json.ts';
import { comparisonText } from './comparison-text.ts';
import { commandLine, writeResults } from './write-results.ts';

export interface CompareRequest {
  readonly options: Pick<CompareOptions, 'arms' | 'replications' | 'precision' | 'cap' | 'workers' | 'seed'>;
  readonly isJson: boolean;
  readonly isStrict: boolean;
  /** Folder for the files. */
  readonly out: string | undefined;
}

/** Compares, writes the files that were asked for, and tells the answer. */
export async function compareAndTell(
  loaded: LoadedScenario,
  { options, isJson, isStrict, out }: CompareRequest,
  session: Session,
): Promise<void> {
  const start = performance.now();
  const result = await studied(loaded, { ...options, withNetwork: out !== undefined }, session);
  const { comparison, plan } = result;
  const files = out === undefined ? [] : await writeResults(out, result, typedCommand(), session.signal);

  if (isJson) session.answer.write(comparisonJson(comparison));
  else {
    const notes = [
      duration((performance.now() - start) / 1000),
      ...(out === undefined ? [] : [`${files.length} files in ${out}`]),
    ];
    session.answer.write(answerText(comparison, options.seed ?? seedTextOf(loaded), notes, session.answer));
  }
  const { wanted, reached, isReached } = comparison.precision;
  if (plan.isFixed || isReached) return;
  if (!session.isQuiet)
    session.notices.write(
      `carat: ${Number.isFinite(reached) ? `±${reached.toFixed(2)} points were` : 'no interval was'} reached within ${plan.cap} replications, not the ±${wanted} asked for; ` +
        'raise --cap, or ask for less with --precision\n',
    );
  if (isStrict) process.exitCode = exitCodes.imprecise.code;
}

/** A comparison for people, with a last line on how it came about. */
export function answerText(
  comparison: Comparison,
  seed: string,
  notes: readonly string[],
  output: Output,
): string {
  const { replications, hash } = comparison;
  const closing = [counted(replications, 'replication'), `seed ${seed}`, `hash ${hash}`, ...notes];
  return `${comparisonText(comparison, output)}\n\n${output.colours.dim(closing.join(' · '))}\n`;
}

/** With one worker the work would be done in this thread, which then could not hear Ctrl-C. */
async function studied(loaded: LoadedScenario, options: CompareOptions, session: Session): Promise<Study> {
  const { signal } = session;
  const bar = progressBar(session, 'replications');
  const isForecast = options.replications === undefined;
  const onProgress = (progress: Progress) => bar.show(stepOf(progress, isForecast));
  try {
    const isAlone = (options.workers ?? availableParallelism()) === 1;
    return isAlone
      ? await apart('study', { loaded, options: { ...options, workers: 1 } }, signal, onProgress)
      : await study(loaded, { ...options, signal, onProgress });
  } finally {
    bar.end();
  }
}

function stepOf({ done, planned, halfWidth, remainingSeconds }: Progress, isForecast: boolean): Step {
  const note = halfWidth === undefined ? {} : { note: `±${halfWidth.toFixed(2)} points` };
  return { done, planned, isForecast, remainingSeconds, ...note };
}

function typedCommand(): string {
  return commandLine(process.argv.slice(2));
}
