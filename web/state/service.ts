import { signal } from '@preact/signals';
import type { ScenarioDocument } from '#scenarios';
import type { Comparison, Contrast } from '../../lab/comparison.ts';
import { comparisonFrom } from '../../lab/stored-comparison.ts';
import { verdict } from '../../lab/verdict.ts';
import { type Answer, ServiceError, clientOf } from '../../functions/client/client.ts';
import { comparisonOver, replicationsDone } from './estimate.ts';
import { loaded, open, scenarioDocument } from './session.ts';

export type Run = Answer<'readRun'>['body'];
type Saved = Answer<'listScenarios'>['body']['items'][number];

/**
 * `guarded` is a service that answers, but only to those who bring a token, which the page cannot get; `failing` one that
 * answers, and cannot do what it is asked for now.
 */
export type ServiceState = 'asking' | 'there' | 'away' | 'guarded' | 'failing';

/** What the bytes of a run say, against those of this browser. */
export interface Check {
  readonly isSame: boolean;
  readonly service: string;
  readonly browser: string;
}

export const serviceState = signal<ServiceState>('asking');
export const runs = signal<readonly Run[]>([]);
export const savedScenarios = signal<readonly Saved[]>([]);
export const checks = signal<Readonly<Record<string, Check>>>({});
export const gaps = signal<Readonly<Record<string, Contrast>>>({});
export const refusal = signal('');

const ask = clientOf({ base: '' });
const ended = ['succeeded', 'failed', 'cancelled'];
const listLength = 20;
/** HTTP statuses of a service that is there and does not do what it should. */
const [tooMany, serverFault] = [429, 500];

/** Asks for everything that the service keeps. */
export async function refresh(): Promise<void> {
  try {
    const [kept, scenarios] = await Promise.all([
      ask('listRuns', { query: { limit: listLength } }),
      ask('listScenarios', { query: { limit: listLength } }),
    ]);
    runs.value = kept.body.items;
    savedScenarios.value = scenarios.body.items;
    if (serviceState.peek() === 'failing') refusal.value = '';
    serviceState.value = 'there';
  } catch (error) {
    serviceState.value = stateOf(error);
    if (stateOf(error) === 'failing') refusal.value = (error as ServiceError).message;
  }
}

function stateOf(error: unknown): ServiceState {
  if (isGuarded(error)) return 'guarded';
  const status = error instanceof ServiceError ? error.problem.status : 0;
  return status === tooMany || status >= serverFault ? 'failing' : 'away';
}

const isGuarded = (error: unknown): boolean => error instanceof ServiceError && error.problem.status === 401;

export const isEnded = ({ status }: Run): boolean => ended.includes(status);

/** Starts the scenario on the table with as many replications as this browser has run. */
export async function submit(): Promise<void> {
  await orRefusal(async () => {
    const replications = replicationsDone.peek();
    await ask('startRun', { body: { scenario: { document: scenarioDocument.peek() }, replications } });
    await refresh();
  });
}

export async function cancel(id: string): Promise<void> {
  await orRefusal(async () => {
    await ask('cancelRun', { params: { id } });
    await refresh();
  });
}

export async function save(): Promise<void> {
  await orRefusal(async () => {
    await ask('createScenario', { body: scenarioDocument.peek() });
    await refresh();
  });
}

export async function openSaved(id: string): Promise<void> {
  await orRefusal(async () => open(await documentOf(id)));
}

export async function documentOf(id: string): Promise<ScenarioDocument> {
  return (await ask('readScenario', { params: { id } })).body.document;
}

export async function readComparison(id: string): Promise<Comparison> {
  return comparisonFrom(JSON.parse(await textOf(id, 'comparison.json')));
}

/** One row per replication and arm. */
export function readTable(id: string): Promise<string> {
  return textOf(id, 'runs.csv');
}

async function textOf(id: string, file: 'comparison.json' | 'runs.csv'): Promise<string> {
  const { body } = await ask('readRunFile', { params: { id, file } });
  return new TextDecoder().decode(body);
}

/** Reads a finished run: its headline gap, and whether its bytes are those of this browser. */
export async function check(run: Run): Promise<void> {
  await orRefusal(async () => {
    const { body } = await ask('readRunFile', { params: { id: run.id, file: 'comparison.json' } });
    const bytes = body as unknown as Uint8Array<ArrayBuffer>;
    const told = comparisonFrom(JSON.parse(new TextDecoder().decode(bytes)));
    const gap = told.contrasts.find(({ baseline }) => baseline === 'isolated');
    if (gap) gaps.value = { ...gaps.value, [run.id]: gap };
    const scenario = loaded.peek();
    if (scenario?.hash !== run.scenarioHash) return;
    const own = comparisonOver(scenario, told.replications);
    if (!own) return;
    const text = JSON.stringify({ ...own, verdict: verdict(own) });
    const [service, browser] = [await digest(bytes), await digest(new TextEncoder().encode(text))];
    checks.value = { ...checks.value, [run.id]: { isSame: service === browser, service, browser } };
  });
}

async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function orRefusal(work: () => Promise<void>): Promise<void> {
  refusal.value = '';
  try {
    await work();
  } catch (error) {
    if (isGuarded(error)) serviceState.value = 'guarded';
    else if (error instanceof ServiceError) refusal.value = error.message;
    else serviceState.value = 'away';
  }
}
