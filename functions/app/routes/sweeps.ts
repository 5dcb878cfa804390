import { availableParallelism } from 'node:os';
import type { SweepSize } from '../../../lab/sweep/plan.ts';
import type { Sweep } from '../../../lab/sweep/sweep.ts';
import { type Issue, requirement } from '../../../scenarios/issue.ts';
import { libraryNames } from '../../../scenarios/library-names.ts';
import type { ScenarioDocument } from '../../../scenarios/schema.ts';
import type { BodyOf } from '../../contract/contract.ts';
import { identifier } from '../../contract/shared.ts';
import { type sweepOperations, sweepMedia } from '../../contract/sweeps.ts';
import type { WorkProgress } from '../../ports/engine.ts';
import type { SweepRecord } from '../../ports/records.ts';
import { without } from '../../ports/without.ts';
import { secondsPerLoad } from '../../steps/batch-size.ts';
import { documentKey } from '../../steps/object-keys.ts';
import { replicationLoad } from '../../steps/plan-chunks.ts';
import type { StoredSweep } from '../../steps/stored-sweep.ts';
import type { Call, Handlers } from '../call.ts';
import { claimedId } from '../claim.ts';
import { checkPace, largeRemedy } from '../limit-checks.ts';
import { invalid } from '../problem.ts';
import { under } from '../read-call.ts';
import { resultFile } from '../result-file.ts';
import type { Service } from '../service.ts';
import { libraryDocument, ownScenario } from './scenarios.ts';
import { workHandlers } from './work.ts';

/** Plans, starts, follows, cancels and deletes sweeps, and hands out their results. */
export function sweepHandlers(service: Service): Handlers<keyof typeof sweepOperations> {
  const { engine, limits } = service;
  const work = workHandlers(service, 'sweep', answerOf);
  return {
    async planSweep({ owner, body }) {
      const { sweep, size } = await checkedSweep(service, owner, body);
      await checkPace(service, owner);
      const { notices, remarks } = sweep;
      const { estimate, pilotOf } = await import('../../steps/sweep-plan.ts');
      const load = {
        replication: replicationLoad(sweep.base.scenario, sweep.arms.length),
        most: limits.replicationLoad,
      };
      const parts = pilotOf(sweep);
      const tried = parts.length === 0 ? undefined : await engine.rehearse(parts);
      if (tried === undefined) {
        // Nothing can be tried here: the slowest case that was measured stands for it.
        const { cloud } = estimate(size.replications, load.replication * secondsPerLoad, 1);
        return { json: { size, notices, remarks, load, cloud } };
      }
      return {
        json: {
          size,
          notices,
          remarks,
          load,
          secondsEach: tried,
          ...estimate(size.replications, tried, availableParallelism()),
        },
      };
    },

    listSweeps: (call) => work.list(call),

    async startSweep(call) {
      const id = await claimedId(service, call);
      return work.start(call.owner, id, async () => work.keep(await newSweep(service, id, call)));
    },

    readSweep: (call) => work.read(call),

    deleteSweep: (call) => work.remove(call),

    cancelSweep: (call) => work.cancel(call),

    async readSweepFile({ owner, params: { id, file } }) {
      const media = sweepMedia[file.split('.').at(-1) as keyof typeof sweepMedia];
      return resultFile(service, await work.required(owner, id), file, {
        'Content-Type': media,
        'Content-Disposition': `attachment; filename="${file}"`,
      });
    },
  };
}

async function newSweep(
  service: Service,
  id: string,
  { owner, body }: Call<'startSweep'>,
): Promise<SweepRecord> {
  const { stored, sweep, size } = await checkedSweep(service, owner, body);
  await checkPace(service, owner);
  const text = JSON.stringify(stored);
  const key = documentKey(owner, text);
  await service.objects.put(key, new TextEncoder().encode(text));
  const now = new Date().toISOString();
  const { name, title } = sweep.document;
  return {
    owner,
    id,
    version: 1,
    createdAt: now,
    updatedAt: now,
    name,
    title,
    documentKey: key,
    points: size.points,
    runs: size.runs,
    status: 'queued',
    notices: sweep.notices,
  };
}

interface CheckedSweep {
  readonly stored: StoredSweep;
  readonly sweep: Sweep;
  readonly size: SweepSize;
}

