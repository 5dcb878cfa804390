import { type LoadedScenario, parse } from '../../../scenarios/parse.ts';
import { planOf } from '../../../lab/options.ts';
import { type ResultFileName, resultFiles, type runOperations } from '../../contract/runs.ts';
import type { WorkProgress } from '../../ports/engine.ts';
import { type RunPlan, type RunRecord, isUnderWay } from '../../ports/records.ts';
import { without } from '../../ports/without.ts';
import { resultIdOf } from '../../steps/plan-chunks.ts';
import { cancelWork } from '../../steps/change-work.ts';
import type { Call, Handlers, Reply } from '../call.ts';
import { claimedId } from '../claim.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { checkLimits, checkPace } from '../limit-checks.ts';
import { ProblemError, invalid } from '../problem.ts';
import { under } from '../read-call.ts';
import { resultFile } from '../result-file.ts';
import type { Service } from '../service.ts';
import { libraryDocument, ownScenario, storeDocument } from './scenarios.ts';

/** Starts, follows and cancels comparisons, and hands out their results. */
export function runHandlers(service: Service): Handlers<keyof typeof runOperations> {
  const { store, engine, cursorSecret } = service;
  return {
    async listRuns({ owner, query: { limit, cursor, status, scenario } }) {
      const list = [owner, 'run', status, scenario];
      const { records, next } = await store.list('run', owner, {
        limit,
        after: cursor === undefined ? undefined : readCursor(cursor, list, cursorSecret),
        equal: { ...(status && { status }), ...(scenario && { scenarioId: scenario }) },
      });
      return {
        json: {
          items: records.map((record) => answerOf(record)),
          ...(next !== undefined && { next: writeCursor(next, list, cursorSecret) }),
        },
      };
    },

    async startRun(call) {
      const { owner } = call;
      const id = await claimedId(service, call);
      const run = (await store.read('run', owner, id)) ?? (await newRun(service, id, call));
      // A repetition may come because the engine never heard of the first.
      if (isUnderWay(run.status)) await engine.start({ kind: 'run', owner, id });
      return { json: answerOf(run), headers: { Location: `/v1/runs/${id}` } };
    },

    async readRun({ owner, params: { id } }) {
      const run = await required(service, owner, id);
      const progress = isUnderWay(run.status) ? await engine.observe({ kind: 'run', owner, id }) : undefined;
      return { json: answerOf(run, progress) };
    },

    async cancelRun({ owner, params: { id } }) {
      await required(service, owner, id);
      const run = await cancelWork(store, 'run', owner, id);
      await engine.cancel({ kind: 'run', owner, id });
      return { json: answerOf(run!) };
    },

    readResult: ({ owner, params: { id } }) => file(service, owner, id, 'comparison.json'),

    readRunFile: ({ owner, params }) => file(service, owner, params.id, params.file),
  };
}

async function newRun(service: Service, id: string, { owner, body }: Call<'startRun'>): Promise<RunRecord> {
  const loaded = await subjectOf(service, owner, body);
  const plan = planOfBody(body);
  checkLimits(loaded, plan, service.limits);
  await checkPace(service, owner);
  const documentKey = await storeDocument(service, owner, loaded.document);
  const resultId = resultIdOf(service.code, documentKey, plan);
  const result = await service.store.read('result', owner, resultId);
  const now = new Date().toISOString();
  const { name, title } = loaded.document;
  const record: RunRecord = {
    owner,
    id,
    version: 1,
    createdAt: now,
    updatedAt: now,
    name,
    title,
    ...(body.scenario.id !== undefined && { scenarioId: body.scenario.id }),
    scenarioHash: loaded.hash,
    organisationCount: loaded.scenario.parameters.organisationCount,
    documentKey,
    plan,
    resultId,
    isReused: result !== undefined,
    status: 'queued',
    ...(result && {
      status: 'succeeded',
      replications: result.replications,
      files: result.files,
      finishedAt: now,
    }),
  };
  if (await service.store.create('run', record)) return record;
  return (await service.store.read('run', owner, id)) ?? record;
}

/** The scenario that a request means, with luck of its own where it asks for that. */
async function subjectOf(
  service: Service,
  owner: string,
  { scenario: { id, library, document }, seed }: Call<'startRun'>['body'],
): Promise<LoadedScenario> {
  const base = id !== undefined ? (await ownScenario(service, owner, id)).document : document;
  const meant = base ?? (await libraryDocument(library!));
  const parsing = parse(seed === undefined ? meant : { ...meant, seed });
  if (parsing.ok) return parsing.loaded;
  throw invalid(parsing.issues.map((issue) => under(['scenario', 'document'], issue)));
}

function planOfBody(body: Call<'startRun'>['body']): RunPlan {
  const { arms, replications, precision, cap, confidence, withNetwork } = body;
  const options = { precision, confidence, ...(arms && { arms }) };
  const plan = planOf({ ...options, ...(replications === undefined ? { cap } : { replications }) });
  return {
    arms: plan.arms,
    isFixed: plan.isFixed,
    cap: plan.cap,
    precision,
    confidence,
    withNetwork,
  };
}

async function required({ store }: Service, owner: string, id: string): Promise<RunRecord> {
  const record = await store.read('run', owner, id);
  if (record) return record;
  throw new ProblemError('not-found', `there is no run ${id}`);
}

async function file(service: Service, owner: string, id: string, name: ResultFileName): Promise<Reply> {
  const isPage = name === 'report.html';
  const way = isPage || name === 'comparison.json' ? 'inline' : 'attachment';
  return resultFile(service, await required(service, owner, id), name, {
    'Content-Type': resultFiles[name],
    'Content-Disposition': `${way}; filename="${name}"`,
    // The page needs no script; whatever a title holds, none runs.
    ...(isPage && {
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    }),
  });
}

function answerOf(record: RunRecord, progress?: WorkProgress) {
  const { files, ...run } = without(record, 'owner', 'documentKey', 'resultId', 'organisationCount');
  return {
    ...run,
    ...(progress && { progress }),
    ...(files && { files: files.map(({ name, size }) => ({ name, size })) }),
  };
}
