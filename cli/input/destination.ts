import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { inputError } from './input-error.ts';
import { codeOf, refusalOf } from './system-fault.ts';

/**
 * Makes sure, before any work is done, that a folder can be written into or made.
 *
 * @throws InputError when it cannot
 */
export async function checkFolder(path: string): Promise<void> {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const status = await statusOf(folder, path);
    if (status === undefined && folder !== dirname(folder)) continue;
    if (!status?.isDirectory()) throw inputError(path, `${folder} is no folder`, 'choose another place');
    return mayWrite(folder, path);
  }
}

/**
 * Makes sure that a file can be written: its folder exists, and nothing of that name does, unless it may be replaced.
 *
 * @throws InputError when it cannot
 */
export async function checkFile(path: string, mayReplace: boolean): Promise<void> {
  const status = await statusOf(path, path);
  if (status?.isDirectory()) throw inputError(path, 'it is a folder, not a file', 'name a file');
  if (status && !status.isFile()) throw inputError(path, 'it is no ordinary file', 'name an ordinary file');
  if (status && !mayReplace)
    throw inputError(path, 'it exists already', 'choose another name, or add --force to replace it');
  const folder = dirname(resolve(path));
  const parent = await statusOf(folder, path);
  if (!parent?.isDirectory()) throw inputError(path, `there is no folder ${folder}`, 'make it first');
  await mayWrite(folder, path);
}

async function statusOf(path: string, subject: string) {
  try {
    return await stat(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw refused(error, subject);
  }
}

async function mayWrite(folder: string, subject: string): Promise<void> {
  try {
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw refused(error, subject);
  }
}

function refused(error: unknown, subject: string): unknown {
  const refusal = refusalOf(error);
  return refusal ? inputError(subject, refusal.message, refusal.remedy) : error;
}
