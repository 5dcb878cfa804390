import { basename } from 'node:path';
import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { ResultFile, SweepRecord } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { changeWork, ended } from './change-work.ts';
import { contentHash } from './content-hash.ts';
import { resultKey } from './object-keys.ts';

/** A sweep that is to go on. */
export interface BegunSweep {
  readonly record: SweepRecord;
  /** Names the answer; equal for requests that have the same. */
  readonly resultId: string;
}

/** What came of a sweep. */
export type SweepResult = Required<Pick<SweepRecord, 'account' | 'files'>>;

/**
 * Begins a sweep, or takes it up again.
 *
 * @param code version of the code that runs: other code, other results
 * @returns undefined where nothing is left to do: it ended, or its answer is there
 */
export async function beginSweep(
  store: Store,
  owner: string,
  id: string,
  code: string,
): Promise<BegunSweep | undefined> {
  const record = await changeWork(store, 'sweep', owner, id, (sweep) => ({ ...sweep, status: 'running' }));
  if (!record) return undefined;
  const resultId = contentHash(['sweep', code, record.documentKey]);
  const known = await store.read('sweepResult', owner, resultId);
  if (!known) return { record, resultId };
  const { computed, reused, failed } = known.account;
  const account = { computed: 0, reused: computed + reused, failed };
  await changeWork(store, 'sweep', owner, id, (sweep) =>
    ended(sweep, 'succeeded', { account, files: known.files }),
  );
  return undefined;
}

/**
 * Ends a sweep with its results, whose files are stored; a sweep that was cancelled meanwhile stays cancelled.
 *
 * @param isFinal whether the same request has the same answer: not where runs were given up that another try may bring
 */
export async function finishSweep(
  store: Store,
  { record: { owner, id }, resultId }: BegunSweep,
  result: SweepResult,
  isFinal: boolean,
): Promise<void> {
  const now = new Date().toISOString();
  if (isFinal)
    await store.create('sweepResult', {
      owner,
      id: resultId,
      version: 1,
      createdAt: now,
      updatedAt: now,
      ...result,
    });
  await changeWork(store, 'sweep', owner, id, (sweep) => ended(sweep, 'succeeded', result));
}

/** The files that the lab wrote, each with the object that it is or becomes. */
export async function sweepFiles(
  owner: string,
  resultId: string,
  paths: readonly string[],
): Promise<ResultFile[]> {
  const files: ResultFile[] = [];
  for (const path of paths) {
    const name = basename(path);
    const key = resultKey(owner, resultId, name.endsWith('.parquet') ? `runs/${name}` : name);
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    files.push({ name, key, size: statSync(path).size, digest: hash.digest('hex') });
  }
  return files;
}
