import fc from 'fast-check';
import type { Service } from '../../functions/app/service.ts';
import { beginRun, finishRun } from '../../functions/steps/run-life.ts';
import { mergeRun } from '../../functions/steps/merge-run.ts';
import { runLine } from '../../functions/steps/run-line.ts';
import { smallDocument } from '../../test/functions/documents.ts';
import { type Served, served } from '../../test/functions/served.ts';
import { type Study, table } from './study.ts';

/** Pairs of names of which one could be taken for the other. */
const neighbours = ['a', 'a#', 'A', 'a/..', 'OWNER#a', 'a#SCENARIO', 'jwt  a', '__proto__', '*', 'a%00'];
const seed = 7;

/** What one of two owners does: on what the owner made, or on what the other did. */
interface Step {
  readonly isOther: boolean;
  readonly what: (typeof calls)[number];
  /** Whose thing it is about, as seen by whoever calls. */
  readonly isForeign: boolean;
  readonly place: number;
  readonly key: string | undefined;
  readonly title: string;
}

const calls = [
  'create',
  'list',
  'read',
  'replace',
  'delete',
  'search',
  'run a document',
  'run a scenario',
  'list runs',
  'read a run',
  'read a result',
  'cancel a run',
  'delete a run',
  'go on with a list',
  'plan a sweep',
  'start a sweep',
  'read a sweep',
  'list sweeps',
] as const;

const step: fc.Arbitrary<Step> = fc.record({
  isOther: fc.boolean(),
  // What is there to be seen must be made first; a run takes longer than all else.
  what: fc.oneof(
    { weight: 3, arbitrary: fc.constant('create' as const) },
    { weight: 1, arbitrary: fc.constant('start a sweep' as const) },
    { weight: 6, arbitrary: fc.constantFrom(...calls) },
  ),
  isForeign: fc.boolean(),
  place: fc.nat(5),
  key: fc.option(fc.constantFrom('one', 'two'), { nil: undefined }),
  title: fc.constantFrom('A title', 'Another'),
});

export const isolation: Study = {
  title: 'Isolation',
  about: [
    'Two owners call in a random order, each on what is theirs and on what is the other’s: ids, cursors, idempotency keys, equal documents, sweeps about scenarios. The calls of the second owner are then made again where the first never was, with ids that nobody has instead of the first’s. Every answer, with its status and headers, must be the same in both worlds but for ids and times: then no sequence of calls reads, lists, changes, deletes or detects anything of another. Owners bear names that could be taken for one another.',
  ],
  notCovered:
    'times of answers, which could betray load; owners as a gateway makes them of tokens, which has a test of its own; results of sweeps, whose runs are kept under the folder of their owner.',
  options: { sequences: 1000 },
  async run({ sequences }, tell) {
    const { calls: made, foreign, fault } = await compareWorlds(sequences, tell);
    return {
      lines: table(
        ['what', 'number'],
        [
          ['sequences, each in both worlds', sequences],
          ['answers compared', made],
          ['of these about what is another’s', foreign],
          ['answers that differ', fault === undefined ? 0 : 1],
        ],
      ),
      faults: fault === undefined ? [] : [fault],
    };
  },
};

