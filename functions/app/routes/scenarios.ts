import type { LibraryName } from '../../../scenarios/library-names.ts';
import type { ImportReport } from '../../../scenarios/import/report.ts';
import { type LoadedScenario, parse } from '../../../scenarios/parse.ts';
import type { ScenarioRecord } from '../../ports/records.ts';
import { without } from '../../ports/without.ts';
import { noting, subjectOf } from '../../steps/check-stored.ts';
import { documentKey } from '../../steps/object-keys.ts';
import { readDocument } from '../../steps/stored-bytes.ts';
import type { Call, Handlers, Reply } from '../call.ts';
import { claimedId } from '../claim.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { ProblemError, invalid } from '../problem.ts';
import type { Service } from '../service.ts';
import type { scenarioOperations } from '../../contract/scenarios.ts';

/** Keeps, reads, changes and lists scenarios. */
export function scenarioHandlers(service: Service): Handlers<keyof typeof scenarioOperations> {
  const { store, cursorSecret } = service;
  return {
    async listScenarios({ owner, query: { limit, cursor, structure, search } }) {
      const list = [owner, 'scenario', structure, search];
      const { records, next } = await store.list('scenario', owner, {
        limit,
        after: cursor === undefined ? undefined : readCursor(cursor, list, cursorSecret),
        equal: structure === undefined ? {} : { structure },
        containing: search?.toLowerCase(),
      });
      return {
        json: {
          items: records.map(summaryOf),
          ...(next !== undefined && { next: writeCursor(next, list, cursorSecret) }),
        },
      };
    },

    async createScenario(call) {
      return keep(service, call, call.loaded!);
    },

    async cloneScenario(call) {
      const { library, name, title } = call.body;
      const document = await libraryDocument(library);
      const parsing = parse({ ...document, ...(name && { name }), ...(title && { title }) });
      if (!parsing.ok) throw invalid(parsing.issues);
      return keep(service, call, parsing.loaded);
    },

    async importScenario(call) {
      const { organisations, ties, name, title, description, ...choices } = call.body;
      // Loaded when needed: most requests import nothing, and wait for a cold start all the same.
      const { importCluster } = await import('../../../scenarios/import.ts');
      const encoder = new TextEncoder();
      const imported = importCluster(
        encoder.encode(organisations),
        ties === undefined ? undefined : encoder.encode(ties),
        { name, ...(title && { title }), ...(description && { description }), ...choices },
      );
      if (!imported.ok) throw invalid(importIssues(imported.report));
      const parsing = parse(imported.document);
      if (!parsing.ok) throw invalid(parsing.issues);
      return keep(service, call, parsing.loaded, { report: imported.report });
    },

    async readScenario({ owner, params: { id } }) {
      const record = await required(service, owner, id);
      return answer(record, await documentOf(service, record));
    },

    async replaceScenario({ owner, params: { id }, loaded, seenVersion }) {
      const record = await required(service, owner, id);
      if (record.version !== seenVersion) throw stale(record);
      const { document } = loaded!;
      const key = await storeDocument(service, owner, document);
      if (key !== record.documentKey) await store.release(owner, [record.documentKey], Date.now());
      const next = await store.replace('scenario', {
        ...record,
        ...fieldsOf(loaded!),
        documentKey: key,
        updatedAt: new Date().toISOString(),
      });
      if (!next) throw stale(await required(service, owner, id));
      return answer(next, document);
    },

    async deleteScenario({ owner, params: { id }, seenVersion }) {
      const record = await required(service, owner, id);
      if (record.version !== seenVersion) throw stale(record);
      await store.release(owner, [record.documentKey], Date.now());
      if (!(await store.remove('scenario', owner, id, record.version)))
        throw stale(await required(service, owner, id));
      return {};
    },
  };
}

type CreateCall = Pick<Call<'createScenario'>, 'owner' | 'digest' | 'idempotencyKey'>;

/** Keeps a scenario under the id that its request claims; one that is there already is told as it is now. */
async function keep(
  service: Service,
  call: CreateCall,
  loaded: LoadedScenario,
  more: object = {},
): Promise<Reply> {
  const id = await claimedId(service, call);
  const record = await keepScenario(service, call.owner, id, loaded);
  const { json, headers } = answer(record, await documentOf(service, record));
  return { json: { ...json, ...more }, headers: { ...headers, Location: `/v1/scenarios/${id}` } };
}

