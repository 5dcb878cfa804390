import type { Command } from 'commander';
import { type Manifest, dataFolder, openArchive } from '../work/archive.ts';
import type { Session } from '../session.ts';
import { counted } from '../text/numbers.ts';
import { commandOf } from './command.ts';

export function backupCommand(session: Session): Command {
  return commandOf(
    'backup',
    'copy what the service stores into a folder',
    'Copies scenarios, results and stored runs into a folder that is empty or not there, with a checksum of every file. The service may run meanwhile: the copy holds all that was acknowledged before it began. Put it back with "carat restore".',
    [
      { words: 'backup ~/carat-backup', meaning: 'of ~/.carat' },
      { words: 'backup copy --data try', meaning: 'of another folder' },
    ],
  )
    .argument('<folder>', 'where to copy to')
    .option('--data <folder>', 'what to copy (default: ~/.carat)')
    .action(async (folder: string, { data }: { data?: string }) => {
      const archive = await openArchive();
      const { manifest, missing } = await archive.guarded(folder, () =>
        archive.backup(dataFolder(data), folder),
      );
      const { files } = manifest;
      session.answer.write(
        `Copied ${contentsOf(manifest)} into ${folder}: ${counted(files.length, 'file')}\n`,
      );
      if (missing.length === 0) return;
      session.notices.write(
        `carat: ${missing.length} files that results or scenarios point to are missing, and so from the backup:\n${missing.map((key) => `  ${key}\n`).join('')}`,
      );
      process.exitCode = 1;
    });
}

export function restoreCommand(session: Session): Command {
  return commandOf(
    'restore',
    'put a backup into the folder of the service',
    'Checks every file of a backup, then puts it into a folder that no service works on. With --replace, what that folder holds is moved aside into its folder quarantine; nothing is removed.',
    [
      { words: 'restore ~/carat-backup', meaning: 'into ~/.carat, which must hold nothing' },
      { words: 'restore copy --replace', meaning: 'in place of what ~/.carat holds' },
      { words: 'restore copy --data try', meaning: 'into another folder' },
    ],
  )
    .argument('<folder>', 'the backup')
    .option('--data <folder>', 'where to put it (default: ~/.carat)')
    .option('--replace', 'move aside what is there')
    .action(async (folder: string, { data, replace }: { data?: string; replace?: boolean }) => {
      const archive = await openArchive();
      const place = dataFolder(data);
      const { manifest, aside } = await archive.guarded(folder, () =>
        Promise.resolve(archive.restore(folder, place, { mayReplace: replace === true })),
      );
      session.answer.write(`Restored ${contentsOf(manifest)} of ${manifest.createdAt} into ${place}\n`);
      if (aside !== undefined) session.answer.write(`What was there is in ${aside}\n`);
    });
}

function contentsOf({ scenarios, runs, sweeps }: Manifest): string {
  return `${counted(scenarios, 'scenario')}, ${counted(runs, 'run')} and ${counted(sweeps, 'sweep')}`;
}