/** @returns counts, and the first sequence whose answers differ */
export async function compareWorlds(sequences: number, tell: (progress: string) => void) {
  const counts = { calls: 0, foreign: 0, fault: undefined as string | undefined };
  // Runs are done at once, so that what an owner sees hangs on calls alone.
  const box: { service?: Served } = {};
  const service = await served({
    engine: {
      start: ({ kind, owner, id }) => (kind === 'run' ? doRun(box.service!, owner, id) : Promise.resolve()),
      observe: () => Promise.resolve(undefined),
      rehearse: () => Promise.resolve(undefined),
      cancel: () => Promise.resolve(),
    },
  });
  box.service = service;
  let world = 0;
  try {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 8, maxLength: 20 }),
        fc.constantFrom(...neighbours),
        fc.constantFrom(...neighbours),
        async (steps, first, second) => {
          fc.pre(first !== second);
          world += 1;
          if (world % 100 === 0) tell(`${world} of ${sequences} sequences`);
          const owners = [`${world} ${first}`, `${world} ${second}`] as const;
          const { seen: together, theirs } = await besideAnother(service, steps, ...owners);
          const alone = await byItself(service, steps, `${world} alone ${second}`, theirs);
          counts.calls += alone.length;
          counts.foreign += steps.filter(({ isOther, isForeign }) => !isOther && isForeign).length;
          for (const [i, answer] of alone.entries())
            if (answer !== together[i]) throw new Error(`beside another: ${together[i]}; alone: ${answer}`);
        },
      ),
      { numRuns: sequences, seed, endOnFailure: true },
    );
  } catch (error) {
    const { message, cause } = error as Error;
    counts.fault = cause instanceof Error ? `${cause.message}\n${message}` : message;
  } finally {
    await service.close();
  }
  return counts;
}

/** What a caller has learned: ids and cursors by kind. */
interface Known {
  readonly scenario: string[];
  readonly run: string[];
  readonly sweep: string[];
  readonly cursor: string[];
}

const nothing = (): Known => ({ scenario: [], run: [], sweep: [], cursor: [] });

/** The answers that the second owner gets, without what differs from world to world, and what the first had at each. */
async function besideAnother(service: Served, steps: readonly Step[], first: string, second: string) {
  const [other, own] = [nothing(), nothing()];
  const seen: string[] = [];
  const theirs: Known[] = [];
  for (const each of steps) {
    if (each.isOther) await call(service, first, each, other, own);
    else {
      theirs.push(structuredClone(other));
      seen.push(withoutChance(await call(service, second, each, own, other), own));
    }
  }
  return { seen, theirs };
}

/** The same where the first owner never was: in place of each of its ids one that nobody has, and no other id is. */
async function byItself(
  service: Served,
  steps: readonly Step[],
  owner: string,
  theirs: readonly Known[],
): Promise<string[]> {
  const own = nothing();
  const seen: string[] = [];
  const nobodys = (id: string) => `0000000000${id.slice(10)}`;
  for (const each of steps.filter(({ isOther }) => !isOther)) {
    const { scenario, run, sweep } = theirs[seen.length];
    const absent = {
      scenario: scenario.map(nobodys),
      run: run.map(nobodys),
      sweep: sweep.map(nobodys),
      cursor: [],
    };
    seen.push(withoutChance(await call(service, owner, each, own, absent), own));
  }
  return seen;
}

/** What nobody has, where one knows of nothing yet: of one's own and of another's. */
const unknown = { own: '01m83e163de3v2bydpz7f3k6t4', foreign: '01m83e163de3v2bydpz7f3k6t5' };
const noCursor = Buffer.from('0.0').toString('base64url');

