import { type LoadedScenario, parse } from '../../../scenarios/parse.ts';
import { planOf } from '../../../lab/options.ts';
import { type ResultFileName, resultFiles, type runOperations } from '../../contract/runs.ts';
import type { WorkProgress } from '../../ports/engine.ts';
import { type RunPlan, type RunRecord, isUnderWay } from '../../ports/records.ts';
import { without } from '../../ports/without.ts';
import { reuseResult } from '../../steps/change-work.ts';
import { resultIdOf } from '../../steps/plan-chunks.ts';
import type { Call, Handlers, Reply } from '../call.ts';
import { claimedId } from '../claim.ts';
import { checkLimits, checkPace } from '../limit-checks.ts';
import { invalid } from '../problem.ts';
import { under } from '../read-call.ts';
import { resultFile } from '../result-file.ts';
import type { Service } from '../service.ts';
import { libraryDocument, ownScenario, storeDocument } from './scenarios.ts';
import { workHandlers } from './work.ts';

/** Starts, follows, cancels and deletes comparisons, and hands out their results. */
export function runHandlers(service: Service): Handlers<keyof typeof runOperations> {
  const work = workHandlers(service, 'run', answerOf);
  return {
    listRuns: ({ owner, query: { scenario, ...query } }) =>
      work.list({ owner, query }, scenario === undefined ? {} : { scenarioId: scenario }),

    async startRun(call) {
      const id = await claimedId(service, call);
      return work.start(call.owner, id, async () =>
        withKnownResult(service, await work.keep(await newRun(service, id, call))),
      );
    },

    readRun: (call) => work.read(call),

    deleteRun: (call) => work.remove(call),

    cancelRun: (call) => work.cancel(call),

    readResult: async ({ owner, params: { id } }) =>
      file(service, await work.required(owner, id), 'comparison.json'),

    readRunFile: async ({ owner, params: { id, file: name } }) =>
      file(service, await work.required(owner, id), name),
  };
}

async function newRun(service: Service, id: string, { owner, body }: Call<'startRun'>): Promise<RunRecord> {
  const loaded = await subjectOf(service, owner, body);
  const plan = planOfBody(body);
  checkLimits(loaded, plan, service.limits);
  await checkPace(service, owner);
  const documentKey = await storeDocument(service, owner, loaded.document);
  const now = new Date().toISOString();
  const { name, title } = loaded.document;
  return {
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
    resultId: resultIdOf(service.code, documentKey, plan),
    isReused: false,
    status: 'queued',
    notices: loaded.notices,
  };
}

/** Ends a run whose answer is there: looked for once the run is kept, so that nobody deletes the answer meanwhile. */
async function withKnownResult({ store }: Service, run: RunRecord): Promise<RunRecord> {
  const { owner, id, resultId, status } = run;
  const result = isUnderWay(status) ? await store.read('result', owner, resultId) : undefined;
  return (result && (await reuseResult(store, owner, id, result))) ?? run;
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

function file(service: Service, run: RunRecord, name: ResultFileName): Promise<Reply> {
  const isPage = name === 'report.html';
  const way = isPage || name === 'comparison.json' ? 'inline' : 'attachment';
  return resultFile(service, run, name, {
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