/** @throws ProblemError with every fault of the sweep, and with the limits that it passes */
async function checkedSweep(
  service: Service,
  owner: string,
  { sweep: document, table, limit }: BodyOf<'startSweep'>,
): Promise<CheckedSweep> {
  checkDesignLimits(document, service);
  // Loaded when needed: most requests are about no sweep.
  const { referencesOf, loadStoredSweep, sizeOf } = await import('../../steps/sweep-plan.ts');
  const names = referencesOf(document).scenarios;
  const documents = await Promise.all(names.map((name) => referenced(service, owner, name)));
  const stored: StoredSweep = {
    sweep: document,
    ...(table !== undefined && { table }),
    ...(limit !== undefined && { limit }),
    scenarios: Object.fromEntries(names.flatMap((name, i) => (documents[i] ? [[name, documents[i]]] : []))),
  };
  const loading = loadStoredSweep(stored);
  if (!loading.ok) throw invalid(loading.issues.map((issue) => under(['sweep'], issue)));
  checkSweepLimits(loading.sweep, limit, service);
  return { stored, sweep: loading.sweep, size: sizeOf(loading.sweep, limit) };
}

/** A scenario of the library, or one of the owner's by its id. */
async function referenced(
  service: Service,
  owner: string,
  name: string,
): Promise<ScenarioDocument | undefined> {
  const inLibrary = libraryNames.find((each) => each === name);
  if (inLibrary) return libraryDocument(inLibrary);
  // A text that is no id names nothing, and may be longer than any key.
  if (!identifier.safeParse(name).success) return undefined;
  const record = await service.store.read('scenario', owner, name);
  return record && (await ownScenario(service, owner, name)).document;
}

/** @throws ProblemError for what would take long before it is known how much there is to run */
function checkDesignLimits(
  { design, factors }: BodyOf<'startSweep'>['sweep'],
  { limits: { designValues, sweepTexts } }: Service,
): void {
  const issues: Issue[] = [];
  const drawn = design.kind === 'latin-hypercube' ? design.points * factors.length : 0;
  if (drawn > designValues) {
    const most = `at most ${designValues} points × factors of a Latin hypercube (limit designValues)`;
    const remedy = 'ask for fewer points, or for the design "sobol"';
    issues.push(requirement('size', ['sweep', 'design', 'points'], most, String(drawn), remedy));
  }
  const values = factors.flatMap((factor) => ('values' in factor ? factor.values : []));
  const texts = new Set(values.filter((value) => typeof value === 'string')).size;
  if (texts > sweepTexts) {
    const most = `at most ${sweepTexts} different texts among its values (limit sweepTexts)`;
    const remedy = 'ask for fewer scenarios or paths at once';
    issues.push(requirement('size', ['sweep', 'factors'], most, String(texts), remedy));
  }
  if (issues.length > 0) throw invalid(issues);
}

function checkSweepLimits(
  { points, arms, rule, base }: Sweep,
  limit: number | undefined,
  { limits }: Service,
): void {
  const runs = Math.min(limit ?? Infinity, points.count * arms.length * rule.cap);
  const { organisationCount } = base.scenario.parameters;
  const remedy = 'ask for fewer points, arms or replications, or give a limit';
  const most = `at most ${limits.sweepRuns} runs (limit sweepRuns)`;
  const few = `at most ${limits.organisations} organisations (limit organisations)`;
  const load = replicationLoad(base.scenario, arms.length);
  const each = `at most ${limits.replicationLoad} organisations × months × arms of one replication (limit replicationLoad)`;
  const issues = [
    ...(load > limits.replicationLoad
      ? [requirement('size', ['sweep', 'scenario'], each, String(load), largeRemedy)]
      : []),
    ...(runs > limits.sweepRuns
      ? [requirement('size', ['sweep', 'design'], most, String(runs), remedy)]
      : []),
    ...(organisationCount > limits.organisations
      ? [requirement('size', ['sweep', 'scenario'], few, String(organisationCount), 'simulate a sample')]
      : []),
  ];
  if (issues.length > 0) throw invalid(issues);
}

function answerOf(record: SweepRecord, progress?: WorkProgress) {
  const { files, ...sweep } = without(record, 'owner', 'documentKey');
  return {
    ...sweep,
    ...(progress && { progress }),
    ...(files && { files: files.map(({ name, size }) => ({ name, size })) }),
  };
}