async function call(
  { address }: Served,
  owner: string,
  { what, isForeign, place, key, title }: Step,
  mine: Known,
  theirs: Known,
): Promise<string> {
  const from = isForeign ? theirs : mine;
  const one = (ids: readonly string[], otherwise = isForeign ? unknown.foreign : unknown.own) =>
    ids.at(place % Math.max(1, ids.length)) ?? otherwise;
  const document = smallDocument({ title });
  const sweep = (scenario: string) => ({
    sweep: {
      name: 's',
      title,
      scenario,
      arms: ['isolated'],
      replications: 1,
      design: { kind: 'full-factorial' },
      factors: [{ at: 'exportShare', min: 0.1, max: 0.2 }],
    },
  });
  const tag = { 'If-Match': `"${1 + (place % 2)}"` };
  const ask = (method: string, path: string, body?: object, headers: Record<string, string> = {}) =>
    fetch(`${address}/v1/${path}`, {
      method,
      headers: {
        'X-Owner': encodeURIComponent(owner),
        ...(body && { 'Content-Type': 'application/json' }),
        ...(key !== undefined && method === 'POST' && { 'Idempotency-Key': key }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  const response = await (() => {
    switch (what) {
      case 'create':
        return ask('POST', 'scenarios', document);
      case 'list':
        return ask('GET', 'scenarios?limit=1');
      case 'search':
        return ask('GET', `scenarios?search=${encodeURIComponent(title)}`);
      case 'read':
        return ask('GET', `scenarios/${one(from.scenario)}`);
      case 'replace':
        return ask('PUT', `scenarios/${one(from.scenario)}`, document, tag);
      case 'delete':
        return ask('DELETE', `scenarios/${one(from.scenario)}`, undefined, tag);
      case 'run a document':
        return ask('POST', 'runs', { scenario: { document }, arms: ['isolated'], replications: 2 });
      case 'run a scenario':
        return ask('POST', 'runs', {
          scenario: { id: one(from.scenario) },
          arms: ['isolated'],
          replications: 2,
        });
      case 'list runs':
        return ask('GET', `runs?scenario=${one(from.scenario)}`);
      case 'read a run':
        return ask('GET', `runs/${one(from.run)}`);
      case 'read a result':
        return ask('GET', `runs/${one(from.run)}/files/runs.csv`);
      case 'cancel a run':
        return ask('POST', `runs/${one(from.run)}/cancel`);
      case 'delete a run':
        return ask('DELETE', `runs/${one(from.run)}`);
      case 'go on with a list':
        return ask('GET', `scenarios?limit=1&cursor=${one(from.cursor, noCursor)}`);
      case 'plan a sweep':
        return ask('POST', 'sweeps/plan', sweep(one(from.scenario)));
      case 'start a sweep':
        return ask('POST', 'sweeps', sweep(one(from.scenario)));
      case 'read a sweep':
        return ask('GET', `sweeps/${one(from.sweep)}`);
      case 'list sweeps':
        return ask('GET', 'sweeps');
    }
  })();
  const text = await response.text();
  learn(mine, response, text);
  const headers = ['ETag', 'Location', 'Retry-After', 'Content-Type'].map((name) =>
    response.headers.get(name),
  );
  return `${what}: ${response.status} ${JSON.stringify(headers)} ${text}`;
}

function learn(mine: Known, { headers, ok }: Response, text: string): void {
  const [, kind, id] = /\/v1\/(scenario|run|sweep)s\/(\w+)/.exec(headers.get('Location') ?? '') ?? [];
  if (kind !== undefined && !mine[kind as 'run'].includes(id)) mine[kind as 'run'].push(id);
  const next = ok ? /"next":"([^"]+)"/.exec(text)?.[1] : undefined;
  if (next !== undefined) mine.cursor.push(next);
}

/** Own ids by the order in which they were learned; any other id, cursors and times alike. */
function withoutChance(answer: string, mine: Known): string {
  return answer
    .replaceAll(/"next":"[^"]+"/g, '"next"')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replaceAll(/\b[0-9a-hjkmnp-tv-z]{26}\b/g, (id) => {
      const places = [mine.scenario, mine.run, mine.sweep].map((ids) => ids.indexOf(id));
      return `ID ${places.join(' ')}`;
    });
}

/** Does a run as the engines do, in this thread. */
async function doRun({ store, objects, code }: Service, owner: string, id: string): Promise<void> {
  const run = await beginRun(store, objects, owner, id, code);
  if (!run) return;
  const lines = run.linesOf(run.count);
  for (const line of lines) await runLine(line, objects);
  const { documentKey, plan, resultId } = run.record;
  const outcome = await mergeRun({ owner, documentKey, plan, resultId, lines }, objects);
  if (outcome.isDone) await finishRun(store, run.record, outcome);
}
