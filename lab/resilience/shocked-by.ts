import { type DocumentShock, type LoadedScenario, parse } from '#scenarios';
import { OptionsError } from '../options.ts';

/** The scenario with these shocks alone. @throws OptionsError for a shock that it cannot have, as one after its end */
export function shockedBy({ document }: LoadedScenario, shocks: readonly DocumentShock[]): LoadedScenario {
  const rest = Object.fromEntries(Object.entries(document).filter(([name]) => name !== 'shocks'));
  const parsing = parse(shocks.length === 0 ? rest : { ...rest, shocks });
  if (parsing.ok) return parsing.loaded;
  throw new OptionsError(parsing.issues.map((issue) => ({ ...issue, code: 'range' })));
}
