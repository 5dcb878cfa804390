import type { Arm } from '#sim-core';
import type { Comparison } from '../../lab/comparison.ts';
import { sizeOf } from '../../lab/sweep/plan.ts';
import { type LoadedScenario, parse } from '../../scenarios/parse.ts';
import { newId } from '../app/identifier.ts';
import { fieldsOf } from '../app/routes/scenarios.ts';
import { DamagedError } from '../ports/damage.ts';
import type { ObjectStore, StoredObject } from '../ports/object-store.ts';
import type { RecordBase, ResultFile, SweepRecord } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { contentHash } from '../steps/content-hash.ts';
import { ownerPrefix, resultIdIn } from '../steps/object-keys.ts';
import { digestOf, readDocument } from '../steps/stored-bytes.ts';
import { type StoredSweep, loadStoredSweep } from '../steps/stored-sweep.ts';

/** What was made of objects that no record pointed to. */
export interface Placement {
  /** Records that were made anew. */
  readonly scenarios: number;
  readonly runs: number;
  readonly sweeps: number;
  /** Objects that tell nothing of a record; moved under `quarantine/`. */
  readonly quarantined: number;
}

interface Document {
  readonly key: string;
  readonly modified: Date;
  readonly scenario?: LoadedScenario;
  readonly sweep?: StoredSweep;
}

/**
 * Makes records anew for objects whose records were lost: a scenario of each scenario document, a run of each answer to a
 * comparison, a sweep of each sweep document. Ids and versions are new; names, titles and contents are those of the objects.
 *
 * @param strays objects that no record points to, see `straysOf`
 * @param code version of the code that runs here
 */
export async function placeStrays(
  store: Store,
  objects: ObjectStore,
  owner: string,
  strays: readonly StoredObject[],
  code: string,
): Promise<Placement> {
  const strayKeys = new Set(strays.map(({ key }) => key));
  const documents: Document[] = [];
  for await (const object of objects.list(`${ownerPrefix(owner)}/documents/`)) {
    const document = await documentOf(objects, object);
    if (document) documents.push(document);
  }
  const results = new Map<string, StoredObject[]>();
  for (const stray of strays)
    if (stray.key.split('/')[2] === 'results') {
      const id = resultIdIn(stray.key);
      results.set(id, [...(results.get(id) ?? []), stray]);
    }
  const placed = { scenarios: 0, runs: 0, sweeps: 0 };
  const used = new Set<string>();
  for (const { key, modified, scenario, sweep } of documents.filter((each) => strayKeys.has(each.key))) {
    if (scenario) {
      await store.create('scenario', { ...begun(owner, modified), ...fieldsOf(scenario), documentKey: key });
      placed.scenarios += 1;
    } else if (sweep) {
      const resultId = contentHash(['sweep', code, key]);
      const record = sweepRecord(begun(owner, modified), key, sweep);
      const files = await filesOf(objects, results.get(resultId) ?? []);
      if (files.length > 0) used.add(resultId);
      await store.create('sweep', files.length > 0 ? { ...record, status: 'succeeded', files } : record);
      placed.sweeps += 1;
    }
    used.add(key);
  }
  for (const [resultId, members] of results) {
    const record = await runRecord(objects, owner, members, documents);
    if (!record) continue;
    const { replications, files } = record;
    await store.create('run', record);
    await store.create('result', { ...begun(owner, members[0].modified), id: resultId, replications, files });
    placed.runs += 1;
    used.add(resultId);
  }
  const rest = [...strayKeys].filter((key) => !used.has(key) && !used.has(resultIdIn(key)));
  for (const key of rest) await quarantine(objects, key);
  return { ...placed, quarantined: rest.length };
}

/** @returns undefined where the object is not as it was stored, or no document of this version of Carat */
async function documentOf(
  objects: ObjectStore,
  { key, modified }: StoredObject,
): Promise<Document | undefined> {
  let text: string;
  try {
    text = await readDocument(objects, key, key);
  } catch (error) {
    // A disk that does not answer for now is no reason to put anything aside.
    if (error instanceof DamagedError) return undefined;
    throw error;
  }
  const parsing = parse(text);
  if (parsing.ok) return { key, modified, scenario: parsing.loaded };
  const sweep = sweepOf(text);
  return sweep && { key, modified, sweep };
}

function sweepOf(text: string): StoredSweep | undefined {
  try {
    const sweep = JSON.parse(text) as StoredSweep;
    return loadStoredSweep(sweep).ok ? sweep : undefined;
  } catch {
    return undefined;
  }
}

function begun(owner: string, modified: Date): RecordBase {
  const at = modified.toISOString();
  return { owner, id: newId(modified.getTime()), version: 1, createdAt: at, updatedAt: at };
}

function sweepRecord(base: RecordBase, documentKey: string, stored: StoredSweep): SweepRecord {
  const loading = loadStoredSweep(stored);
  if (!loading.ok) throw new Error(`the sweep ${documentKey} is faulty`);
  const { points, runs } = sizeOf(loading.sweep, stored.limit);
  const { name, title } = loading.sweep.document;
  const message =
    'its record was lost, and made anew from its document: start it again, what it ran is known';
  return {
    ...base,
    name,
    title,
    documentKey,
    points,
    runs,
    status: 'failed',
    failure: { code: 'record-lost', message },
    finishedAt: base.updatedAt,
  };
}

async function runRecord(
  objects: ObjectStore,
  owner: string,
  members: readonly StoredObject[],
  documents: readonly Document[],
) {
  const answer = members.find(({ key }) => key.endsWith('/comparison.json'));
  const bytes = answer && (await objects.get(answer.key));
  if (!answer || !bytes) return undefined;
  const comparison = readComparison(bytes);
  const document = documents.find(({ scenario }) => scenario && scenario.hash === comparison?.hash);
  if (!comparison || !document) return undefined;
  const { scenario: name, title, hash, replications, confidence, precision } = comparison;
  const base = begun(owner, answer.modified);
  return {
    ...base,
    name,
    title,
    scenarioHash: hash,
    organisationCount: fieldsOf(document.scenario!).organisationCount,
    documentKey: document.key,
    plan: {
      arms: Object.keys(comparison.arms) as Arm[],
      isFixed: true,
      cap: replications,
      precision: precision.wanted,
      confidence,
      withNetwork: false,
    },
    resultId: resultIdIn(answer.key),
    isReused: false,
    status: 'succeeded',
    replications,
    files: await filesOf(objects, members),
    finishedAt: base.updatedAt,
  } as const;
}

function readComparison(bytes: Uint8Array): Comparison | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Comparison;
  } catch {
    return undefined;
  }
}

async function filesOf(objects: ObjectStore, members: readonly StoredObject[]): Promise<ResultFile[]> {
  const files: ResultFile[] = [];
  for (const { key, size } of members) {
    const bytes = await objects.get(key);
    if (bytes) files.push({ name: key.split('/').at(-1)!, key, size, digest: digestOf(bytes) });
  }
  return files;
}

async function quarantine(objects: ObjectStore, key: string): Promise<void> {
  const bytes = await objects.get(key);
  if (bytes) await objects.put(`quarantine/${key}`, bytes);
  await objects.remove(key);
}
