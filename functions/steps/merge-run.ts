import { type Plan, planOf } from '../../lab/options.ts';
import { codebook } from '../../lab/files/codebook.ts';
import { csvOf } from '../../lab/files/csv.ts';
import { parquetOf } from '../../lab/files/parquet.ts';
import { monthlyTable, runsTable } from '../../lab/files/tables.ts';
import type { Replication } from '../../lab/replicate.ts';
import { isEnough, plannedCount } from '../../lab/stopping-rule.ts';
import { gapHalfWidth, summarise } from '../../lab/summarise.ts';
import { verdict } from '../../lab/verdict.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { ResultFile, RunPlan } from '../ports/records.ts';
import { decodeChunk } from './chunk-codec.ts';
import { resultKey } from './object-keys.ts';
import type { ChunkLine } from './plan-chunks.ts';
import { storedScenario } from './run-line.ts';
import { digestOf } from './stored-bytes.ts';

export interface MergeRequest {
  readonly owner: string;
  readonly documentKey: string;
  readonly plan: RunPlan;
  readonly resultId: string;
  /** Chunks of all replications so far, in order; all of them have run. */
  readonly lines: readonly ChunkLine[];
}

/** The files of the answer, or how many replications it takes to go on. */
export type MergeOutcome =
  | { readonly isDone: true; readonly replications: number; readonly files: readonly ResultFile[] }
  | { readonly isDone: false; readonly next: number };

/**
 * Sums chunks up and stores the files of the answer; nothing is stored while a wanted precision is not reached.
 *
 * The answer is that of `study`, byte for byte: replications beyond those that the rule of stopping takes are left out.
 */
export async function mergeRun(request: MergeRequest, objects: ObjectStore): Promise<MergeOutcome> {
  const { owner, documentKey, plan: runPlan, resultId, lines } = request;
  const runs: Replication[] = [];
  for (const { result } of lines) {
    const bytes = await objects.get(result);
    if (!bytes) throw new Error(`the chunk ${result} is gone`);
    runs.push(...decodeChunk(bytes));
  }
  const plan = labPlan(runPlan);
  const count = enoughCount(runs, plan);
  if (count === undefined) return { isDone: false, next: nextCount(runs, plan) };
  const enough = runs.slice(0, count);
  const comparison = summarise(await storedScenario(documentKey, objects), enough, plan);
  // The drawing takes longer to load than most runs to merge, and a machine that merges nothing never needs it.
  const { renderReport } = await import('../../lab/report/render-report.ts');
  const tables = [runsTable(comparison, enough), monthlyTable(comparison, enough)];
  const answer = { ...comparison, verdict: verdict(comparison) };
  const drafts: readonly (readonly [string, () => string | Uint8Array])[] = [
    ['comparison.json', () => JSON.stringify(answer)],
    ...tables.flatMap((table) => [
      [`${table.name}.csv`, () => csvOf(table)] as const,
      [`${table.name}.parquet`, () => parquetOf(table)] as const,
    ]),
    ['codebook.csv', () => csvOf(codebook(tables))],
    ['report.html', () => renderReport(comparison)],
  ];
  const files: ResultFile[] = [];
  for (const [name, content] of drafts) {
    const made = content();
    const bytes = typeof made === 'string' ? new TextEncoder().encode(made) : made;
    const key = resultKey(owner, resultId, name);
    await objects.put(key, bytes);
    files.push({ name, key, size: bytes.length, digest: digestOf(bytes) });
  }
  return { isDone: true, replications: count, files };
}

/** Replications to begin with: all, where their number is fixed. */
export function firstCount(plan: RunPlan): number {
  return plannedCount(0, undefined, labPlan(plan));
}

/** The plan as the lab wants it. */
export function labPlan({ arms, isFixed, cap, precision, confidence }: RunPlan): Plan {
  return planOf({ arms, precision, confidence, ...(isFixed ? { replications: cap } : { cap }) });
}

/** Fewest replications, from the first on, that the rule of stopping takes. */
function enoughCount(runs: readonly Replication[], plan: Plan): number | undefined {
  for (let count = 2; count <= runs.length; count += 1)
    if (isEnough(runs.slice(0, count), plan)) return count;
  return undefined;
}

function nextCount(runs: readonly Replication[], plan: Plan): number {
  return plannedCount(runs.length, gapHalfWidth(runs, plan), plan);
}
