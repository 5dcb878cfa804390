import { type SweepLoading, loadSweep } from '../../lab/sweep/load-sweep.ts';
import type { Sweep } from '../../lab/sweep/sweep.ts';
import { parse } from '../../scenarios/parse.ts';
import type { ScenarioDocument } from '../../scenarios/schema.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { readDocument } from './stored-bytes.ts';

/** A sweep with all that it refers to, as it was when it was started. */
export interface StoredSweep {
  readonly sweep: unknown;
  readonly table?: string;
  /** Runs at most. */
  readonly limit?: number;
  /** Scenarios by the names that the sweep uses. */
  readonly scenarios: Readonly<Record<string, ScenarioDocument>>;
}

/** Checks a sweep against the scenarios that lie beside it. */
export function loadStoredSweep({ sweep, table, scenarios }: StoredSweep): SweepLoading {
  const loaded = new Map(
    Object.entries(scenarios).flatMap(([name, document]) => {
      const parsing = parse(document);
      return parsing.ok ? [[name, parsing.loaded] as const] : [];
    }),
  );
  return loadSweep(sweep, { scenarios: loaded, ...(table !== undefined && { table }) });
}

/** The sweep of an object. @throws Error where it is gone or faulty: it was checked before it was stored */
export async function readStoredSweep(
  key: string,
  objects: ObjectStore,
): Promise<{ readonly sweep: Sweep; readonly limit?: number }> {
  const stored = JSON.parse(await readDocument(objects, key, `the sweep ${key}`)) as StoredSweep;
  const loading = loadStoredSweep(stored);
  if (!loading.ok) throw new Error(`the sweep ${key} is faulty: ${loading.issues[0].message}`);
  return { sweep: loading.sweep, ...(stored.limit !== undefined && { limit: stored.limit }) };
}
