import type { ScenarioDocument } from '#scenarios';
import type { ChosenFactor } from '../../lab/sensitivity/choose-factors.ts';
import type { MorrisDesign } from '../../lab/sensitivity/morris-design.ts';
import { prepareSensitivity } from '../../lab/sensitivity/prepare.ts';
import { type Sensitivity, runTrajectories } from '../../lab/sensitivity/run-sensitivity.ts';
import { type Trial, loadTrial } from '../../lab/sensitivity/trial.ts';
import { pointsBy } from './points.ts';
import { type RunStudy, issueText, loadedFrom } from './study.ts';

/** Which parameters matter most: a screening of all that are uncertain. */
export interface SensitivityRequest {
  readonly document: ScenarioDocument;
  readonly trajectories: number;
  readonly replications: number;
}

/** What can be sent between threads and stored; `sensitivityOf` makes it whole. */
export type SensitivityFindings = Omit<Sensitivity, 'trial'>;

export const usualSensitivity = { trajectories: 6, replications: 2 } as const;
/** Of the own value to either side. */
const reach = 0.25;

export const runSensitivityStudy: RunStudy<SensitivityRequest, SensitivityFindings> = async (
  request,
  { run, onProgress, onFindings },
) => {
  const loaded = loadedFrom(request.document);
  const points = pointsBy(run);
  const budget = {
    method: 'morris',
    size: request.trajectories,
    hasPairs: false,
    isByCorner: false,
  } as const;
  const { trial, experiment, factors, leftOut, narrowed } = await prepareSensitivity(
    loaded,
    { budget, reach },
    (chosen, short) => sensitivityTrial(request, chosen, short),
    points,
    ({ done, planned }) => onProgress(done, planned),
  );
  await runTrajectories(
    trial,
    experiment as typeof experiment & { readonly design: MorrisDesign },
    { budget, factors, leftOut, narrowed },
    points,
    onProgress,
    (sensitivity) => onFindings(findingsOf(sensitivity)),
  );
};

function findingsOf(sensitivity: Sensitivity): SensitivityFindings {
  const { budget, factors, leftOut, narrowed, rows, floor, pairShares, mean, isFlat, points, pairs } =
    sensitivity;
  return { budget, factors, leftOut, narrowed, rows, floor, pairShares, mean, isFlat, points, pairs };
}

/** The ranking that findings are of. */
export function sensitivityOf(request: SensitivityRequest, findings: SensitivityFindings): Sensitivity {
  return { trial: sensitivityTrial(request, findings.factors), ...findings };
}

/** @throws Error with every issue in words */
function sensitivityTrial(
  { document, replications }: SensitivityRequest,
  factors: readonly ChosenFactor[],
  short?: Readonly<Record<string, unknown>>,
): Trial {
  const loading = loadTrial({
    base: loadedFrom(document),
    ...(short && { set: short }),
    factors: factors.map(({ name, min, max }) => ({ at: name, min, max })),
    arm: 'cluster',
    baseline: 'isolated',
    outcome: 'turnover',
    replications: short ? 1 : replications,
    isRelative: true,
  });
  if (loading.ok) return loading.trial;
  throw new Error(issueText(loading.issues));
}
