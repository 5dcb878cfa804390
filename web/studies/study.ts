import { type LoadedScenario, type ScenarioDocument, parse } from '#scenarios';
import type { RunChunk } from '../kernel/chunks.ts';

/** Where a study runs its chunks, and whom it tells. */
export interface Surroundings<Findings> {
  readonly run: RunChunk;
  readonly onProgress: (done: number, planned: number) => void;
  /** Hears findings as soon as there are any, and whenever they are refined. */
  readonly onFindings: (findings: Findings) => void;
}

/** Runs a study of the lab; the last findings are those of the command of the same options. */
export type RunStudy<Request, Findings> = (
  request: Request,
  surroundings: Surroundings<Findings>,
) => Promise<void>;

/** @throws Error with the first issue: documents that cannot be read are not asked about */
export function loadedFrom(document: ScenarioDocument): LoadedScenario {
  const parsing = parse(document);
  if (parsing.ok) return parsing.loaded;
  throw new Error(issueText(parsing.issues));
}

export function issueText(issues: readonly { readonly message: string; readonly remedy?: string }[]): string {
  return issues.map(({ message, remedy }) => (remedy ? `${message}: ${remedy}` : message)).join('; ');
}

/**
 * Runs replications 0 to `count` − 1 and hands over those that are done without a gap, whenever there are more.
 *
 * @param run one replication, as a list of one
 */
export async function eachReplication<Replication>(
  count: number,
  run: (replication: number) => Promise<Replication[]>,
  onReady: (runs: readonly Replication[]) => void,
): Promise<void> {
  const done: (Replication | undefined)[] = Array.from({ length: count });
  let told = 0;
  await Promise.all(
    done.map(async (_, replication) => {
      [done[replication]] = await run(replication);
      const gap = done.findIndex((each) => each === undefined);
      const ready = gap < 0 ? count : gap;
      if (ready <= told) return;
      told = ready;
      onReady(done.slice(0, ready) as Replication[]);
    }),
  );
}
