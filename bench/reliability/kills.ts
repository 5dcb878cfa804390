import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, ServiceError } from '../../functions/client/client.ts';
import { libraryNames } from '../../scenarios/library-names.ts';
import { bundledService, until } from '../../test/functions/bundled-service.ts';
import { smallDocument } from '../../test/functions/documents.ts';
import { type Study, table } from './study.ts';

/** Milliseconds of work before a kill, at most. */
const longest = 1500;
/** Those who write at the same time. */
const writerCount = 4;
/** Of so many scenarios, one is deleted and one is run. */
const every = 3;
/** HTTP status of a start that comes too soon after others. */
const tooMany = 429;

export const kills: Study = {
  title: 'Kills',
  about: [
    `${writerCount} clients keep, replace and delete scenarios and start runs while the process of the service is killed (SIGKILL) after up to ${longest} ms, at moments that visit that span alike, and is started again on the same folder. What a kill left without an answer is asked again with the same Idempotency-Key or If-Match. At the end every acknowledged scenario is read, every deleted one looked for, every run awaited, and all are counted.`,
  ],
  notCovered:
    'power cuts, where what was acknowledged also depends on the disk; deaths of the machine while it writes to a disk that lies about it.',
  options: { kills: 100 },
  async run(options, tell) {
    const { faults, ...counts } = await killAgain(options.kills, tell);
    return { lines: table(['what', 'number'], Object.entries(counts)), faults };
  },
};

interface Wanted {
  readonly title: string;
  readonly key: string;
}

/** What the clients know to be kept, and what a kill left open. */
class Memory {
  /** Titles by id, as acknowledged. */
  readonly kept = new Map<string, string>();
  readonly deleted = new Set<string>();
  readonly runs = new Set<string>();
  readonly openScenarios: Wanted[] = [];
  readonly openRuns: (Wanted & { scenario: string; replications: number })[] = [];
  /** Titles that a scenario was to get, by id. */
  readonly openChanges = new Map<string, string>();
  readonly openDeletions = new Set<string>();
  /** Scenarios that were to be made, of all writers and lives: a life may end before its writer has made a third. */
  wanted = 0;
  replaced = 0;
  asked = 0;
}

/**
 * Kills a service that is written to, again and again.
 *
 * @returns counts by what they count, and what was lost or made twice, in words
 */
export async function killAgain(count: number, tell: (progress: string) => void) {
  const data = mkdtempSync(join(tmpdir(), 'carat-kill-'));
  const bundle = await bundledService();
  const memory = new Memory();
  let openAnswers = 0;
  try {
    for (let kill = 0; kill < count; kill += 1) {
      const { ask, end } = await bundle.start(data);
      await settle(ask, memory);
      const life = { isOver: false };
      const writers = Array.from({ length: writerCount }, (_, writer) =>
        write(`Kill ${kill}, writer ${writer}`, ask, memory, life).catch((error: unknown) => {
          if (error instanceof ServiceError) throw error;
        }),
      );
      await new Promise((wake) => setTimeout(wake, moment(kill)));
      const ended = end('SIGKILL');
      life.isOver = true;
      await Promise.all([ended, ...writers]);
      openAnswers +=
        memory.openScenarios.length +
        memory.openRuns.length +
        memory.openChanges.size +
        memory.openDeletions.size;
      if (kill % 10 === 9) tell(`${kill + 1} of ${count} kills, ${memory.kept.size} scenarios kept`);
    }
    const { ask, end } = await bundle.start(data);
    await settle(ask, memory);
    const faults = await faultsOf(ask, memory, tell);
    await end('SIGTERM');
    return {
      kills: count,
      'requests acknowledged': memory.asked,
      'requests that a kill left without an answer, and that were asked again': openAnswers,
      'scenarios kept, and present as acknowledged': memory.kept.size,
      'scenarios replaced': memory.replaced,
      'scenarios deleted, and gone': memory.deleted.size,
      'runs acknowledged, and ended once with their result': memory.runs.size,
      'scenarios or runs lost, changed or made twice': faults.length,
      faults,
    };
  } finally {
    bundle.remove();
    rmSync(data, { recursive: true, force: true });
  }
}

/** A fixed sequence that visits every moment alike, so that a failure can be repeated. */
function moment(kill: number): number {
  return longest * ((kill * 0.618_033_988_75) % 1);
}

/** One client: notes what it is about to ask, then what it was told. */
async function write(name: string, ask: Client, memory: Memory, life: { isOver: boolean }): Promise<void> {
  while (!life.isOver) {
    const i = (memory.wanted += 1);
    const wanted = { title: `${name}, scenario ${i}`, key: crypto.randomUUID() };
    memory.openScenarios.push(wanted);
    const id = await create(ask, memory, wanted);
    const changed = `${wanted.title}, changed`;
    memory.openChanges.set(id, changed);
    await replace(ask, memory, id, changed);
    if (i % every === 0) {
      memory.openDeletions.add(id);
      await remove(ask, memory, id);
    } else if (i % every === 1) {
      const run = { ...wanted, key: crypto.randomUUID(), scenario: id, replications: 4 + (i % 5) };
      memory.openRuns.push(run);
      await start(ask, memory, run).catch((error: unknown) => {
        if (!isTooMany(error)) throw error;
        memory.openRuns.splice(memory.openRuns.indexOf(run), 1);
      });
    }
  }
}

