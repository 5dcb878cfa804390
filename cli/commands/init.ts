import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Command } from 'commander';
import { writeTogether } from '#lab';
import { jsonSchema } from '#scenarios';
import { checkFile } from '../input/destination.ts';
import { standardInput } from '../input/read-bytes.ts';
import { schemaFile, starterText } from '../library/starter.ts';
import { scenarioName } from '../library/scenario-name.ts';
import type { Session } from '../session.ts';
import { commandOf } from './command.ts';

const usualFile = 'my-cluster.json';

export function initCommand(session: Session): Command {
  const { answer, signal } = session;
  return commandOf(
    'init',
    'write a scenario to begin from',
    `Writes a scenario that runs, with a remark on each number, for you to change. Beside it goes ${schemaFile}, with which an editor completes names and checks values.`,
    [
      { words: 'init', meaning: usualFile },
      { words: 'init bakers.json', meaning: 'a name of your own' },
      { words: 'init -', meaning: 'print it instead' },
    ],
  )
    .argument('[file]', 'where to write; - prints', usualFile)
    .option('--force', 'replace the file if it exists')
    .action(async (file: string, { force = false }: { force?: boolean }) => {
      if (file === standardInput) return answer.write(starterText(scenarioName(usualFile)));
      await checkFile(file, force);
      const folder = dirname(file);
      const schema = join(folder, schemaFile);
      // The schema is the same for all scenarios of a folder, and never the user's to edit.
      if (existsSync(schema)) await checkFile(schema, true);
      await writeTogether(
        folder,
        [
          [basename(file), () => starterText(scenarioName(file))],
          [schemaFile, () => `${JSON.stringify(jsonSchema(), null, 2)}\n`],
        ],
        signal,
      );
      answer.write(
        `wrote ${file}, and ${schema} for your editor\n\nNext:\n  edit ${file}\n  npx carat validate ${file}\n  npx carat compare ${file}\n`,
      );
    });
}
