import type { LoadedScenario } from '#scenarios';
import type { ParameterName } from '#sim-core';
import { type ChosenFactor, type Choice, chooseFactors } from '../../lab/sensitivity/choose-factors.ts';
import type { Range } from '../../lab/sensitivity/default-range.ts';
import { fitRanges } from '../../lab/sensitivity/fit-ranges.ts';
import {
  type Experiment,
  activeFactors,
  conflictsAt,
  experimentOf,
  pointsOf,
  probeSet,
  runSensitivity,
} from '../../lab/sensitivity/run-sensitivity.ts';
import { type Trial, seedTextOf, sweepOver } from '../../lab/sensitivity/run-points.ts';
import { pilotOf } from '../../lab/sweep/plan.ts';
import type { SweepOptions } from '../../lab/sweep/run-sweep.ts';
import type { RunStore } from '../../lab/sweep/store/run-store.ts';
import { commandLine } from '../comparison/write-results.ts';
import { inputError } from '../input/input-error.ts';
import type { Session } from '../session.ts';
import { openStore } from '../sweep/store.ts';
import { counted, duration, grouped } from '../text/numbers.ts';
import type { TimeFor } from '../work/time-for.ts';
import { progressBar } from '../work/progress-bar.ts';
import { sensitivityJson, writeSensitivity } from './sensitivity-files.ts';
import type { SensitivityRequest, SensitivityTexts } from './sensitivity-options.ts';
import { sensitivityText } from './sensitivity-text.ts';
import { checkedTrial, isRelativeBy } from './trial-input.ts';

/** An experiment that is ready to be run. */
interface Prepared extends Choice {
  readonly trial: Trial;
  readonly experiment: Experiment;
  readonly narrowed: readonly string[];
}

/** Everything a run of the command needs. */
export interface SensitivityCall {
  readonly loaded: LoadedScenario;
  readonly request: SensitivityRequest;
  readonly texts: SensitivityTexts;
  readonly ranges: ReadonlyMap<ParameterName, Range>;
  readonly timeFor: TimeFor;
}

/** Chooses what is varied, runs it, writes the files that were asked for, and tells the answer. */
export async function runAndTell(call: SensitivityCall, session: Session): Promise<void> {
  const { request, texts, timeFor, loaded } = call;
  const { signal, answer } = session;
  const start = performance.now();
  const store = openStore(texts.store, texts.fresh === true);
  try {
    const prepared = await prepare(call, store, session);
    if (texts.plan === true) {
      answer.write(`${await planText(prepared, request, timeFor)}\n`);
      return;
    }
    if (!session.isQuiet && (session.notices.isTerminal || session.isVerbose))
      session.notices.write(`carat: ${await planText(prepared, request, timeFor)}\n`);
    const { trial, experiment, narrowed, factors, leftOut } = prepared;
    const about = { budget: request.budget, factors, leftOut, narrowed };
    const sensitivity = await withBar('runs', store, request, session, (options) =>
      runSensitivity(trial, experiment, about, options),
    ).catch(asInput);
    const files =
      texts.out === undefined
        ? []
        : await writeSensitivity(texts.out, sensitivity, commandLine(process.argv.slice(2)), signal);
    if (texts.json === true) {
      answer.write(sensitivityJson(sensitivity));
      return;
    }
    const closing = [
      counted(sensitivity.pairs, 'replication'),
      `seed ${seedTextOf(loaded)}`,
      `hash ${loaded.hash}`,
      duration((performance.now() - start) / 1000),
      ...(texts.out === undefined ? [] : [`${files.length} files in ${texts.out}`]),
    ].join(' · ');
    answer.write(
      `${sensitivityText(sensitivity, request.shownRows, answer)}\n\n${answer.colours.dim(closing)}\n`,
    );
  } finally {
    store.close();
  }
}

/** What the design cannot use is for the user to mend. */
function asInput(error: unknown): never {
  if (error instanceof RangeError)
    throw inputError('the command line', error.message, 'change --factors or --ranges');
  throw error;
}

async function prepare(
  { loaded, request, ranges }: SensitivityCall,
  store: RunStore,
  session: Session,
): Promise<Prepared> {
  const { names, reach, budget } = request;
  const choice = chooseFactors(loaded, reach, names, ranges);
  const { factors, leftOut } = names ? choice : await withoutIdle(choice, loaded, request, store, session);
  if (factors.length === 0)
    throw inputError(
      'the command line',
      'no parameter is left to be varied',
      'give --factors, or --ranges for those at 0',
    );
  const trialFor = (chosen: readonly ChosenFactor[]) => trialOf(loaded, request, chosen);
  try {
    const experiment = experimentOf(factors, budget, seedTextOf(loaded));
    const fitted = fitRanges(factors, (chosen) => {
      const trial = trialFor(chosen);
      return conflictsAt(trial, pointsOf(experiment, trial));
    });
    return {
      factors: fitted.factors,
      leftOut,
      narrowed: fitted.narrowed,
      trial: trialFor(fitted.factors),
      experiment,
    };
  } catch (error) {
    return asInput(error);
  }
}

/** Leaves out what changes nothing under these arms, told by a short run at both ends. */
async function withoutIdle(
  { factors, leftOut }: Choice,
  loaded: LoadedScenario,
  request: SensitivityRequest,
  store: RunStore,
  session: Session,
): Promise<Choice> {
  const trial = trialOf(loaded, { ...request, replications: 1 }, factors, probeSet(loaded));
  const isActive = await withBar('short runs', store, request, session, (options) =>
    activeFactors(trial, factors, options),
  );
  const idle = factors.filter((_, i) => !isActive[i]).map(({ name }) => ({ name, reason: 'idle' as const }));
  return { factors: factors.filter((_, i) => isActive[i]), leftOut: [...leftOut, ...idle] };
}

function trialOf(
  base: LoadedScenario,
  { arm, baseline, outcome, replications }: SensitivityRequest,
  factors: readonly ChosenFactor[],
  set?: Record<string, unknown>,
): Trial {
  return checkedTrial(
    {
      base,
      ...(set && { set }),
      factors: factors.map(({ name, min, max }) => ({ at: name, min, max })),
      arm,
      ...(baseline !== undefined && { baseline }),
      outcome,
      replications,
      isRelative: baseline !== undefined && isRelativeBy(outcome),
    },
    (path) => (path.startsWith('/factors') ? '--ranges' : '--outcome'),
  );
}

async function withBar<Result>(
  unit: string,
  store: RunStore,
  { workers }: SensitivityRequest,
  session: Session,
  work: (options: SweepOptions) => Promise<Result>,
): Promise<Result> {
  const bar = progressBar(session, unit);
  try {
    return await work({
      store,
      workers,
      signal: session.signal,
      onProgress: ({ done, planned, remainingSeconds }) => bar.show({ done, planned, remainingSeconds }),
    });
  } finally {
    bar.end();
  }
}

async function planText(
  { trial, experiment, factors }: Prepared,
  { workers, budget }: SensitivityRequest,
  timeFor: TimeFor,
): Promise<string> {
  const points = pointsOf(experiment, trial);
  const replications = points.length * trial.replications;
  const parts = pilotOf(sweepOver(trial, points.slice(0, 1)));
  const time = parts.length === 0 ? '' : `, ${await timeFor(parts, replications, workers)} if none is stored`;
  return `${budget.method} over ${counted(factors.length, 'parameter')}: ${grouped(points.length)} points, ${grouped(replications)} replications of all arms${time}`;
}