/** Asks again for what a kill left open. */
async function settle(ask: Client, memory: Memory): Promise<void> {
  for (const wanted of [...memory.openScenarios]) await create(ask, memory, wanted);
  for (const [id, title] of memory.openChanges)
    await replace(ask, memory, id, title).catch((error: unknown) => {
      // Of another version: the change took place before the kill.
      if (!(error instanceof ServiceError) || error.problem.code !== 'stale-version') throw error;
      memory.openChanges.delete(id);
      memory.kept.set(id, title);
      memory.replaced += 1;
    });
  for (const id of memory.openDeletions)
    await remove(ask, memory, id).catch((error: unknown) => {
      if (!(error instanceof ServiceError) || error.problem.code !== 'not-found') throw error;
      memory.openDeletions.delete(id);
      memory.kept.delete(id);
      memory.deleted.add(id);
    });
  for (const run of [...memory.openRuns])
    await until(
      () =>
        start(ask, memory, run).then(
          () => true,
          (error: unknown) => {
            if (!isTooMany(error)) throw error;
            return false;
          },
        ),
      (isStarted) => isStarted,
    );
}

function isTooMany(error: unknown): boolean {
  return error instanceof ServiceError && error.problem.status === tooMany;
}

async function create(ask: Client, memory: Memory, wanted: Wanted): Promise<string> {
  const { title, key } = wanted;
  const { body } = await ask('createScenario', { body: smallDocument({ title }), idempotencyKey: key });
  memory.asked += 1;
  memory.openScenarios.splice(memory.openScenarios.indexOf(wanted), 1);
  memory.kept.set(body.id, title);
  return body.id;
}

async function replace(ask: Client, memory: Memory, id: string, title: string): Promise<void> {
  await ask('replaceScenario', { params: { id }, body: smallDocument({ title }), ifMatch: '"1"' });
  memory.asked += 1;
  memory.openChanges.delete(id);
  memory.kept.set(id, title);
  memory.replaced += 1;
}

async function remove(ask: Client, memory: Memory, id: string): Promise<void> {
  await ask('deleteScenario', { params: { id }, ifMatch: '"2"' });
  memory.asked += 1;
  memory.openDeletions.delete(id);
  memory.kept.delete(id);
  memory.deleted.add(id);
}

async function start(ask: Client, memory: Memory, run: Memory['openRuns'][number]): Promise<void> {
  const { key, scenario, replications } = run;
  const { body } = await ask('startRun', {
    body: { scenario: { id: scenario }, replications },
    idempotencyKey: key,
  });
  memory.asked += 1;
  memory.openRuns.splice(memory.openRuns.indexOf(run), 1);
  memory.runs.add(body.id);
}

/** Compares what there is with what was acknowledged. */
async function faultsOf(ask: Client, memory: Memory, tell: (progress: string) => void): Promise<string[]> {
  const faults: string[] = [];
  for (const [id, title] of memory.kept) {
    const answer = await ask('readScenario', { params: { id } }).catch((error: unknown) => error as Error);
    if (answer instanceof Error) faults.push(`scenario ${id} was lost: ${answer.message}`);
    else if (answer.body.title !== title || answer.body.document.title !== title)
      faults.push(`scenario ${id} is “${answer.body.title}”, acknowledged was “${title}”`);
  }
  const scenarios = new Set(await listed(ask, 'listScenarios'));
  for (const id of memory.deleted) {
    const answer = await ask('readScenario', { params: { id } }).catch((error: unknown) => error as Error);
    const isGone = answer instanceof ServiceError && answer.problem.code === 'not-found';
    if (!isGone || scenarios.has(id)) faults.push(`scenario ${id} is back`);
  }
  const surplus = scenarios.size - memory.kept.size - libraryNames.length;
  if (surplus !== 0) faults.push(`${surplus} scenarios more than were asked for`);

  const runs = await listed(ask, 'listRuns');
  for (const id of runs) if (!memory.runs.has(id)) faults.push(`run ${id} was asked for by nobody`);
  let ended = 0;
  for (const id of memory.runs) {
    if (!runs.includes(id)) {
      faults.push(`run ${id} was lost`);
      continue;
    }
    const params = { id };
    const { body } = await until(
      () => ask('readRun', { params }),
      ({ body: { finishedAt } }) => finishedAt !== undefined,
    );
    if (body.status !== 'succeeded') faults.push(`run ${id} ${body.status}`);
    else if ((await ask('readResult', { params })).body.replications !== body.replications)
      faults.push(`run ${id} has the result of another`);
    ended += 1;
    if (ended % 50 === 0) tell(`${ended} of ${memory.runs.size} runs ended`);
  }
  return faults;
}

async function listed(ask: Client, what: 'listScenarios' | 'listRuns'): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await ask(what, { query: { limit: 200, ...(cursor !== undefined && { cursor }) } });
    ids.push(...body.items.map(({ id }) => id));
    cursor = body.next;
  } while (cursor !== undefined);
  return ids;
}
