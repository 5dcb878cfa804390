import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Client, ServiceError } from '../../functions/client/client.ts';
import { bundledService, until } from '../../test/functions/bundled-service.ts';
import { smallDocument } from '../../test/functions/documents.ts';
import { MemoryWatch, Readings, residentMegabytes } from './memory.ts';
import { type Study, quantile, table } from './study.ts';

type Kind =
  | 'create a scenario'
  | 'list scenarios'
  | 'read a scenario'
  | 'replace a scenario'
  | 'delete a scenario'
  | 'start a run'
  | 'ask how far a run is'
  | 'read a result'
  | 'read the catalogue';

interface Timed {
  readonly kind: Kind;
  readonly milliseconds: number;
  /** HTTP status; 0 where none came. */
  readonly status: number;
}

/** Scenarios that a client keeps at most, so that the load does not change with time. */
const kept = 6;
/** Milliseconds between starts of runs: below the limit of an owner, which is 120 a minute. */
const startPause = 600;
/** Runs that wait or go on at most, so that the last ends soon after the clients do. */
const runsUnderWay = 10;
/** Milliseconds between looks at the memory in use. */
const lookPause = 5000;
/** Share of itself by which memory may rise over the second half and still be called flat. */
const flatness = 0.1;
/** Milliseconds after the last run until its thread has ended. */
const threadLife = 12_000;

export const load: Study = {
  title: 'Load',
  about: [
    'The service runs as a process of its own, as built, with its database on the disk and one thread for runs. Clients ask over loopback, each one request after another without a pause: they keep, list, read, replace (with If-Match) and delete scenarios, start runs of 12 organisations, ask how far those are, read results and the catalogue. Milliseconds are those that the client waits, with clients and service on the same machine.',
  ],
  notCovered:
    'the cloud under load, whose parts scale by themselves; a network in between; hours instead of minutes.',
  options: { clients: 50, seconds: 300 },
  async run({ clients, seconds }, tell) {
    const data = mkdtempSync(join(tmpdir(), 'carat-load-'));
    const bundle = await bundledService();
    process.env.NODE_OPTIONS = `--import ${pathToFileURL('bench/reliability/live-memory.mjs').href}`;
    const service = await bundle.start(data);
    delete process.env.NODE_OPTIONS;
    const watch = new MemoryWatch(service.process.pid!, 1000);
    try {
      const begun = performance.now();
      const timed: Timed[] = [];
      const runs: Runs = { underWay: [], done: [], nextStart: begun };
      const end = begun + 1000 * seconds;
      const progress = setInterval(() => {
        const spent = Math.round((performance.now() - begun) / 1000);
        tell(`${spent} of ${seconds} s, ${timed.length} requests`);
      }, 10_000);
      const looks: number[] = [];
      const looking = setInterval(() => {
        looks.push((performance.now() - begun) / 1000);
        service.process.kill('SIGUSR2');
      }, lookPause);
      await Promise.all(
        Array.from({ length: clients }, (_, i) => client(i + 1, service.ask, timed, runs, end)),
      );
      clearInterval(progress);
      clearInterval(looking);
      watch.end();
      for (const id of runs.underWay)
        await until(
          () => service.ask('readRun', { params: { id } }),
          ({ body }) => body.finishedAt !== undefined,
        );
      await new Promise((wake) => setTimeout(wake, threadLife));
      const log = service.log();
      const live = log.flatMap(({ liveMegabytes }) => (liveMegabytes as number | undefined) ?? []);
      const inUse = new Readings(live.map((megabytes, i) => ({ seconds: looks[i], megabytes })));
      return findings(timed, { watch, inUse }, residentMegabytes(service.process.pid!), seconds, log);
    } finally {
      watch.end();
      await service.end('SIGTERM');
      bundle.remove();
      rmSync(data, { recursive: true, force: true });
    }
  },
};

/** What the clients know of runs together. */
interface Runs {
  readonly underWay: string[];
  readonly done: string[];
  nextStart: number;
}

