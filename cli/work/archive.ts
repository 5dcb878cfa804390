import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { inputError } from '../input/input-error.ts';

/** What a backup holds, as far as the command says it. */
export interface Manifest {
  readonly createdAt: string;
  readonly scenarios: number;
  readonly runs: number;
  readonly sweeps: number;
  readonly files: readonly unknown[];
}

interface ArchiveModule {
  readonly backup: (
    data: string,
    target: string,
  ) => Promise<{ readonly manifest: Manifest; readonly missing: readonly string[] }>;
  readonly restore: (
    source: string,
    data: string,
    options: { readonly mayReplace: boolean },
  ) => { readonly manifest: Manifest; readonly aside: string | undefined };
  readonly StartError: new () => Error & { readonly remedy: string };
}

interface Archive extends ArchiveModule {
  /** Does work whose refusals are faults of what the command was given. */
  guarded<Answer>(subject: string, work: () => Promise<Answer>): Promise<Answer>;
}

/** Stands beside the command in dist, as the service does. */
const file = new URL('./archive.js', import.meta.url);

/** Backup and restore of what the service stores. */
export async function openArchive(): Promise<Archive> {
  const module = (await import(file.href)) as ArchiveModule;
  return {
    ...module,
    async guarded(subject, work) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof module.StartError)) throw error;
        throw inputError(subject, error.message, error.remedy);
      }
    },
  };
}

/** The folder of the service: the one that was named, of the environment, or the usual one. */
export function dataFolder(named: string | undefined): string {
  return resolve(named ?? process.env.CARAT_DATA ?? join(homedir(), '.carat'));
}