/** Keeps a scenario under an id, unless it is there. */
export async function keepScenario(
  service: Pick<Service, 'store' | 'objects'>,
  owner: string,
  id: string,
  loaded: LoadedScenario,
): Promise<ScenarioRecord> {
  const kept = await service.store.read('scenario', owner, id);
  if (kept) return kept;
  const key = await storeDocument(service, owner, loaded.document);
  const now = new Date().toISOString();
  const record: ScenarioRecord = {
    owner,
    id,
    version: 1,
    createdAt: now,
    updatedAt: now,
    ...fieldsOf(loaded),
    documentKey: key,
  };
  if (await service.store.create('scenario', record)) return record;
  return (await service.store.read('scenario', owner, id)) ?? record;
}

/** The document's object is there before any record points to it. */
export async function storeDocument(
  { objects }: Pick<Service, 'objects'>,
  owner: string,
  document: LoadedScenario['document'],
): Promise<string> {
  const text = JSON.stringify(document);
  const key = documentKey(owner, text);
  await objects.put(key, new TextEncoder().encode(text));
  return key;
}

/** A document of the library, which is loaded when first needed. */
export async function libraryDocument(name: LibraryName): Promise<LoadedScenario['document']> {
  const { loadLibrary } = await import('../../../scenarios/library.ts');
  return loadLibrary(name).document;
}

/** A scenario of an owner as it is now. @throws ProblemError where there is none */
export async function ownScenario(service: Service, owner: string, id: string): Promise<LoadedScenario> {
  const record = await required(service, owner, id);
  const parsing = parse(await documentOf(service, record));
  // Kept by an earlier version of Carat, whose rules were others.
  if (!parsing.ok) throw invalid(parsing.issues);
  return parsing.loaded;
}

async function required({ store }: Service, owner: string, id: string): Promise<ScenarioRecord> {
  const record = await store.read('scenario', owner, id);
  if (record) return record;
  throw new ProblemError('not-found', `there is no scenario ${id}`);
}

async function documentOf(service: Service, record: ScenarioRecord): Promise<unknown> {
  const remedy = 'replace it, delete it, or restore a backup';
  const subject = subjectOf('scenario', record);
  const read = () => readDocument(service.objects, record.documentKey, subject, remedy);
  return JSON.parse(await noting(service, 'scenario', record, read)) as unknown;
}

/** What a scenario’s record repeats of its document. */
export function fieldsOf({ document, scenario, hash, notices }: LoadedScenario) {
  const { name, title, structure } = document;
  return {
    name,
    title,
    structure,
    search: `${name} ${title}`.toLowerCase(),
    organisationCount: scenario.organisations?.length ?? scenario.parameters.organisationCount,
    hash,
    notices,
  };
}

function summaryOf(record: ScenarioRecord) {
  return without(record, 'owner', 'search', 'documentKey');
}

function answer(record: ScenarioRecord, document: unknown) {
  return { json: { ...summaryOf(record), document }, headers: { ETag: `"${record.version}"` } };
}

function stale({ version }: ScenarioRecord): ProblemError {
  return new ProblemError('stale-version', `If-Match requires the present version, "${version}"`, {
    headers: { ETag: `"${version}"` },
  });
}

/** What an import could not do or decide, as issues of the request. */
function importIssues({ notes }: ImportReport) {
  return notes
    .filter(({ effect, answers }) => effect === 'failed' || (effect === 'told' && answers !== undefined))
    .toSorted((a, b) => Number(a.effect === 'told') - Number(b.effect === 'told'))
    .map(({ table, line, message, received, remedy, answers = [] }) => ({
      code: 'format',
      path: `/${table}`,
      expected: 'a table that can be read',
      received,
      message,
      remedy: [
        remedy,
        ...answers.map(({ meaning, ...choices }) => `${JSON.stringify(choices)} (${meaning})`),
      ].join('; '),
      ...(line !== undefined && { line }),
    }));
}
