import { existsSync, statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { Arm } from '#sim-core';
import type { SweepSamples } from '../../lab/sweep/summary/samples.ts';
import { storedSamples } from '../../lab/sweep/summary/stored-samples.ts';
import { summariseSweep } from '../../lab/sweep/summary/summarise-sweep.ts';
import { commandLine } from '../comparison/write-results.ts';
import { inputError } from '../input/input-error.ts';
import { OptionReader } from '../input/option-reader.ts';
import type { Session } from '../session.ts';
import { counted, duration } from '../text/numbers.ts';
import { progressBar } from '../work/progress-bar.ts';
import { readResults } from './read-results.ts';
import { readSweep } from './read-sweep.ts';
import { openStore } from './store.ts';
import { summaryJson, writeSummary } from './summary-files.ts';
import { summaryText } from './summary-text.ts';

export interface SummaryRequest {
  readonly outcomes: string | undefined;
  readonly baseline: Arm | undefined;
  /** Per cent of the baseline's mean. */
  readonly margin: number;
  readonly shownRows: number;
  readonly store: string;
  readonly out: string | undefined;
  readonly isJson: boolean;
}

/** Summarises the results in a folder, or what the store holds of a sweep; writes the files asked for, and tells it. */
export async function summariseAndTell(
  argument: string,
  request: SummaryRequest,
  session: Session,
): Promise<void> {
  const start = performance.now();
  const { out, isJson, margin, shownRows } = request;
  const { signal, answer } = session;
  const bar = progressBar(session, 'points');
  try {
    const isFolder = existsSync(argument) && statSync(argument).isDirectory();
    const samples = isFolder
      ? await readResults(argument, signal)
      : await samplesInStore(argument, request, session);
    const { outcomes, baseline } = chosen(samples, request);
    const planned = samples.points.length;
    const turn = async (done: number) => {
      bar.show({ done, planned });
      await setImmediate();
      signal.throwIfAborted();
    };
    const summary = await summariseSweep(samples, { baseline, margin, outcomes, turn });
    bar.end();
    const files =
      out === undefined ? [] : await writeSummary(out, summary, commandLine(process.argv.slice(2)), signal);
    if (isJson) {
      answer.write(summaryJson(summary));
      return;
    }
    const runs = samples.points.reduce((sum, { samples: own }) => sum + own.length * own[0][0].length, 0);
    const closing = [
      counted(runs, 'run'),
      `seed ${samples.seed}`,
      `hash ${samples.scenarioHash}`,
      duration((performance.now() - start) / 1000),
      ...(out === undefined ? [] : [`${files.length} files in ${out}`]),
    ].join(' · ');
    answer.write(`${summaryText(summary, shownRows, answer)}\n\n${answer.colours.dim(closing)}\n`);
  } finally {
    bar.end();
  }
}

async function samplesInStore(
  argument: string,
  { store: folder }: SummaryRequest,
  session: Session,
): Promise<SweepSamples> {
  const sweep = await readSweep(argument, session);
  if (!existsSync(folder))
    throw inputError(
      folder,
      'there is no such store of runs',
      `run the sweep first: carat sweep ${argument} --out FOLDER`,
    );
  const store = openStore(folder, false);
  try {
    return await storedSamples(sweep, store, async () => {
      await setImmediate();
      session.signal.throwIfAborted();
    });
  } finally {
    store.close();
  }
}

/** What is asked for, checked against what the runs hold. */
function chosen(
  { arms, outcomes, rule }: SweepSamples,
  request: SummaryRequest,
): { readonly outcomes: readonly number[]; readonly baseline: Arm } {
  const reader = new OptionReader();
  const names = outcomes.map(({ name }) => name);
  const asked = reader.names('--outcomes', request.outcomes, names) ?? names;
  const baseline =
    request.baseline === undefined ? undefined : reader.name('--baseline', request.baseline, arms);
  reader.check();
  const usual = rule.isFixed ? undefined : rule.baseline;
  return {
    outcomes: asked.map((name) => names.indexOf(name)),
    baseline: baseline ?? usual ?? (arms.includes('isolated') ? 'isolated' : arms[0]),
  };
}
