import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { clientOf } from '../../functions/client/client.ts';
import { until } from '../../test/functions/bundled-service.ts';
import { smallDocument } from '../../test/functions/documents.ts';
import { type Study, table } from './study.ts';

/** As `faulty-worker.ts` names them. */
const chunkFaults = [
  'throws',
  'ends its thread',
  'hangs',
  'fills its heap',
  'asks for columns without end',
  'store fails as the chunk is kept',
  'store fails half-way through the result',
] as const;

export const faults: Study = {
  title: 'Faults of a run',
  about: [
    'The service runs as a process of its own; the code of its threads is the real one, but for a fault that is put before it. For each fault a run is started and awaited, a scenario is kept, and the health of the service asked. Then the fault is taken away and the same run is started again: it must succeed with all its replications. A chunk has 20 s and a thread 128 MB here, so that the limits are reached soon.',
  ],
  notCovered:
    'faults of the chunks of sweeps; a single JavaScript array that is larger than the limit of a thread, which ends the whole process, and does so again at the next start, which takes the run up (the columns of the model are no such arrays); disks that keep something else than was written.',
  options: {},
  async run(_, tell) {
    const rows: (string | number)[][] = [];
    const found: string[] = [];
    const service = await faultyService();
    try {
      const replications = 2;
      for (const [i, fault] of chunkFaults.entries()) {
        tell(fault);
        const run = async (seed: string) => {
          const body = { scenario: { document: smallDocument({ seed }) }, replications };
          const begun = performance.now();
          const { body: started } = await service.ask('startRun', { body });
          const { body: ended } = await until(
            () => service.ask('readRun', { params: { id: started.id } }),
            ({ body: { finishedAt } }) => finishedAt !== undefined,
          );
          return { ...ended, seconds: (performance.now() - begun) / 1000 };
        };
        service.put(fault);
        const failed = await run(`fault ${i}`);
        const health = (await service.ask('readHealth')).body.status;
        const kept = await service.ask('createScenario', { body: smallDocument({ title: fault }) });
        service.put('');
        const again = await run(`fault ${i}`);
        const result = async (id: string) => (await service.ask('readResult', { params: { id } })).body;
        const answer = again.status === 'succeeded' ? await result(again.id) : undefined;
        const isWhole = answer?.replications === replications;
        rows.push([
          fault,
          `${failed.status}: ${failed.failure?.message ?? ''}`,
          failed.seconds.toFixed(1),
          `${health}, keeps scenarios`,
          isWhole ? 'yes' : again.status,
        ]);
        if (failed.status !== 'failed' || !failed.failure) found.push(`${fault}: the run ${failed.status}`);
        if (health !== 'ok' || kept.body.title !== fault) found.push(`${fault}: the service is not well`);
        if (!isWhole) found.push(`${fault}: the run that was started again ${again.status}`);
      }
    } finally {
      await service.end();
    }
    return {
      lines: table(
        [
          'fault',
          'what the client saw of the run',
          'after, s',
          'the service meanwhile',
          'started again: succeeded',
        ],
        rows,
      ),
      faults: found,
    };
  },
};

async function faultyService() {
  const home = mkdtempSync(join(tmpdir(), 'carat-faults-'));
  const data = join(home, 'data');
  symlinkSync(resolve('node_modules'), join(home, 'node_modules'));
  writeFileSync(join(home, 'package.json'), '{ "type": "module" }\n');
  await build({
    entryPoints: ['bench/reliability/faulty-service.ts', 'bench/reliability/faulty-worker.ts'],
    outdir: home,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
  const child = spawn(process.execPath, [join(home, 'faulty-service.js'), data], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise<void>((done) => child.on('close', () => done()));
  const address = await new Promise<string>((served, refused) => {
    createInterface({ input: child.stdout }).once('line', served);
    void ended.then(() => refused(new Error('the service with faults did not start')));
  });
  return {
    ask: clientOf({ base: address }),
    put: (fault: string) => writeFileSync(join(data, 'fault'), fault),
    async end() {
      child.kill('SIGKILL');
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}
