import type { ScenarioDocument } from '#scenarios';
import { type ParameterName, registry } from '#sim-core';
import { type Frontier, axesOf, runFrontier } from '../../lab/frontier/run-frontier.ts';
import { type Range, defaultRange } from '../../lab/sensitivity/default-range.ts';
import { type Trial, loadTrial } from '../../lab/sensitivity/trial.ts';
import { pointsBy } from './points.ts';
import { type RunStudy, issueText, loadedFrom } from './study.ts';

/** A map of the cluster against one consolidated company over two parameters. */
export interface FrontierRequest {
  readonly document: ScenarioDocument;
  readonly x: ParameterName;
  readonly y: ParameterName;
  /** Places at most. */
  readonly looks: number;
  readonly replications: number;
}

/** What can be sent between threads and stored; `frontierOf` makes it whole. */
export type FrontierFindings = Omit<Frontier, 'trial' | 'axes'>;

/** The box of the command, unless somebody chooses. */
export const usualFrontier = { x: 'fidelity', y: 'headquartersSlots', looks: 64, replications: 2 } as const;
const usualEnds: Readonly<Partial<Record<ParameterName, Range>>> = {
  fidelity: { min: 0.7, max: 1 },
  headquartersSlots: { min: 0, max: 60 },
};
/** Of the own value to either side. */
const reach = 0.5;
/** The search ends when the sign is uncertain on less than this share of the box. */
const width = 0.05;

export const runFrontierStudy: RunStudy<FrontierRequest, FrontierFindings> = async (
  request,
  { run, onProgress, onFindings },
) => {
  const tell = ({ exploration, map, crossings, here, pairs, failures, confidence }: Frontier) =>
    onFindings({ exploration, map, crossings, ...(here && { here }), pairs, failures, confidence });
  const found = await runFrontier(frontierTrial(request), pointsBy(run), {
    looks: request.looks,
    width,
    onProgress: ({ done, planned }) => onProgress(done, planned),
    onStep: tell,
  });
  tell(found);
};

/** The frontier that findings are of. */
export function frontierOf(request: FrontierRequest, findings: FrontierFindings): Frontier {
  const trial = frontierTrial(request);
  return { trial, axes: axesOf(trial), ...findings };
}

/** @throws Error with every issue in words */
function frontierTrial({ document, x, y, replications }: FrontierRequest): Trial {
  const base = loadedFrom(document);
  const loading = loadTrial({
    base,
    factors: [x, y].map((at) => ({ at, ...endsOf(document, at) })),
    arm: 'cluster',
    baseline: 'consolidated',
    outcome: 'turnover',
    replications,
    isRelative: true,
  });
  if (loading.ok) return loading.trial;
  throw new Error(issueText(loading.issues));
}

function endsOf({ parameters = {} }: ScenarioDocument, name: ParameterName): Range {
  const own = parameters[name] ?? registry[name].value;
  const usual = usualEnds[name];
  if (usual) return usual;
  const ends = typeof own === 'number' ? defaultRange(registry[name], own, reach) : undefined;
  return ends ?? { min: registry[name].min, max: registry[name].max };
}
