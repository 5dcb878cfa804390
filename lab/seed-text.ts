import type { LoadedScenario } from '#scenarios';

/** The text of which a scenario’s luck is made. */
export function seedTextOf({ document }: Pick<LoadedScenario, 'document'>): string {
  return document.seed ?? document.name;
}
