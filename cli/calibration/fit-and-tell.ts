import { type FittingResult, fitTargets, plannedRuns } from '../../lab/fitting/fit-targets.ts';
import type { Fitting } from '../../lab/fitting/load-targets.ts';
import { seedTextOf } from '../../lab/seed-text.ts';
import { commandLine } from '../comparison/write-results.ts';
import { inputError } from '../input/input-error.ts';
import type { Session } from '../session.ts';
import { openStore } from '../sweep/store.ts';
import { counted, duration, grouped } from '../text/numbers.ts';
import { progressBar } from '../work/progress-bar.ts';
import { fittingJson, writeFitting } from './fitting-files.ts';
import { fittingText } from './fitting-text.ts';

export interface FitRequest {
  readonly out: string | undefined;
  readonly store: string;
  readonly workers: number | undefined;
  readonly recover: number;
  readonly isFresh: boolean;
  readonly isJson: boolean;
}

/** Calibrates to a targets file, writes what was asked for, and tells the answer. */
export async function fitAndTell(fitting: Fitting, request: FitRequest, session: Session): Promise<void> {
  const { out, workers, recover, isJson } = request;
  const { signal, answer, notices } = session;
  const start = performance.now();
  const store = openStore(request.store, request.isFresh);
  const bar = progressBar(session, 'runs');
  const planned = plannedRuns(fitting, recover);
  if (!session.isQuiet && (notices.isTerminal || session.isVerbose))
    notices.write(`carat: at most ${grouped(planned)} runs; those that are stored are not run again\n`);
  try {
    const result = await fitTargets(fitting, {
      store,
      workers,
      signal,
      recover,
      onProgress: (progress) => bar.show({ ...progress, isForecast: true }),
    });
    bar.end();
    const files =
      out === undefined ? [] : await writeFitting(out, result, commandLine(process.argv.slice(2)), signal);
    answer.write(
      isJson
        ? fittingJson(result)
        : `${fittingText(result, answer)}\n\n${closing(result, start, out, files, session)}\n`,
    );
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw inputError(
      'the targets file',
      `too few places of the priors could be run: ${error.message}`,
      'narrow the priors to values that go together, or give more points',
    );
  } finally {
    bar.end();
    store.close();
  }
}

function closing(
  { fitting, runs }: FittingResult,
  start: number,
  out: string | undefined,
  files: readonly string[],
  { answer }: Session,
): string {
  const { base } = fitting;
  const facts = [
    counted(runs, 'run'),
    `seed ${seedTextOf(base)}`,
    `hash ${base.hash}`,
    duration((performance.now() - start) / 1000),
    ...(out === undefined ? [] : [`${files.length} files in ${out}; next: carat compare ${out}/fitted.json`]),
  ];
  return answer.colours.dim(facts.join(' · '));
}
