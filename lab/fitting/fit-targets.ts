import { sobol } from '../designs/sobol.ts';
import { chunkRunner } from '../sweep/chunk-runner.ts';
import type { SweepOptions } from '../sweep/run-sweep.ts';
import { wordOf } from '../sweep/word-of.ts';
import { type Seen, meanOf } from './emulator.ts';
import { identifiedIn, isCalledIdentified } from './identify.ts';
import type { Fitting } from './load-targets.ts';
import { type Match, match } from './match.ts';
import {
  type Marginal,
  type TiedPair,
  allPairs,
  confidence,
  drawsOf,
  heaviestPlace,
  marginalOf,
  strongCorrelation,
} from './posterior.ts';
import { runPlaces, valuesAt } from './run-places.ts';
import {
  type Coverage,
  type Recovered,
  coverageOf,
  intervalsOf,
  recoverEach,
  simulatedAims,
} from './self-test.ts';
import { quantileOf } from '../statistics/quantile.ts';
import type { Aim } from './region.ts';

/** A target beside what the fitted model gives. */
export interface TargetFit {
  /** Mean of runs at the best values; standard error of that mean. */
  readonly best: number;
  readonly standardError: number;
  /** 95 % of single runs at values drawn from the posterior, and their median. */
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** Distance of value and best in standard deviations of observation, discrepancy and luck. */
  readonly implausibility: number;
  /** Whether that is no more than 95 % of chance. */
  readonly isMet: boolean;
}

/** A parameter with what was learnt of it; values in its unit. */
export interface ParameterFit {
  readonly best: number;
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** Share of the prior left: 1 where nothing was learnt. */
  readonly left: number;
  readonly isIdentified: boolean;
}

/** The answer to a targets file. */
export interface FittingResult {
  readonly fitting: Fitting;
  readonly match: Match;
  /** Of the first wave’s places, before the targets’ values are looked at. */
  readonly recovered: readonly Recovered[];
  readonly coverage: readonly Coverage[];
  /** Of whole calibrations to simulated data, where they were asked for. */
  readonly whole?: { readonly recovered: readonly Recovered[]; readonly coverage: readonly Coverage[] };
  /** Empty where nothing of the prior is near all targets. */
  readonly parameters: readonly ParameterFit[];
  readonly pairs: readonly TiedPair[];
  /** Values of the posterior, evenly drawn. */
  readonly draws: readonly (readonly number[])[];
  readonly targets: readonly TargetFit[];
  readonly nearest: readonly number[];
  readonly runs: number;
  readonly failedPlaces: number;
  readonly confidence: number;
}

export interface FitOptions extends Omit<SweepOptions, 'limit' | 'onProgress'> {
  /** Whole calibrations to simulated data; 0 for none. */
  readonly recover: number;
  readonly onProgress?: (progress: { done: number; planned: number; remainingSeconds?: number }) => void;
}

const drawCount = 1000;
const bestReplications = 20;
const checkedDraws = 20;
const usualReach = 1.959963984540054;

/** Runs that a calibration takes at most. */
export function plannedRuns({ points, replications, waves }: Fitting, recover: number): number {
  const one = points * replications * waves;
  return (
    one +
    bestReplications +
    checkedDraws * replications +
    recover * (one - points * replications + replications)
  );
}

/** Recovers known values first, then calibrates to the targets, and checks the fit with runs of its own. */
export async function fitTargets(fitting: Fitting, options: FitOptions): Promise<FittingResult> {
  // One pool for all waves: threads that end while they still load take the process with them.
  const runner = chunkRunner(options.workers, options.worker);
  try {
    return await fitWith(fitting, { ...options, runner });
  } finally {
    await runner.close();
  }
}

