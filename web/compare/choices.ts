import { computed } from '@preact/signals';
import { type LoadedScenario, libraryNames, loadLibrary, parse } from '#scenarios';
import type { Comparison } from '../../lab/comparison.ts';
import { type Run, documentOf, readComparison, readTable, runs, savedScenarios } from '../state/service.ts';
import { isChanged, loaded, opened } from '../state/session.ts';
import { replicateHere } from './replicate-here.ts';
import { type Side, sideOfRuns, sideOfTable } from './side.ts';

export type ChoiceGroup = 'page' | 'library' | 'saved' | 'runs';

/** A scenario that can be set beside another. */
export interface Choice {
  readonly key: string;
  readonly group: ChoiceGroup;
  readonly title: string;
  /** To tell runs apart. */
  readonly createdAt?: string;
  readonly read: (onProgress: (done: number) => void, signal: AbortSignal) => Promise<Side | undefined>;
}

/** All that can be compared now; what the service keeps is there only while it answers. */
export const choices = computed<readonly Choice[]>(() => [
  ...(loaded.value ? [here('current', loaded.value.document.title, () => loaded.peek())] : []),
  ...(isChanged.value ? [here('opened', opened.value.title, () => read(opened.peek()))] : []),
  ...libraryNames.map((name): Choice => ({
    ...here(`library ${name}`, loadLibrary(name).document.title, () => loadLibrary(name)),
    group: 'library',
  })),
  ...savedScenarios.value.map(({ id, title }): Choice => ({
    key: `saved ${id}`,
    group: 'saved',
    title,
    read: async (...how) => simulated(read(await documentOf(id)), ...how),
  })),
  ...runs.value.filter(isComparable).map((run): Choice => ({
    key: `run ${run.id}`,
    group: 'runs',
    title: run.title,
    createdAt: run.createdAt,
    read: () => sideOfRun(run),
  })),
]);

function here(key: string, title: string, scenario: () => LoadedScenario | undefined): Choice {
  return { key, group: 'page', title, read: (...how) => simulated(scenario(), ...how) };
}

async function simulated(
  scenario: LoadedScenario | undefined,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<Side | undefined> {
  const replications = scenario && (await replicateHere(scenario, onProgress, signal));
  return replications && sideOfRuns(scenario, replications);
}

function isComparable({ status, plan: { arms } }: Run): boolean {
  return status === 'succeeded' && arms.includes('cluster') && arms.includes('isolated');
}

async function sideOfRun(run: Run): Promise<Side> {
  const [comparison, table] = await Promise.all([readComparison(run.id), readTable(run.id)]);
  return sideOfTable(await scenarioOf(comparison), comparison, table);
}

/** The service keeps no scenario with a run, so it is looked for by its hash among those that the page can read. */
async function scenarioOf({ hash }: Comparison): Promise<LoadedScenario | undefined> {
  const saved = savedScenarios.peek().find((each) => each.hash === hash);
  if (saved) return read(await documentOf(saved.id));
  const known = [loaded.peek(), read(opened.peek()), ...libraryNames.map(loadLibrary)];
  return known.find((each) => each?.hash === hash);
}

function read(document: unknown): LoadedScenario | undefined {
  const parsing = parse(document);
  return parsing.ok ? parsing.loaded : undefined;
}
