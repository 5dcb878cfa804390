import type { LoadedScenario } from '#scenarios';
import { runFrontier, type FrontierProgress } from '../../lab/frontier/run-frontier.ts';
import { storedPoints } from '../../lab/sensitivity/stored-points.ts';
import { seedTextOf } from '../../lab/seed-text.ts';
import { type Trial, sweepOver } from '../../lab/sensitivity/trial.ts';
import { pilotOf } from '../../lab/sweep/plan.ts';
import { commandLine } from '../comparison/write-results.ts';
import { checkedTrial, isRelativeBy } from '../sensitivity/trial-input.ts';
import type { OptionReader } from '../input/option-reader.ts';
import type { Session } from '../session.ts';
import { openStore } from '../sweep/store.ts';
import { counted, duration, grouped } from '../text/numbers.ts';
import type { TimeFor } from '../work/time-for.ts';
import { progressBar } from '../work/progress-bar.ts';
import { writeFrontier, frontierJson } from './frontier-files.ts';
import { type FrontierRequest, type FrontierTexts, factorOfAxis } from './frontier-options.ts';
import { frontierText } from './frontier-text.ts';

/** Checks what is asked for against the scenario. */
export function trialOf(loaded: LoadedScenario, request: FrontierRequest, reader: OptionReader): Trial {
  const factors = request.axes.map((axis, i) => factorOfAxis(i === 0 ? '--x' : '--y', axis, loaded, reader));
  reader.check();
  const { arm, baseline, outcome, replications } = request;
  return checkedTrial(
    { base: loaded, factors, arm, baseline, outcome, replications, isRelative: isRelativeBy(outcome) },
    (path) => (path.startsWith('/factors/0') ? '--x' : path.startsWith('/factors/1') ? '--y' : '--outcome'),
  );
}

/** Tells how much there is to run, and what that takes. */
export async function planFrontier(
  trial: Trial,
  { looks, replications, width, workers }: FrontierRequest,
  timeFor: TimeFor,
): Promise<string> {
  const pairs = looks * replications;
  const middle = { values: trial.factors.map((factor) => factor.valueOf(0.5)), seed: seedTextOf(trial.base) };
  const parts = pilotOf(sweepOver(trial, [middle]));
  const time = parts.length === 0 ? '' : `, ${await timeFor(parts, pairs, workers)} if none is stored`;
  return `at most ${grouped(pairs)} pairs of runs at ${looks} places${time}; fewer if the sign becomes certain on all but ${Number((100 * width).toFixed(4))} % of the box`;
}

/** Searches the frontier, writes the files that were asked for, and tells the answer. */
export async function runAndTell(
  trial: Trial,
  request: FrontierRequest,
  texts: FrontierTexts,
  session: Session,
): Promise<void> {
  const { looks, width, workers } = request;
  const { signal, answer } = session;
  const start = performance.now();
  const store = openStore(texts.store, texts.fresh === true);
  const bar = progressBar(session, 'pairs of runs');
  const onProgress = ({ done, planned }: FrontierProgress) =>
    bar.show({ done: Math.floor(done), planned, isForecast: true });
  try {
    const run = storedPoints({ store, workers, signal });
    const frontier = await runFrontier(trial, run, { looks, width, onProgress });
    bar.end();
    const files =
      texts.out === undefined
        ? []
        : await writeFrontier(texts.out, frontier, commandLine(process.argv.slice(2)), signal);
    if (texts.json === true) {
      answer.write(frontierJson(frontier));
      return;
    }
    const closing = [
      counted(frontier.pairs, 'pair of runs', 'pairs of runs'),
      `seed ${seedTextOf(trial.base)}`,
      `hash ${trial.base.hash}`,
      duration((performance.now() - start) / 1000),
      ...(texts.out === undefined ? [] : [`${files.length} files in ${texts.out}`]),
    ].join(' · ');
    answer.write(`${frontierText(frontier, answer)}\n\n${answer.colours.dim(closing)}\n`);
  } finally {
    bar.end();
    store.close();
  }
}
