import { effect, signal } from '@preact/signals';
import type { LoadedScenario } from '#scenarios';
import type { Comparison } from '../../lab/comparison.ts';
import { planOf } from '../../lab/options.ts';
import type { Replication } from '../../lab/replicate.ts';
import { summarise } from '../../lab/summarise.ts';
import { burnInKey } from '../kernel/burn-in-key.ts';
import type { Replicating } from '../kernel/messages.ts';
import { loadShipped } from './shipped.ts';
import { loaded } from './session.ts';

/** What the page knows of the scenario on the table. */
export interface Estimate {
  readonly comparison: Comparison;
  /** Years after the branch in the scenario; a first look is told over fewer. */
  readonly ofYears: number;
  /** Computed before, by the command that built the page. */
  readonly isShipped: boolean;
  /** Whether it is of the scenario on the table, or of the one before. */
  readonly isStale: boolean;
}

/** Replications after which the page rests. */
export const replicationGoal = 24;
/** Years after the branch of which a first estimate is told, before the rest of its years is run; the burn-in takes time too. */
const yearsAhead = { burnInKept: 2, burnInAnew: 1 };
/** Counts at which the figures are drawn anew. */
const lookAt = [2, 3, 4, 6, 8, 10, 12, 16, 20, replicationGoal];

export const estimate = signal<Estimate | undefined>(undefined);
export const isEstimating = signal(true);
/** Replications of all arms that this browser has run of the scenario on the table. */
export const replicationsDone = signal(0);
/** From the last change to the first estimate. */
export const firstEstimateMilliseconds = signal<number | undefined>(undefined);
/** Whether the browser’s own replications gave the shipped bytes; undefined until it has run as many. */
export const isShippedConfirmed = signal<boolean | undefined>(undefined);

const arms = planOf({}).arms;
const firstArms = planOf({ arms: ['isolated', 'cluster'] }).arms;
let runs: readonly Replication[] = [];
/** Of the scenario on the table, or the one before it. */
let burnIn: string | undefined;

/** Simulates whatever scenario is on the table, from now on. @returns what ends that */
export function startEstimating(pool: Replicating): () => void {
  let hash: string | undefined;
  return effect(() => {
    const scenario = loaded.value;
    if (!scenario) {
      hash = undefined;
      return pool.stop();
    }
    if (scenario.hash === hash) return;
    hash = scenario.hash;
    begin(scenario, pool);
  });
}

/** The comparison over the first replications, as the service computes it. */
export function comparisonOver(scenario: LoadedScenario, count: number): Comparison | undefined {
  if (runs.length < count) return undefined;
  return summarise(scenario, runs.slice(0, count), planOf({ replications: count }));
}

/** The first replications of the scenario on the table; undefined of another scenario, and where fewer have run. */
export function replicationsOver(
  { hash }: LoadedScenario,
  count: number,
): readonly Replication[] | undefined {
  return loaded.peek()?.hash === hash && runs.length >= count ? runs.slice(0, count) : undefined;
}

function begin(scenario: LoadedScenario, pool: Replicating): void {
  const start = performance.now();
  const before = estimate.peek();
  runs = [];
  replicationsDone.value = 0;
  isEstimating.value = true;
  isShippedConfirmed.value = undefined;
  firstEstimateMilliseconds.value = undefined;
  if (before) estimate.value = { ...before, isStale: before.comparison.hash !== scenario.hash };
  const { scenario: given } = scenario;
  const key = burnInKey(given);
  const aheadYears = key === burnIn ? yearsAhead.burnInKept : yearsAhead.burnInAnew;
  burnIn = key;
  let isFirstShown = false;
  const isCurrent = () => loaded.peek()?.hash === scenario.hash;
  const shipped = loadShipped(scenario.hash).then((comparison) => {
    if (comparison && isCurrent() && replicationsDone.peek() < comparison.replications)
      show(comparison, true, start);
    return comparison;
  });
  const showFirst = (first: readonly Replication[], over: LoadedScenario) => {
    const shown = estimate.peek();
    if (replicationsDone.peek() >= 2 || (shown && !shown.isStale && shown.isShipped)) return;
    const comparison = summarise(over, first, planOf({ arms: firstArms, replications: first.length }));
    show(comparison, false, start, given.parameters.branchYears);
  };
  pool.run(
    { scenario: given, burnInKey: key, arms, firstArms, aheadYears, count: replicationGoal },
    {
      ahead: (first) => {
        const parameters = { ...given.parameters, branchYears: aheadYears };
        const over = { ...scenario, scenario: { ...given, parameters } };
        // A shipped answer is of all years, and here as soon.
        void shipped.then((known) => {
          if (!known && isCurrent() && !isFirstShown) showFirst(first, over);
        });
      },
      first: (first) => {
        isFirstShown = true;
        showFirst(first, scenario);
      },
      whole: (ready) => {
        const before = runs.length;
        runs = ready;
        replicationsDone.value = ready.length;
        isEstimating.value = ready.length < replicationGoal;
        // Two threads may bring two at once: no count is to be missed.
        const isReached = (count: number) => before < count && count <= ready.length;
        const over = (count: number) => comparisonOver(scenario, count)!;
        const drawnAt = lookAt.findLast(isReached);
        void shipped.then((known) => {
          if (!isCurrent()) return;
          if (known && isReached(known.replications))
            isShippedConfirmed.value = JSON.stringify(known) === JSON.stringify(over(known.replications));
          if (drawnAt === undefined || replicationsDone.peek() > ready.length) return;
          if (known && drawnAt < known.replications) return;
          const comparison = over(drawnAt);
          // A task of its own: to sum up and to draw in one would hold up what is typed for as long as both take.
          setTimeout(() => {
            if (isCurrent()) show(comparison, false, start);
          });
        });
      },
    },
  );
}

function show(
  comparison: Comparison,
  isShipped: boolean,
  start: number,
  ofYears = comparison.years.branch,
): void {
  firstEstimateMilliseconds.value ??= Math.round(performance.now() - start);
  estimate.value = { comparison, ofYears, isShipped, isStale: false };
}
