/** The service with threads that meet faults, and little patience with them; a process of its own. */
import { jsonLog } from '../../functions/local/log.ts';
import { startService } from '../../functions/local/start-service.ts';

const [folder] = process.argv.slice(2);
const { address } = await startService({
  folder,
  port: 0,
  threads: 1,
  worker: new URL('./faulty-worker.js', import.meta.url),
  limits: { chunkSeconds: 20, threadMegabytes: 128 },
  log: jsonLog((line) => process.stderr.write(line)),
});
process.stdout.write(`${address}\n`);
