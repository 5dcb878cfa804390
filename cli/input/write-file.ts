import { basename, dirname } from 'node:path';
import { writeTogether } from '#lab';

/** Writes one file in full beside its place, then gives it its name. */
export async function writeFile(
  path: string,
  content: string | Uint8Array,
  signal: AbortSignal,
): Promise<void> {
  await writeTogether(dirname(path), [[basename(path), () => content]], signal);
}
