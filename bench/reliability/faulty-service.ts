/** The service with threads and a database that meet faults, and little patience with them; a process of its own. */
import { jsonLog } from '../../functions/local/log.ts';
import { openDatabase } from '../../functions/local/database.ts';
import { startService } from '../../functions/local/start-service.ts';
import { FaultyProxy, type ProxyFault, databaseRefusal } from './faulty-proxy.ts';

const [folder, slowness, chunkSeconds] = process.argv.slice(2);
const { address } = await startService({
  folder,
  port: 0,
  threads: 1,
  worker: new URL('./faulty-worker.js', import.meta.url),
  limits: { chunkSeconds: Number(chunkSeconds), threadMegabytes: 128 },
  log: jsonLog((line) => process.stderr.write(line)),
  openDatabase: (path) =>
    openDatabase(path, async (place) => {
      const proxy = await FaultyProxy.open(place, { refusal: databaseRefusal, slowness: Number(slowness) });
      // Whoever started this process says which fault of the database is there, if any.
      process.on('message', (fault: ProxyFault | 'none') => {
        void proxy.put(fault === 'none' ? undefined : fault).then(() => process.send!(fault));
      });
      return { port: proxy.port };
    }),
});
process.stdout.write(`${address}\n`);
