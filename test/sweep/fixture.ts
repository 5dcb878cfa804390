import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadLibrary } from '#scenarios';
import { keyIn, isSound, recordBytes } from '../../lab/sweep/store/record.ts';
import { type SweepSources, loadSweep } from '../../lab/sweep/load-sweep.ts';
import { RunStore } from '../../lab/sweep/store/run-store.ts';
import { resultsVersion } from '../../lab/sweep/results-version.ts';
import type { Sweep } from '../../lab/sweep/sweep.ts';
import { smallRegion } from '../lab/small-region.ts';

const tiny = { organisationCount: 6, burnInYears: 0, branchYears: 1 };

export const sources: SweepSources = {
  scenarios: new Map([
    ['small', smallRegion(tiny)],
    ['other', smallRegion({ ...tiny, organisationCount: 7 })],
    ['biowin', loadLibrary('biowin')],
  ]),
};

/** A sweep of some tiny runs, with other parts where a test wants them. */
export function sweepDocument(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    name: 'tiny',
    title: 'A tiny sweep',
    scenario: 'small',
    arms: ['isolated', 'cluster'],
    factors: [
      { at: 'exportShare', min: 0.2, max: 0.6 },
      { at: 'organisationCount', values: [5, 6, 7] },
    ],
    design: { kind: 'full-factorial' },
    replications: 3,
    outcomes: ['turnover', 'valueAdded', 'employment'],
    ...changes,
  };
}

export function sweepOf(changes: Record<string, unknown> = {}, given: SweepSources = sources): Sweep {
  const loading = loadSweep(sweepDocument(changes), given);
  if (!loading.ok) throw new Error(JSON.stringify(loading.issues, null, 2));
  return loading.sweep;
}

export function folder(): string {
  return mkdtempSync(join(tmpdir(), 'carat-sweep-'));
}

/** Does something with a store, and closes it. */
export async function withStore<Result>(
  root: string,
  act: (store: RunStore) => Promise<Result> | Result,
  isFresh = false,
): Promise<Result> {
  const store = new RunStore(root, resultsVersion(), isFresh);
  try {
    return await act(store);
  } finally {
    store.close();
  }
}

/** The key of every record that was ever written into a store, in no special order. */
export function writtenKeys(root: string): string[] {
  const place = join(root, resultsVersion());
  return readdirSync(place)
    .filter((name) => name.endsWith('.runs'))
    .flatMap((name) => {
      const bytes = readFileSync(join(place, name));
      const keys: string[] = [];
      for (let offset = 0; offset + recordBytes <= bytes.length; offset += recordBytes)
        if (isSound(bytes, offset)) keys.push(keyIn(bytes, offset).join('-'));
      return keys;
    });
}
