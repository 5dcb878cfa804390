import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import seedrandom from 'seedrandom';
import { type Client, ServiceError } from '../../functions/client/client.ts';
import { RefusedStart, bundledService, until } from '../../test/functions/bundled-service.ts';
import { smallDocument } from '../../test/functions/documents.ts';
import { type Study, table } from './study.ts';

/** What may happen to a file, each with the bytes that are left of it; undefined where the file is gone. */
const damages = {
  'a bit flipped': (bytes, at, draw) => {
    bytes[at] ^= 1 << Math.floor(8 * draw());
    return bytes;
  },
  'a block zeroed': (bytes, at) => {
    const start = at - (at % 512);
    return bytes.fill(0, start, Math.min(start + 512, bytes.length));
  },
  'its end cut off': (bytes, at) => bytes.subarray(0, at),
  'the file gone': () => undefined,
} as const satisfies Readonly<
  Record<string, (bytes: Buffer, at: number, draw: () => number) => Buffer | undefined>
>;
type DamageName = keyof typeof damages;

/** One in so many is another damage than a flipped bit. */
const otherEvery = 5;

export const flips: Study = {
  title: 'Bit flips',
  about: [
    `A folder of the service is made with scenarios (some replaced, one deleted), runs (one cancelled) and a sweep, all of them read once. Then one of its files is damaged, each as often as any other, at a random place: mostly by one bit, one time in ${otherEvery} by a block of zeros, a cut or the loss of the file. The service is started on it, its health is asked once it has read everything, and everything acknowledged is read again. “Silent” counts what is missing, changed or back although neither the answer nor the health of the service names it.`,
  ],
  notCovered:
    'two damages of the same record at once, in both copies of the journal; damage to the memory of the machine; damage while the service runs, which is found when a document or file is read, and in the journal at the next start.',
  options: { flips: 3000, seed: 1 },
  async run({ flips: count, seed }, tell) {
    const bundle = await bundledService();
    try {
      const start = async (data: string) => {
        const { ask, end } = await bundle.start(data);
        return { ask, end: () => end('SIGTERM') };
      };
      const { rows, faults } = await flipAgain(count, seed, tell, start, start);
      const head = ['file', 'damage', 'number', 'all as it was', 'named', 'start refused', 'silent'];
      return { lines: table(head, rows), faults };
    } finally {
      bundle.remove();
    }
  },
};

/** A service that runs on a folder. */
export interface Life {
  readonly ask: Client;
  readonly end: () => Promise<unknown>;
}

/** Something acknowledged: how it is read, and what it was. */
interface Known {
  readonly subject: string;
  readonly read: (ask: Client) => Promise<unknown>;
  readonly value: unknown;
}

type Outcome = 'same' | 'named' | 'refused' | 'silent';

/**
 * Damages a folder of the service again and again, each time from the same state.
 *
 * @param prepare starts a service that can run simulations
 * @param start starts a service for each damage
 * @returns counts by kind of file and damage, and what was lost without a word
 */
export async function flipAgain(
  count: number,
  seed: number,
  tell: (progress: string) => void,
  prepare: (data: string) => Promise<Life>,
  start: (data: string) => Promise<Life>,
) {
  const draw = seedrandom(String(seed));
  const home = mkdtempSync(join(tmpdir(), 'carat-flips-'));
  const sound = join(home, 'sound');
  const data = join(home, 'data');
  const counts = new Map<string, Record<Outcome, number>>();
  const faults: string[] = [];
  try {
    const known = await fill(sound, prepare);
    const files = filesIn(sound);
    for (let i = 0; i < count; i += 1) {
      rmSync(data, { recursive: true, force: true });
      cpSync(sound, data, { recursive: true, preserveTimestamps: true });
      const file = files[Math.floor(draw() * files.length)];
      const damage = damageOf(i, draw);
      apply(join(data, file), damage, draw);
      const { outcome, silent } = await judge(data, known, start);
      const row = `${kindOf(file)}|${damage}`;
      const sums = counts.get(row) ?? { same: 0, named: 0, refused: 0, silent: 0 };
      sums[outcome] += 1;
      counts.set(row, sums);
      faults.push(...silent.map((words) => `${file}, ${damage} (number ${i} of seed ${seed}): ${words}`));
      if (i % 50 === 49) tell(`${i + 1} of ${count} damages, ${faults.length} silent`);
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
  const rows = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([row, { same, named, refused, silent }]) => {
      const [kind, damage] = row.split('|');
      return [kind, damage, same + named + refused + silent, same, named, refused, silent];
    });
  return { rows, faults };
}

function damageOf(i: number, draw: () => number): DamageName {
  const names = Object.keys(damages) as DamageName[];
  return i % otherEvery === otherEvery - 1 ? names[1 + Math.floor(draw() * (names.length - 1))] : names[0];
}

function apply(path: string, damage: DamageName, draw: () => number): void {
  const bytes = readFileSync(path);
  const at = Math.floor(draw() * bytes.length);
  const left = damages[damage](bytes, at, draw);
  if (left) writeFileSync(path, left);
  else rmSync(path);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => statSync(path).size > 0 && !/(?:\.log|\/lock)$/.test(path))
    .map((path) => relative(folder, path))
    .sort();
}

