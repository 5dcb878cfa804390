import type { LoadedScenario } from '#scenarios';
import manifest from '../../package.json' with { type: 'json' };
import { holmAdjusted } from '../statistics/holm.ts';
import { criticalValue, intervalOf } from '../statistics/interval.ts';
import { differences } from '../statistics/differences.ts';
import { exactly } from '../statistics/support.ts';
import { tTest } from '../statistics/t-test.ts';
import { impulseOf, lossCurve } from './impulse.ts';
import { meanResponse } from './mean-response.ts';
import { removedShares } from './network-survival.ts';
import realNetworks from './real-networks.json' with { type: 'json' };
import type {
  ArmPair,
  ArmResponse,
  LossTest,
  NetworkAnswer,
  ResilienceAnswer,
  ResponseTest,
} from './resilience-answer.ts';
import type { ResiliencePlan, StudiedShock } from './resilience-options.ts';
import type { ResilienceReplication } from './resilience-run.ts';

/** What is tested: means over replications, for which Student's test holds. */
const lossKinds = ['whole', 'lost'] as const;
type LossKind = (typeof lossKinds)[number];
type Samples = Readonly<Record<LossKind, Float64Array>>;

/**
 * Sums replications up to the answer. The bytes depend on the replications alone, not on who ran them.
 *
 * @param calm the scenario without shocks
 * @param runs in the order of their numbers, at least 2, with the shocks in the order given
 */
export function summariseStudy(
  { scenario, document, hash }: LoadedScenario,
  shocks: readonly (StudiedShock & { readonly strike: number })[],
  runs: readonly ResilienceReplication[],
  { arms, confidence }: Pick<ResiliencePlan, 'arms' | 'confidence'>,
  shocksFrom: ResilienceAnswer['shocksFrom'],
): ResilienceAnswer {
  const critical = criticalValue(confidence, runs.length);
  const alpha = 1 - confidence;
  const curves = shocks.map((_, shock) =>
    arms.map((_, arm) => runs.map(({ turnover }) => lossCurve(turnover[arm][shock + 1], turnover[arm][0]))),
  );
  const samples = curves.map((ofShock, shock) =>
    ofShock.map((ofArm) => samplesOf(ofArm, shocks[shock].strike)),
  );
  const tests = testsOf(samples, alpha);
  const pairs = pairsOf(samples, arms, critical, alpha);
  const { branchYears, burnInYears } = scenario.parameters;
  const network = networkOf(runs, critical);
  return {
    scenario: scenario.name,
    title: document.title,
    hash,
    version: manifest.version,
    seed: scenario.seed,
    ...(scenario.sample !== undefined && { sample: scenario.sample }),
    years: { burnIn: burnInYears, branch: branchYears },
    months: 12 * branchYears,
    replications: runs.length,
    confidence,
    shocksFrom,
    arms,
    shocks: shocks.map(({ name, shock, strike }, s) => ({
      name,
      shock,
      strike,
      arms: arms.map((arm, a) => ({
        arm,
        ...responseOf(curves[s][a], samples[s][a], isUnmoved(runs, s, a), { strike, confidence, critical }),
        tests: tests[s][a],
      })),
      pairs: pairs[s],
    })),
    ...(network && { network }),
  };
}

function samplesOf(curves: readonly (readonly number[])[], strike: number): Samples {
  const mean = (curve: readonly number[]) => curve.reduce((sum, loss) => sum + loss, 0) / curve.length;
  return {
    whole: Float64Array.from(curves, (curve) => mean(curve.slice(strike))),
    lost: Float64Array.from(curves, (curve) => impulseOf(curve, strike).lost),
  };
}

function testsOf(
  samples: readonly (readonly Samples[])[],
  alpha: number,
): Record<LossKind, ResponseTest>[][] {
  const width = samples[0].length;
  const [whole, lost] = lossKinds.map((kind) => {
    const ps = samples.flat().map((each) => tTest(each[kind]).p);
    return holmAdjusted(ps).map((adjusted, i) => ({ p: ps[i], adjusted, isSeen: adjusted <= alpha }));
  });
  return samples.map((ofShock, s) =>
    ofShock.map((_, a) => ({ whole: whole[s * width + a], lost: lost[s * width + a] })),
  );
}

/** Every two arms under every shock; one family for each kind of loss. */
function pairsOf(
  samples: readonly (readonly Samples[])[],
  arms: ResilienceAnswer['arms'],
  critical: number,
  alpha: number,
): ArmPair[][] {
  const couples = arms.flatMap((_, i) => arms.slice(i + 1).map((_, j) => [i, i + 1 + j] as const));
  const [whole, lost] = lossKinds.map((kind): LossTest[] => {
    const gaps = samples.flatMap((ofShock) =>
      couples.map(([first, second]) => differences(ofShock[first][kind], ofShock[second][kind])),
    );
    const ps = gaps.map((gap) => tTest(gap).p);
    const adjusted = holmAdjusted(ps);
    return gaps.map((gap, i) => ({
      difference: intervalOf(gap, critical),
      p: ps[i],
      adjusted: adjusted[i],
    }));
  });
  return samples.map((_, s) =>
    couples.map(([first, second], c) => {
      const place = s * couples.length + c;
      return {
        first: arms[first],
        second: arms[second],
        whole: whole[place],
        lost: lost[place],
        isToldApart: {
          whole: whole[place].adjusted <= alpha,
          lost: lost[place].adjusted <= alpha,
        },
      };
    }),
  );
}

/** Whether an arm ends every replication in the same state with the shock as without it, to the last bit. */
function isUnmoved(runs: readonly ResilienceReplication[], shock: number, arm: number): boolean {
  return runs.every(({ hashes }) => hashes[arm][shock + 1] === hashes[arm][0]);
}

type Reading = Readonly<Record<'strike' | 'confidence' | 'critical', number>>;

function responseOf(
  curves: readonly (readonly number[])[],
  { whole, lost }: Samples,
  isSame: boolean,
  { strike, confidence, critical }: Reading,
): Omit<ArmResponse, 'arm' | 'tests'> {
  const curve = bandOf(curves, isSame ? Infinity : strike, critical);
  if (isSame) {
    const none = exactly(0);
    return { depth: none, recovery: { months: 0, low: 0, high: 0 }, whole: none, lost: none, curve };
  }
  return {
    ...meanResponse(curves, strike, confidence),
    whole: intervalOf(whole, critical),
    lost: intervalOf(lost, critical),
    curve,
  };
}

/** Until the strike both runs are one. */
function bandOf(curves: readonly (readonly number[])[], strike: number, critical: number) {
  const months = curves[0].map((_, month) =>
    month < strike
      ? exactly(0)
      : intervalOf(
          curves.map((curve) => curve[month]),
          critical,
        ),
  );
  return {
    mean: months.map(({ mean }) => mean),
    low: months.map(({ low }) => low),
    high: months.map(({ high }) => high),
  };
}

function networkOf(runs: readonly ResilienceReplication[], critical: number): NetworkAnswer | undefined {
  const own = runs.flatMap(({ survival }) => survival ?? []);
  if (own.length === 0) return undefined;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const kept = (way: 'random' | 'targeted') =>
    removedShares.map((_, i) =>
      intervalOf(
        own.map((each) => each[way][i]),
        critical,
      ),
    );
  return {
    shares: removedShares,
    cluster: {
      organisations: mean(own.map(({ organisations }) => organisations)),
      ties: mean(own.map(({ ties }) => ties)),
      giant: mean(own.map(({ giant }) => giant)),
      random: kept('random'),
      targeted: kept('targeted'),
    },
    real: realNetworks,
  };
}
