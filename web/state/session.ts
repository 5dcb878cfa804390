import { computed, signal } from '@preact/signals';
import { type LoadedScenario, type ScenarioDocument, loadLibrary, parse } from '#scenarios';

/** The reference scenario: what a first visit shows. */
export const referenceName = 'biowin';

/** The scenario that is on the table, and those before it. */
export const scenarioDocument = signal<ScenarioDocument>(loadLibrary(referenceName).document);
const past = signal<readonly ScenarioDocument[]>([]);

export const parsing = computed(() => parse(scenarioDocument.value));
export const canUndo = computed(() => past.value.length > 0);

/** Steps that can be undone. */
const pastLimit = 200;
let lastSubject: string | undefined;

/** The document as it was opened: what reset goes back to. */
export const opened = signal<ScenarioDocument>(scenarioDocument.value);
export const isChanged = computed(() => opened.value !== scenarioDocument.value);

/** The last scenario that could be read; a faulty one is shown with its issues and not simulated. */
export const loaded = computed<LoadedScenario | undefined>(() =>
  parsing.value.ok ? parsing.value.loaded : undefined,
);

/** Puts another scenario on the table. */
export function open(next: ScenarioDocument): void {
  scenarioDocument.value = next;
  opened.value = next;
  past.value = [];
  lastSubject = undefined;
}

/** @param subject what is changed: one drag of a slider is one step to undo */
export function change(subject: string, next: ScenarioDocument): void {
  if (subject !== lastSubject) past.value = [...past.value, scenarioDocument.value].slice(-pastLimit);
  lastSubject = subject;
  scenarioDocument.value = next;
}

export function undo(): void {
  const before = past.value.at(-1);
  if (!before) return;
  past.value = past.value.slice(0, -1);
  lastSubject = undefined;
  scenarioDocument.value = before;
}

export function reset(): void {
  if (isChanged.value) change('reset', opened.value);
}
