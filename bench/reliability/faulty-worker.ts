/** The threads of the local engine, whose chunks meet the fault that a file beside the objects names. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FolderObjects } from '../../functions/adapters/folder-objects.ts';
import type { KeptChunk } from '../../lab/sweep/keep-chunk.ts';
import * as real from '../../functions/local/worker.ts';
import { type MergeOutcome, type MergeRequest, mergeRun } from '../../functions/steps/merge-run.ts';

export { rehearse } from '../../functions/local/worker.ts';

export const faultFile = 'fault';

type Task = Parameters<typeof real.run>[0];

function faultIn(folder: string): string {
  return readFileSync(join(folder, '..', faultFile), 'utf8');
}

/** Faults that take the thread with them, or never end. */
function meet(fault: string): void {
  const filled: unknown[] = [];
  switch (fault) {
    case 'throws':
      throw new Error('the chunk met a fault that was put there');
    case 'ends its thread':
      return process.exit(3);
    case 'hangs':
      for (;;) filled.length = 0;
    case 'waits for ever':
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
      return;
    case 'fills its heap':
      for (;;) filled.push({ filled: String(filled.length) });
    case 'asks for columns without end':
      for (;;) filled.push(new ArrayBuffer(2 ** 33));
  }
}

/** Of a sweep, only the runs of replication 1 of the cluster meet the fault. */
export function keepChunk(task: KeptChunk): ReturnType<typeof real.keepChunk> {
  const isVictim = task.chunk.parts.some(({ runs }) =>
    runs.some(({ replication, arms }) => replication === 1 && arms.includes('cluster')),
  );
  if (isVictim) meet(faultIn(task.folder.slice(0, task.folder.indexOf('/owners/'))));
  return real.keepChunk(task);
}

export function run(task: Task): ReturnType<typeof real.run> {
  const fault = faultIn(task.folder);
  meet(fault);
  switch (fault) {
    case 'no space is left as the chunk is kept':
      // A device that answers every write as a full disk does.
      writeFileSync('/dev/full', 'x');
      return real.run(task);
    case 'store fails as the chunk is kept':
      return real.run({ ...task, folder: join(task.folder, '..', faultFile, 'no-folder') });
    default:
      return real.run(task);
  }
}

/** Keeps two files, half of the third, and nothing more. */
class HalfObjects extends FolderObjects {
  private count = 0;

  override async put(key: string, bytes: Uint8Array): Promise<void> {
    this.count += 1;
    if (this.count < 3) return super.put(key, bytes);
    await super.put(`${key}.half`, bytes.subarray(0, bytes.length >> 1));
    throw Object.assign(new Error('EIO: i/o error, write'), { code: 'EIO' });
  }
}

export function merge(task: { folder: string; request: MergeRequest }): Promise<MergeOutcome> {
  if (faultIn(task.folder) !== 'store fails half-way through the result') return real.merge(task);
  return mergeRun(task.request, new HalfObjects(task.folder));
}
