import type { LoadedScenario } from '#scenarios';
import type { ParameterName } from '#sim-core';
import type { ChosenFactor } from '../../lab/sensitivity/choose-factors.ts';
import type { Range } from '../../lab/sensitivity/default-range.ts';
import { type Prepared, prepareSensitivity } from '../../lab/sensitivity/prepare.ts';
import { pointsOf, runSensitivity } from '../../lab/sensitivity/run-sensitivity.ts';
import { storedPoints } from '../../lab/sensitivity/stored-points.ts';
import { type PointProgress, type PointRunner, type Trial, sweepOver } from '../../lab/sensitivity/trial.ts';
import { seedTextOf } from '../../lab/seed-text.ts';
import { pilotOf } from '../../lab/sweep/plan.ts';
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
    const sensitivity = await withBar('runs', store, request, session, (run, onProgress) =>
      runSensitivity(trial, experiment, about, run, onProgress),
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
    throw inputError(
      'the command line',
      error.message,
      'change --factors, --ranges, --outcome or --baseline',
    );
  throw error;
}

/** Chooses what is varied, after short runs of what may be. */
function prepare(
  { loaded, request, ranges }: SensitivityCall,
  store: RunStore,
  session: Session,
): Promise<Prepared> {
  const trialFor = (factors: readonly ChosenFactor[], short?: Readonly<Record<string, unknown>>) =>
    trialOf(loaded, short ? { ...request, replications: 1 } : request, factors, short);
  return withBar('short runs', store, request, session, (run, onProgress) =>
    prepareSensitivity(loaded, { ...request, ranges }, trialFor, run, onProgress),
  ).catch(asInput);
}

function trialOf(
  base: LoadedScenario,
  { arm, baseline, outcome, replications }: SensitivityRequest,
  factors: readonly ChosenFactor[],
  set?: Readonly<Record<string, unknown>>,
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
  work: (run: PointRunner, onProgress: (progress: PointProgress) => void) => Promise<Result>,
): Promise<Result> {
  const bar = progressBar(session, unit);
  try {
    return await work(
      storedPoints({ store, workers, signal: session.signal }),
      ({ done, planned, remainingSeconds }) => bar.show({ done, planned, remainingSeconds }),
    );
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
  return `${budget.method} over ${counted(factors.length, 'parameter')}${budget.isByCorner ? ` in ${counted(experiment.groups.length, 'corner')}` : ''}: ${grouped(points.length)} points, ${grouped(replications)} replications of all arms${time}`;
}
