import { existsSync } from 'node:fs';
import { type LoadedScenario, libraryNames, loadLibrary, parse } from '#scenarios';
import { nearestName } from '../../scenarios/nearest-name.ts';
import { textLimit } from '../../scenarios/parse.ts';
import { decodeJson } from './decode-json.ts';
import type { Session } from '../session.ts';
import { InputError, inputError } from './input-error.ts';
import { noticeText, placed } from './notice-text.ts';
import { readBytes, standardInput, subjectOf } from './read-bytes.ts';

/** How a scenario may be named on the command line, told in every help. */
export const scenarioHelp = 'a name of the library, a file, or - for the standard input';

/**
 * Loads the scenario that an argument names, and prints what is worth a notice about it.
 *
 * @param changes values of `--set`, by parameter
 * @throws InputError with every fault at once
 */
export async function readScenario(
  argument: string,
  session: Pick<Session, 'signal' | 'notices' | 'isQuiet'>,
  changes?: ReadonlyMap<string, number | string>,
): Promise<LoadedScenario> {
  const loaded = await loadScenario(argument, session.signal, changes);
  if (!session.isQuiet)
    session.notices.write(noticeText(loaded.notices, subjectOf(argument), session.notices, changes));
  return loaded;
}

/**
 * Loads the scenario that an argument names: a library name first, else a file.
 *
 * @param changes values of `--set`, by parameter
 * @throws InputError with every fault at once
 */
export async function loadScenario(
  argument: string,
  signal: AbortSignal,
  changes: ReadonlyMap<string, number | string> = new Map(),
): Promise<LoadedScenario> {
  const subject = subjectOf(argument);
  const loaded = isLibraryName(argument)
    ? loadLibrary(argument)
    : checked(parse(await readText(argument, signal)), subject, changes);
  if (changes.size === 0) return loaded;
  const { document } = loaded;
  const parameters = { ...document.parameters, ...Object.fromEntries(changes) };
  return checked(parse({ ...document, parameters }), subject, changes);
}

async function readText(path: string, signal: AbortSignal): Promise<string> {
  if (path !== standardInput && !existsSync(path)) throw unknownScenario(path);
  return decodeJson(await readBytes(path, textLimit, signal), subjectOf(path));
}

function unknownScenario(argument: string): InputError {
  const meant = nearestName(argument, libraryNames);
  return inputError(
    argument,
    'there is no scenario of that name in the library, and no such file',
    meant === undefined ? '"carat scenarios" lists the library' : `did you mean "${meant}"`,
  );
}

function checked(
  parsing: ReturnType<typeof parse>,
  subject: string,
  changes: ReadonlyMap<string, unknown>,
): LoadedScenario {
  if (parsing.ok) return parsing.loaded;
  throw new InputError([{ subject, faults: parsing.issues.map((issue) => placed(issue, changes)) }]);
}

function isLibraryName(name: string): boolean {
  return (libraryNames as readonly string[]).includes(name);
}
