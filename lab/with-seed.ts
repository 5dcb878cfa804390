import { type LoadedScenario, parse } from '#scenarios';
import { OptionsError } from './options.ts';

/** The same scenario with luck of its own; parsed again, so that the hash follows. */
export function withSeed({ document }: LoadedScenario, seed: string): LoadedScenario {
  const parsing = parse({ ...document, seed });
  if (parsing.ok) return parsing.loaded;
  throw new OptionsError(
    parsing.issues.map(({ message, ...rest }) => ({ ...rest, code: 'format', message })),
  );
}
