/** Simulates in the background: jobs come in, replications go out, and a new job is heard after any quarter simulated. */
import {
  type Arm,
  type BranchPoint,
  type Life,
  type Run,
  type Scenario,
  startBranch,
  startBurnIn,
} from '#sim-core';
import { summaryOf } from '../../lab/replicate.ts';
import type { Extent, FromWorker, Job, ToWorker } from './messages.ts';

const kept = 6;
const points = new Map<string, BranchPoint>();
let current: Job | undefined;

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  current = 'job' in data ? data.job : undefined;
  if (current) void work(current);
});

/** Ends where another job has come. */
async function work(job: Job): Promise<void> {
  const firsts = new Map<number, readonly Life<Run>[]>();
  for (const replication of job.replications.slice(0, job.firstCount)) {
    const lives = await liveFirst(job, replication);
    if (!lives) return;
    firsts.set(replication, lives);
  }
  for (const replication of job.replications) {
    const point = await pointOf(job, replication);
    if (!point) return;
    const lives: Life<Run>[] = [];
    for (const arm of job.arms) {
      const first = firsts.get(replication)?.[job.firstArms.indexOf(arm)];
      const life = first ?? startOf(job.scenario, point, arm);
      if (!(await live(job, life, life.steps))) return;
      lives.push(life);
    }
    firsts.delete(replication);
    tell(job, lives, 'whole');
  }
}

/** Lives the first arms of a replication. @returns undefined where another job has come */
async function liveFirst(job: Job, replication: number): Promise<readonly Life<Run>[] | undefined> {
  const point = await pointOf(job, replication);
  if (!point) return undefined;
  const { firstArms, scenario, aheadYears = 0 } = job;
  const lives = firstArms.map((arm) => startOf(scenario, point, arm));
  const ahead = point.branch + aheadYears * scenario.parameters.stepsPerYear;
  if (ahead > point.branch && lives.every(({ steps }) => ahead < steps)) {
    for (const life of lives) if (!(await live(job, life, ahead))) return undefined;
    tell(job, lives, 'ahead');
  }
  for (const life of lives) if (!(await live(job, life, life.steps))) return undefined;
  tell(job, lives, 'first');
  return lives;
}

function startOf(scenario: Scenario, point: BranchPoint, arm: Arm): Life<Run> {
  return startBranch(scenario, point, { arm, timeline: scenario.timeline });
}

/** Lives on quarter by quarter. @returns false where another job has come */
async function live({ scenario, id }: Job, life: Life<unknown>, to: number): Promise<boolean> {
  const quarter = Math.ceil(scenario.parameters.stepsPerYear / 4);
  while (life.lived < to) {
    await breath();
    if (current?.id !== id) return false;
    life.advance(Math.min(life.lived + quarter, to));
  }
  return true;
}

/** @returns undefined where another job has come */
async function pointOf(job: Job, replication: number): Promise<BranchPoint | undefined> {
  const name = `${replication} ${job.burnInKey}`;
  const known = points.get(name);
  if (known) return known;
  const life = startBurnIn(job.scenario, { replication });
  if (!(await live(job, life, life.steps))) return undefined;
  const point = life.outcome();
  // The first replications are those that a change of controls asks for first.
  if (points.size >= kept) {
    const stale = [...points.keys()].find((each) => !each.endsWith(job.burnInKey));
    if (stale === undefined) return point;
    points.delete(stale);
  }
  points.set(name, point);
  return point;
}

function tell({ id }: Job, lives: readonly Life<Run>[], extent: Extent): void {
  const replication = summaryOf(lives.map((life) => life.outcome()));
  postMessage({ id, extent, replication } satisfies FromWorker);
}

const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.onmessage = () => waiting.shift()?.();

/** Lets messages in, without the wait of a timer. */
function breath(): Promise<void> {
  return new Promise((done) => {
    waiting.push(done);
    port2.postMessage(undefined);
  });
}
