import { mkdtemp, rmdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { inputError } from './input-error.ts';
import { codeOf, refusalOf } from './system-fault.ts';

/**
 * Makes sure, before any work is done, that a folder can be written into or made.
 *
 * @param option that names the folder, as `--out`
 * @throws InputError when it cannot
 */
export async function checkFolder(path: string, option: string): Promise<void> {
  const subject = subjectOf(path, option);
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const status = await statusOf(folder, subject);
    if (status === undefined && folder !== dirname(folder)) continue;
    if (!status?.isDirectory()) throw inputError(subject, `${folder} is no folder`, 'choose another place');
    return mayWrite(folder, subject);
  }
}

/**
 * Makes sure that a file can be written: its folder exists, and nothing of that name does, unless it may be replaced.
 *
 * @param option that names the file, where one does
 * @throws InputError when it cannot
 */
export async function checkFile(path: string, mayReplace: boolean, option?: string): Promise<void> {
  const subject = subjectOf(path, option);
  const status = await statusOf(path, subject);
  if (status?.isDirectory()) throw inputError(subject, 'it is a folder, not a file', 'name a file');
  if (status && !status.isFile())
    throw inputError(subject, 'it is no ordinary file', 'name an ordinary file');
  if (status && !mayReplace)
    throw inputError(subject, 'it exists already', 'choose another name, or add --force to replace it');
  const folder = dirname(resolve(path));
  const parent = await statusOf(folder, subject);
  if (!parent?.isDirectory()) throw inputError(subject, `there is no folder ${folder}`, 'make it first');
  await mayWrite(folder, subject);
}

/** An empty name would be taken for the current folder. */
function subjectOf(path: string, option: string | undefined): string {
  const subject = option === undefined ? path : `${option} ${path}`;
  if (path === '') throw inputError(subject.trim(), 'the name is empty', 'name a place to write to');
  return subject;
}

async function statusOf(path: string, subject: string) {
  try {
    return await stat(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw refused(error, subject);
  }
}

/** Tries it: the rights of a folder do not say what its disk takes, and the administrator seems to have every right. */
async function mayWrite(folder: string, subject: string): Promise<void> {
  try {
    await rmdir(await mkdtemp(join(folder, '.carat-')));
  } catch (error) {
    // As folders answer that the system itself fills, like those of /proc.
    if (codeOf(error) === 'ENOENT')
      throw inputError(subject, `nothing can be written into ${folder}`, 'choose another place');
    throw refused(error, subject);
  }
}

function refused(error: unknown, subject: string): unknown {
  const refusal = refusalOf(error);
  return refusal ? inputError(subject, refusal.message, refusal.remedy) : error;
}
