import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { type LoadedScenario, libraryNames } from '#scenarios';
import { nearestName } from '../../scenarios/nearest-name.ts';
import { readJson } from '../../scenarios/read-json.ts';
import { loadSweep, referencesOf } from '../../lab/sweep/load-sweep.ts';
import { shippedSweeps } from '../../lab/sweep/shipped-sweeps.ts';
import type { Sweep } from '../../lab/sweep/sweep.ts';
import { decodeJson } from '../input/decode-json.ts';
import { InputError, faultOf, groupsOf, inputError } from '../input/input-error.ts';
import { readBytes, standardInput, subjectOf } from '../input/read-bytes.ts';
import { loadScenario } from '../input/read-scenario.ts';
import { noticeText } from '../input/notice-text.ts';
import type { Session } from '../session.ts';

const sweepBytes = 8_000_000;
const tableBytes = 64_000_000;

/**
 * Loads the sweep that an argument names, with the scenarios and the table that it refers to; files are looked for beside
 * the sweep.
 *
 * @throws InputError with every fault at once
 */
export async function readSweep(argument: string, session: Session): Promise<Sweep> {
  const { signal, notices, isQuiet } = session;
  const subject = subjectOf(argument);
  const value = await valueOf(argument, subject, signal);
  const references = referencesOf(value);
  const folder = argument === standardInput || isShipped(argument) ? '.' : dirname(argument);
  const beside = (name: string) => (isAbsolute(name) ? name : join(folder, name));

  const names = references.scenarios;
  const readings = await Promise.allSettled(
    names.map((name) => {
      const isOfLibrary = (libraryNames as readonly string[]).includes(name);
      return loadScenario(isOfLibrary || !existsSync(beside(name)) ? name : pathOf(beside(name)), signal);
    }),
  );
  const failures = readings.flatMap((reading) =>
    reading.status === 'rejected' ? [reading.reason as unknown] : [],
  );
  if (failures.length > 0) throw new InputError(groupsOf(failures));
  const scenarios = new Map(
    names.map((name, i) => [name, (readings[i] as PromiseFulfilledResult<LoadedScenario>).value]),
  );
  const table =
    references.table === undefined ? undefined : await tableText(beside(references.table), signal);
  const loading = loadSweep(value, { scenarios, ...(table !== undefined && { table }) });
  if (loading.ok) {
    if (!isQuiet) notices.write(noticeText(loading.sweep.notices, subject, notices));
    return loading.sweep;
  }
  throw new InputError([{ subject, faults: loading.issues.map(faultOf) }]);
}

async function valueOf(argument: string, subject: string, signal: AbortSignal): Promise<unknown> {
  if (isShipped(argument)) return shippedSweeps[argument];
  if (argument !== standardInput && !existsSync(argument)) {
    const meant = nearestName(argument, Object.keys(shippedSweeps));
    const remedy = meant === undefined ? 'check the name and the folder' : `did you mean "${meant}"`;
    throw inputError(argument, 'there is no such file, and no such sweep is shipped', remedy);
  }
  const reading = readJson(decodeJson(await readBytes(argument, sweepBytes, signal), subject));
  if (reading.ok) return reading.value;
  throw new InputError([{ subject, faults: reading.issues.map(faultOf) }]);
}

async function tableText(path: string, signal: AbortSignal): Promise<string> {
  const bytes = await readBytes(path, tableBytes, signal);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw inputError(path, 'it is not UTF-8', 'save it in UTF-8');
  }
}

function isShipped(argument: string): boolean {
  return Object.hasOwn(shippedSweeps, argument);
}

/** A path that no name of the library can be mistaken for. */
function pathOf(path: string): string {
  return isAbsolute(path) ? path : `./${path}`;
}