/** What a file is to the service, whatever its name. */
function kindOf(file: string): string {
  const [, kind] = /^objects\/owners\/[^/]+\/([^/]+)/.exec(file) ?? [];
  if (kind !== undefined) return kind;
  return file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : file;
}

async function judge(data: string, known: readonly Known[], start: (data: string) => Promise<Life>) {
  let life: Life;
  try {
    life = await start(data);
  } catch (error) {
    const isTold = error instanceof RefusedStart && error.code === 2;
    return isTold
      ? { outcome: 'refused' as const, silent: [] }
      : { outcome: 'silent' as const, silent: [`the service did not start: ${(error as Error).message}`] };
  }
  try {
    const { ask } = life;
    const health = await until(
      async () => (await ask('readHealth')).body as { damage?: unknown; isStorageChecked?: boolean },
      ({ isStorageChecked }) => isStorageChecked !== false,
    );
    const named = JSON.stringify(health.damage ?? []);
    const silent: string[] = [];
    let isSame = true;
    for (const { subject, read, value } of known) {
      const found = await read(ask).catch((error: unknown) => error);
      if (isDeepStrictEqual(found, value)) continue;
      isSame = false;
      const isNamed =
        named.includes(subject) || (found instanceof ServiceError && found.problem.code === 'damaged');
      if (!isNamed) silent.push(`${subject} became ${String(found).slice(0, 200)}`);
    }
    if (silent.length > 0) return { outcome: 'silent' as const, silent };
    return { outcome: isSame ? ('same' as const) : ('named' as const), silent };
  } finally {
    await life.end();
  }
}

/** Makes a folder of what a service stores, and remembers how each of it reads. */
async function fill(data: string, prepare: (data: string) => Promise<Life>): Promise<Known[]> {
  const { ask, end } = await prepare(data);
  const scenario = async (title: string) =>
    (await ask('createScenario', { body: smallDocument({ title }), idempotencyKey: title })).body.id;
  const ids: string[] = [];
  for (const title of ['One', 'Two', 'Three', 'Four']) ids.push(await scenario(title));
  await ask('replaceScenario', {
    params: { id: ids[1] },
    body: smallDocument({ title: 'Two, anew' }),
    ifMatch: '"1"',
  });
  const gone = ids.pop()!;
  await ask('deleteScenario', { params: { id: gone }, ifMatch: '"1"' });
  const startRun = async (replications: number) =>
    (await ask('startRun', { body: { scenario: { id: ids[0] }, replications } })).body.id;
  const run = await startRun(2);
  await ended(ask, 'readRun', run);
  const cancelled = await startRun(5000);
  await ask('cancelRun', { params: { id: cancelled } });
  const { body: sweep } = await ask('startSweep', { body: { sweep: smallSweep } });
  await ended(ask, 'readSweep', sweep.id);
  const reads: readonly Omit<Known, 'value'>[] = [
    ...ids.map((id) => ({
      subject: `scenario ${id}`,
      read: async (of: Client) => (await of('readScenario', { params: { id } })).body,
    })),
    {
      subject: `scenario ${gone}`,
      read: (of) =>
        of('readScenario', { params: { id: gone } }).then(
          () => 'there again',
          (error: unknown) => (error as ServiceError).problem.code,
        ),
    },
    ...[run, cancelled].map((id) => ({
      subject: `run ${id}`,
      read: async (of: Client) => (await of('readRun', { params: { id } })).body,
    })),
    ...(['comparison.json', 'runs.csv', 'monthly.parquet', 'report.html'] as const).map((file) => ({
      subject: `run ${run}`,
      read: async (of: Client) => textOf((await of('readRunFile', { params: { id: run, file } })).body),
    })),
    {
      subject: `sweep ${sweep.id}`,
      read: async (of) => (await of('readSweep', { params: { id: sweep.id } })).body,
    },
    {
      subject: `sweep ${sweep.id}`,
      read: async (of) =>
        textOf((await of('readSweepFile', { params: { id: sweep.id, file: 'runs.csv' } })).body),
    },
    // Each entry of a list that must be complete; what is damaged is named by the health.
    ...ids.map((id) => ({
      subject: `scenario ${id}`,
      read: async (of: Client) =>
        (await of('listScenarios', { query: { limit: 200 } })).body.items.find((item) => item.id === id)
          ?.title,
    })),
  ];
  const known: Known[] = [];
  for (const each of reads) known.push({ ...each, value: await each.read(ask) });
  await end();
  return known;
}

const smallSweep = {
  name: 'small',
  title: 'Small',
  scenario: 'biowin',
  set: { organisationCount: 6, burnInYears: 1, branchYears: 1 },
  arms: ['isolated' as const],
  factors: [{ at: 'exportShare', values: [0.1, 0.2] }],
  design: { kind: 'full-factorial' as const },
  replications: 1,
};

async function ended(ask: Client, read: 'readRun' | 'readSweep', id: string): Promise<void> {
  await until(
    () => ask(read, { params: { id } }),
    ({ body: { finishedAt } }) => finishedAt !== undefined,
  );
}

function textOf(body: unknown): string {
  return body instanceof ArrayBuffer ? Buffer.from(body).toString('base64') : JSON.stringify(body);
}
