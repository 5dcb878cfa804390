/**
 * Loaded into the service ahead of it, by a study that looks at its memory: on SIGUSR2 all garbage is collected, and a line on
 * stderr tells the megabytes that are still in use. What the process holds besides is garbage to come.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  process.on('SIGUSR2', () => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    process.stderr.write(`${JSON.stringify({ liveMegabytes: (heapUsed + external) / 2 ** 20 })}\n`);
  });
}
