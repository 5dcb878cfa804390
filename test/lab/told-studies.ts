import { crossingsOf } from '../../lab/frontier/crossings.ts';
import { explore } from '../../lab/frontier/explore.ts';
import { type Frontier, axesOf } from '../../lab/frontier/run-frontier.ts';
import { cellAt, signMap } from '../../lab/frontier/sign-map.ts';
import type { Place } from '../../lab/frontier/surface.ts';
import type { ShockAnswer } from '../../lab/resilience/resilience-answer.ts';
import type { Budget, Sensitivity } from '../../lab/sensitivity/run-sensitivity.ts';
import { type TrialRequest, loadTrial } from '../../lab/sensitivity/trial.ts';
import type { DocumentShock } from '#scenarios';
import { seeing } from '../frontier/functions.ts';
import { smallRegion } from './small-region.ts';

/** Findings made up without a run, for what is said of them. */

function trialOf(input: Pick<TrialRequest, 'factors' | 'baseline'>) {
  const loading = loadTrial({
    base: smallRegion(),
    arm: 'cluster',
    outcome: 'turnover',
    replications: 2,
    isRelative: true,
    ...input,
  });
  if (!loading.ok) throw new Error(JSON.stringify(loading.issues));
  return loading.trial;
}

/** @param difference over the box, in per cent */
export async function madeUpFrontier(difference: (place: Place) => number): Promise<Frontier> {
  const trial = trialOf({
    factors: [
      { at: 'fidelity', min: 0.7, max: 1 },
      { at: 'headquartersSlots', min: 0, max: 60 },
    ],
    baseline: 'consolidated',
  });
  const exploration = await explore(seeing(difference, 1), { looks: 16, width: 0, seed: 1 });
  const map = signMap(exploration.looks, exploration.shape, 1);
  return {
    trial,
    axes: axesOf(trial),
    exploration,
    map,
    crossings: crossingsOf(map),
    here: cellAt(exploration.looks, exploration.shape, [0.66, 0.2]),
    pairs: 2 * exploration.sights.length,
    failures: 0,
    confidence: 0.95,
  };
}

/** @param sizes of the effects, the largest first; those below the floor of 1 are luck */
export function madeUpSensitivity(
  sizes: Readonly<Record<string, number>>,
  budget: Partial<Budget> = {},
  changes: Partial<Sensitivity> = {},
): Sensitivity {
  const names = Object.keys(sizes);
  return {
    trial: trialOf({ factors: [{ at: 'contactRate', min: 40, max: 50 }], baseline: 'isolated' }),
    budget: { method: 'morris', size: 4, hasPairs: false, isByCorner: false, ...budget },
    factors: [],
    leftOut: [],
    narrowed: [],
    rows: names.map((name, i) => ({
      name,
      size: { estimate: sizes[name], low: 0.8 * sizes[name], high: 1.2 * sizes[name] },
      ...(i % 3 < 2 && { mean: (i % 2 === 0 ? 1 : -1) * sizes[name] * (i === 1 ? 0.1 : 1) }),
      pValue: sizes[name] > 1 ? 0.01 : 0.4,
      isDistinguishable: sizes[name] > 1,
    })),
    floor: 1,
    pairShares: [],
    mean: 10,
    isFlat: false,
    points: 1040,
    pairs: 2080,
    ...changes,
  };
}

/** A shock of whose losses all is known. */
export function madeUpResponse(shock: DocumentShock) {
  const arm = (name: ShockAnswer['arms'][number]['arm'], depth: number): ShockAnswer['arms'][number] => {
    const mean = Array.from({ length: 24 }, (_, month) => (month < 6 ? 0 : depth / (month - 5)));
    const interval = { mean: depth, low: 0.9 * depth, high: 1.1 * depth };
    const seen = { p: 0, adjusted: 0, isSeen: true };
    return {
      arm: name,
      depth: interval,
      recovery: { months: 12, low: 9 },
      whole: interval,
      lost: interval,
      tests: { whole: seen, lost: seen },
      curve: { mean, low: mean.map((loss) => 0.9 * loss), high: mean.map((loss) => 1.1 * loss) },
    };
  };
  const answer: ShockAnswer = {
    name: shock.shock,
    shock,
    strike: 6,
    arms: [arm('isolated', 25.1), arm('cluster', 22.4), arm('consolidated', 31)],
    pairs: [],
  };
  return { replications: 1200, seed: 7, confidence: 0.95, shock: answer };
}
