import { cloudPrices, cloudUse } from '../../lab/sweep/cloud-prices.ts';
import type { SweepEstimate, SweepSize } from '../../lab/sweep/plan.ts';
import type { Sweep } from '../../lab/sweep/sweep.ts';
import { commandLine } from '../comparison/write-results.ts';
import type { Output } from '../session.ts';
import { counted, duration, grouped } from '../text/numbers.ts';
import { tableOf } from '../text/table.ts';

/** A sweep that is about to be run, and what that would take. */
export interface SweepPlan {
  /** As it was named. */
  readonly file: string;
  readonly sweep: Sweep;
  readonly size: SweepSize;
  readonly secondsEach: number;
  readonly threads: number;
  readonly estimate: SweepEstimate;
  /** Runs of this version that the store holds, of whatever sweep. */
  readonly storedRuns: number;
}

export function planText(
  { file, sweep, size, secondsEach, threads, estimate, storedRuns }: SweepPlan,
  output: Output,
): string {
  const { document, points, arms, remarks } = sweep;
  const { cloud } = estimate;
  const most = size.isMost ? 'at most ' : '';
  const note = points.note === undefined ? '' : `, ${points.note}`;
  const each = size.isMost
    ? `until the precision is reached, at most ${grouped(sweep.rule.cap)} a point`
    : `${grouped(sweep.rule.cap)} a point`;
  const rows = [
    [
      'design',
      `${document.design.kind}${note}: ${counted(size.points, 'point')} of ${counted(sweep.factors.length, 'factor')}`,
    ],
    ...remarks.map((text) => ['', text]),
    ['arms', arms.join(', ')],
    ['replications', each],
    ['runs', `${most}${grouped(size.runs)}`],
    ['stored', `${grouped(storedRuns)} runs of this version; those that fit are not run again`],
    [
      'time here',
      `${most}about ${duration(estimate.secondsHere)} on ${counted(threads, 'thread')} (${milliseconds(secondsEach)} for a replication of all arms, measured just now)`,
    ],
    [
      'cost on AWS',
      `${most}about $${dollars(cloud.total)}: Lambda $${dollars(cloud.lambda)}, Step Functions $${dollars(cloud.stepFunctions)}, S3 $${dollars(cloud.storage)}`,
    ],
    [
      '',
      `${counted(cloud.batches, 'batch', 'batches')}, about ${duration(cloud.seconds)} with up to ${grouped(cloudUse.concurrency)} at once; prices of ${cloudPrices.asOf}, ${cloudPrices.region}, if a run takes ${cloudUse.slowness} times as long there as here`,
    ],
  ];
  const { colours } = output;
  const name = 14;
  const table = tableOf(
    [
      { heading: '', width: name },
      { heading: '', width: Math.max(20, output.width - name - 3) },
    ],
    rows,
    output,
  );
  return `${colours.bold(document.title)}\n${table.replace(/^\s*\n/, '')}\n\nrun it with: ${commandLine(['sweep', file])} --out FOLDER\n`;
}

/** The plan for programs; times and costs are estimates, and differ from look to look. */
export function planJson({ sweep, size, secondsEach, threads, estimate, storedRuns }: SweepPlan): string {
  const { document, arms, remarks } = sweep;
  const { secondsHere, cloud } = estimate;
  return `${JSON.stringify(
    {
      sweep: document.name,
      ...size,
      arms,
      remarks,
      storedRuns,
      threads,
      secondsEach,
      secondsHere,
      cloud,
      prices: cloudPrices,
    },
    null,
    2,
  )}\n`;
}

function milliseconds(seconds: number): string {
  return seconds < 1 ? `${grouped(seconds * 1000, seconds < 0.01 ? 1 : 0)} ms` : `${grouped(seconds, 1)} s`;
}

/** Two figures that count, for what may be a fraction of a cent. */
function dollars(value: number): string {
  return value >= 1 ? grouped(value, 2) : value.toLocaleString('en', { maximumSignificantDigits: 2 });
}
