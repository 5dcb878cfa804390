/** Simulates in the background: jobs come in, replications go out, and a new job is heard between any two arms. */
import { type Arm, type BranchPoint, type Run, type Scenario, branchOff, burnIn } from '#sim-core';
import { summaryOf } from '../../lab/replicate.ts';
import type { FromWorker, Job, ToWorker } from './messages.ts';

const kept = 6;
const points = new Map<string, BranchPoint>();
let current: Job | undefined;

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  current = 'job' in data ? data.job : undefined;
  if (current) void work(current);
});

async function work(job: Job): Promise<void> {
  const firsts = job.replications.slice(0, job.firstCount);
  const begun = new Map<number, Map<Arm, Run>>();
  for (const replication of firsts) {
    const runs = await live(job, replication, job.firstArms, new Map());
    if (!runs) return;
    begun.set(replication, runs);
    tell(job, job.firstArms, runs, true);
  }
  for (const replication of job.replications) {
    const runs = await live(job, replication, job.arms, begun.get(replication) ?? new Map<Arm, Run>());
    if (!runs) return;
    begun.delete(replication);
    tell(job, job.arms, runs, false);
  }
}

/** @returns undefined where another job has come */
async function live(
  job: Job,
  replication: number,
  arms: readonly Arm[],
  runs: Map<Arm, Run>,
): Promise<Map<Arm, Run> | undefined> {
  await breath();
  if (current !== job) return undefined;
  const point = pointOf(job.scenario, job.burnInKey, replication);
  for (const arm of arms) {
    if (runs.has(arm)) continue;
    await breath();
    if (current !== job) return undefined;
    runs.set(arm, branchOff(job.scenario, point, { arm, timeline: job.scenario.timeline }));
  }
  return runs;
}

function pointOf(scenario: Scenario, key: string, replication: number): BranchPoint {
  const name = `${replication} ${key}`;
  const point = points.get(name) ?? burnIn(scenario, { replication });
  // The first replications are those that a change of controls asks for first.
  if (!points.has(name) && points.size >= kept) {
    const stale = [...points.keys()].find((each) => !each.endsWith(key));
    if (stale === undefined) return point;
    points.delete(stale);
  }
  points.set(name, point);
  return point;
}

function tell({ id }: Job, arms: readonly Arm[], runs: ReadonlyMap<Arm, Run>, isFirst: boolean): void {
  const answer: FromWorker = { id, isFirst, replication: summaryOf(arms.map((arm) => runs.get(arm)!)) };
  postMessage(answer);
}

/** Lets messages in. */
function breath(): Promise<void> {
  return new Promise((done) => setTimeout(done, 0));
}