async function fitWith(fitting: Fitting, options: FitOptions): Promise<FittingResult> {
  const { recover, onProgress, ...running } = options;
  const { aims, sweep, points, replications, waves, base } = fitting;
  const seed = wordOf(`${base.hash}/${fitting.document.name}`);
  const factorCount = sweep.factors.length;
  const planned = plannedRuns(fitting, recover);
  const start = performance.now();
  let before = 0;
  let computed = 0;
  let fresh = 0;
  let runs = 0;
  let asked = 0;
  let usable = 0;
  const run = async (
    places: readonly Float64Array[],
    first: number,
    purpose: string,
    count = replications,
  ) => {
    const seen = await runPlaces(
      fitting,
      { places, replications: count, first, purpose },
      {
        ...running,
        onProgress: (progress) => {
          fresh = Math.max(fresh, computed + progress.done - progress.reused);
          const done = before + progress.done;
          const rate = (1000 * fresh) / (performance.now() - start);
          onProgress?.({ done, planned, ...(fresh > 0 && { remainingSeconds: (planned - done) / rate }) });
        },
      },
    );
    before += places.length * count;
    computed = fresh;
    runs += places.length * count;
    asked += places.length;
    usable += seen.length;
    return seen;
  };
  const fitTo = (wanted: readonly Aim[], purpose: string) =>
    match(
      // The first wave is the same whatever the targets, and so is its luck: the store has it.
      (places, first) => run(places, first, first === 0 ? 'wave' : purpose),
      { factorCount, aims: wanted, points, waves, seed },
    );
  const found = await fitTo(aims, 'wave');
  const recovered = recoverEach(found.waves[0].seen, aims, seed);
  const whole = recover > 0 ? await recoverWhole() : undefined;
  const coverages = (each: readonly Recovered[]) => sweep.factors.map((_, k) => coverageOf(each, k));
  const { region } = found;
  const best = found.isEmpty ? region.nearest.place : heaviestPlace(region);
  const identified = found.isEmpty ? [] : identifiedIn(found, aims, seed);
  const marginals = found.isEmpty ? [] : sweep.factors.map((_, k) => marginalOf(region, k));
  const [atBest] = await run([best], 0, 'best', bestReplications);
  const checked = found.isEmpty ? [] : await run(drawsOf(region, checkedDraws), 0, 'check');
  return {
    fitting,
    match: found,
    recovered,
    coverage: coverages(recovered),
    ...(whole && { whole: { recovered: whole, coverage: coverages(whole) } }),
    parameters: marginals.map((marginal, k) => parameterFit(fitting, best, marginal, k, identified[k])),
    pairs: found.isEmpty
      ? []
      : allPairs(region).filter(({ correlation }) => Math.abs(correlation) >= strongCorrelation),
    draws: found.isEmpty ? [] : drawsOf(region, drawCount).map((place) => valuesAt(fitting, place)),
    targets: atBest ? aims.map((aim, k) => targetFit(aim, atBest, checked, k)) : [],
    nearest: valuesAt(fitting, best),
    runs,
    failedPlaces: asked - usable,
    confidence,
  };

  async function recoverWhole(): Promise<Recovered[]> {
    const design = sobol(recover, factorCount, wordOf(`${base.hash}/truth`));
    const truths = Array.from({ length: recover }, (_, i) => {
      const place = new Float64Array(factorCount);
      design.at(i, place);
      return place;
    });
    const seen = await run(truths, 0, 'truth');
    const answers: Recovered[] = [];
    for (const [i, truth] of seen.entries()) {
      const { region } = await fitTo(simulatedAims(truth, aims, seed, points + i), `recover-${i}`);
      answers.push({ truth: truth.place, intervals: intervalsOf(region, factorCount) });
    }
    return answers;
  }
}

function parameterFit(
  fitting: Fitting,
  best: Float64Array,
  { low, median, high, left }: Marginal,
  factor: number,
  isNarrowed: boolean,
): ParameterFit {
  const valueOf = (share: number) => valuesAt(fitting, new Float64Array(best.length).fill(share))[factor];
  return {
    best: valuesAt(fitting, best)[factor],
    median: valueOf(median),
    low: valueOf(low),
    high: valueOf(high),
    left,
    isIdentified: isCalledIdentified(isNarrowed, left),
  };
}

function targetFit(aim: Aim, atBest: Seen, checked: readonly Seen[], target: number): TargetFit {
  const own = atBest.values[target];
  const best = meanOf(own);
  const variance =
    own.reduce((sum, value) => sum + (value - best) * (value - best), 0) / Math.max(1, own.length - 1);
  const drawn = (checked.length > 0 ? checked : [atBest])
    .flatMap(({ values }) => [...values[target]])
    .sort((a, b) => a - b);
  const tail = (1 - confidence) / 2;
  const total = aim.errorVariance + (aim.luckShare + 1 / own.length) * variance;
  const implausibility = Math.abs(aim.value - best) / Math.sqrt(total);
  return {
    best,
    standardError: Math.sqrt(variance / own.length),
    median: quantileOf(drawn, 0.5),
    low: quantileOf(drawn, tail),
    high: quantileOf(drawn, 1 - tail),
    implausibility,
    isMet: implausibility <= usualReach,
  };
}
