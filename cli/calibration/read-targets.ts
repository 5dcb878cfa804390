import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { libraryNames } from '#scenarios';
import { nearestName } from '../../scenarios/nearest-name.ts';
import { readJson } from '../../scenarios/read-json.ts';
import { type Fitting, loadTargets, scenarioOf } from '../../lab/fitting/load-targets.ts';
import { shippedTargets } from '../../lab/fitting/shipped-targets.ts';
import { decodeJson } from '../input/decode-json.ts';
import { InputError, faultOf, groupsOf, inputError } from '../input/input-error.ts';
import { readBytes, standardInput, subjectOf } from '../input/read-bytes.ts';
import { readScenario } from '../input/read-scenario.ts';
import type { Session } from '../session.ts';

const targetsBytes = 2_000_000;

/**
 * Loads the targets that an argument names, with their scenario, which is looked for beside the file.
 *
 * @throws InputError with every fault at once, those of the scenario included
 */
export async function readTargets(argument: string, session: Session): Promise<Fitting> {
  const subject = subjectOf(argument);
  const value = await valueOf(argument, subject, session.signal);
  const name = scenarioOf(value);
  const folder =
    argument === standardInput || Object.hasOwn(shippedTargets, argument) ? '.' : dirname(argument);
  const [reading] = await Promise.allSettled([
    name === undefined ? Promise.resolve(undefined) : readScenario(placeOf(name, folder), session),
  ]);
  const base = reading.status === 'fulfilled' ? reading.value : undefined;
  const loading = loadTargets(value, base);
  if (loading.ok) return loading.fitting;
  const groups = loading.issues.length > 0 ? [{ subject, faults: loading.issues.map(faultOf) }] : [];
  if (reading.status === 'rejected') groups.push(...(groupsOf([reading.reason]) as typeof groups));
  throw new InputError(groups);
}

function placeOf(name: string, folder: string): string {
  const beside = isAbsolute(name) ? name : join(folder, name);
  if ((libraryNames as readonly string[]).includes(name) || !existsSync(beside)) return name;
  return isAbsolute(beside) ? beside : `./${beside}`;
}

async function valueOf(argument: string, subject: string, signal: AbortSignal): Promise<unknown> {
  if (Object.hasOwn(shippedTargets, argument)) return shippedTargets[argument];
  if (argument !== standardInput && !existsSync(argument)) {
    const meant = nearestName(argument, Object.keys(shippedTargets));
    const remedy =
      meant === undefined
        ? `check the name and the folder; shipped: ${Object.keys(shippedTargets).join(', ')}`
        : `did you mean "${meant}"`;
    throw inputError(argument, 'there is no such file, and no such targets are shipped', remedy);
  }
  const reading = readJson(decodeJson(await readBytes(argument, targetsBytes, signal), subject));
  if (reading.ok) return reading.value;
  throw new InputError([{ subject, faults: reading.issues.map(faultOf) }]);
}