async function client(seed: number, ask: Client, timed: Timed[], runs: Runs, end: number): Promise<void> {
  const own: { id: string; etag: string }[] = [];
  const chance = sequence(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(chance() * items.length)];
  for (let i = 0; performance.now() < end; i += 1) {
    const document = smallDocument({ title: `Client ${seed}, scenario ${i}` });
    const time = async <Answer>(kind: Kind, answer: () => Promise<Answer>): Promise<Answer | undefined> => {
      const begun = performance.now();
      const done = (status: number) =>
        void timed.push({ kind, milliseconds: performance.now() - begun, status });
      try {
        const value = await answer();
        done(200);
        return value;
      } catch (error) {
        done(error instanceof ServiceError ? error.problem.status : 0);
        return undefined;
      }
    };
    const luck = chance();
    if (performance.now() >= runs.nextStart && runs.underWay.length < runsUnderWay) {
      runs.nextStart = performance.now() + startPause;
      const body = { scenario: { document }, replications: 2 };
      const run = await time('start a run', () => ask('startRun', { body }));
      if (run) runs.underWay.push(run.body.id);
    } else if (own.length === 0 || (luck < 0.18 && own.length < kept)) {
      const made = await time('create a scenario', () => ask('createScenario', { body: document }));
      if (made) own.push({ id: made.body.id, etag: made.etag! });
    } else if (luck < 0.3) {
      const scenario = pick(own);
      const replaced = await time('replace a scenario', () =>
        ask('replaceScenario', { params: { id: scenario.id }, body: document, ifMatch: scenario.etag }),
      );
      if (replaced) scenario.etag = replaced.etag!;
    } else if (luck < 0.44) {
      const [scenario] = own.splice(Math.floor(chance() * own.length), 1);
      await time('delete a scenario', () =>
        ask('deleteScenario', { params: { id: scenario.id }, ifMatch: scenario.etag }),
      );
    } else if (luck < 0.7) {
      await time('read a scenario', () => ask('readScenario', { params: { id: pick(own).id } }));
    } else if (luck < 0.8) await time('list scenarios', () => ask('listScenarios', { query: { limit: 20 } }));
    else if (luck < 0.88 && runs.underWay.length > 0) {
      const id = pick(runs.underWay);
      const run = await time('ask how far a run is', () => ask('readRun', { params: { id } }));
      if (run?.body.status === 'succeeded') settle(runs, id);
    } else if (luck < 0.94 && runs.done.length > 0) {
      await time('read a result', () => ask('readResult', { params: { id: pick(runs.done) } }));
    } else await time('read the catalogue', () => ask(pick(['listArms', 'listMeasures', 'listLibrary'])));
  }
}

/** Several clients may learn of the same end. */
function settle({ underWay, done }: Runs, id: string): void {
  const place = underWay.indexOf(id);
  if (place >= 0) done.push(...underWay.splice(place, 1));
}

function findings(
  timed: readonly Timed[],
  { watch, inUse }: { readonly watch: Readings; readonly inUse: Readings },
  afterwards: number,
  seconds: number,
  log: readonly Record<string, unknown>[],
) {
  const kinds = [...new Set(timed.map(({ kind }) => kind))].sort();
  const faulty = timed.filter(({ status }) => status === 0 || status >= 500).length;
  const count = (of: readonly Timed[], from: number, to: number) =>
    of.filter(({ status }) => status >= from && status <= to).length;
  const rowOf = (name: string, of: readonly Timed[]) => {
    const milliseconds = of.map((each) => each.milliseconds);
    const at = (share: number) => Math.round(quantile(milliseconds, share) * 10) / 10;
    return [name, of.length, at(0.5), at(0.99), count(of, 400, 499), count(of, 500, 599), count(of, 0, 0)];
  };
  const runs = log.filter(({ message, kind }) => message === 'work ended' && kind === 'run').length;
  const half = seconds / 2;
  const round = (megabytes: number) => `${megabytes.toFixed(0)} MB`;
  const rise = inUse.slope(half);
  const isFlat = (rise * half) / 60 < flatness * inUse.at(half);
  return {
    lines: [
      ...table(
        ['request', 'number', 'p50, ms', 'p99, ms', '4xx', '5xx', 'no answer'],
        [
          ...kinds.map((kind) =>
            rowOf(
              kind,
              timed.filter((each) => each.kind === kind),
            ),
          ),
          rowOf('all', timed),
        ],
      ),
      '',
      `${Math.round(timed.length / seconds)} requests a second; ${runs} runs were simulated meanwhile.`,
      '',
      `Memory in use by the service once its garbage is collected, looked at every ${lookPause / 1000} s: ${round(inUse.at(0))} at the start, ${round(inUse.at(half))} in the middle, ${round(inUse.at(seconds))} at the end; over the second half a line through it rises by ${rise.toFixed(1)} MB a minute: it is ${isFlat ? '' : 'not '}flat, which takes less than ${100 * flatness} % over that half.`,
      `The process, whose engine collects late where memory is plenty, held ${round(watch.at(0))} at the start, at most ${round(watch.peak(0, half))} in the first half and ${round(watch.peak(half))} in the second, and ${round(afterwards)} once the runs had ended and their thread with them.`,
    ],
    faults: [
      ...(faulty === 0 ? [] : [`${faulty} requests met a fault of the service`]),
      ...(isFlat ? [] : ['memory rises']),
    ],
  };
}

/** Numbers from 0 to 1 in an order that looks like chance, and is the same every time. Source  Park and Miller (1988) */
function sequence(seed: number): () => number {
  const modulus = 2 ** 31 - 1;
  let state = seed * 7919;
  return () => {
    state = (state * 48_271) % modulus;
    return state / modulus;
  };
}
