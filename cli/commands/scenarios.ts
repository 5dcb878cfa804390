import type { Command } from 'commander';
import { type LibraryName, libraryNames, librarySummaries, loadLibrary } from '#scenarios';
import { nearestName } from '../../scenarios/nearest-name.ts';
import { inputError } from '../input/input-error.ts';
import { libraryText, scenarioText } from '../library/scenario-text.ts';
import type { Session } from '../session.ts';
import { commandOf } from './command.ts';

interface Texts {
  readonly json?: boolean;
}

export function scenariosCommand(session: Session): Command {
  const { answer } = session;
  const list = ({ json }: Texts) =>
    answer.write(json ? `${JSON.stringify(librarySummaries(), null, 2)}\n` : libraryText(answer));
  const show = (name: string, { json }: Texts) => {
    const loaded = loadLibrary(known(name));
    answer.write(json ? `${JSON.stringify(loaded.document, null, 2)}\n` : scenarioText(loaded, answer));
  };
  const command = commandOf(
    'scenarios',
    'list the library of real clusters, or show one with its sources',
    'Lists the scenarios of the library. With "show", tells one with every fact, its source, and every assumption, with its reason.',
    [
      { words: 'scenarios', meaning: 'the list' },
      { words: 'scenarios show prato', meaning: 'one, with its sources' },
      { words: 'scenarios show prato --json', meaning: 'its document, to begin from' },
    ],
  )
    .argument('[name]', 'the same as "show"')
    .option('--json', 'print for programs')
    .action((name: string | undefined, texts: Texts) =>
      name === undefined ? list(texts) : show(name, texts),
    );
  command
    .command('show')
    .summary('show one scenario with its sources')
    .description('Tells one scenario of the library with every fact, its source, and every assumption.')
    .argument('<name>', `one of ${libraryNames.join(', ')}`)
    .option('--json', 'print the document')
    .action((name: string, texts: Texts, { parent }: Command) => show(name, { ...parent?.opts(), ...texts }));
  return command;
}

function known(name: string): LibraryName {
  const found = libraryNames.find((each) => each === name);
  if (found !== undefined) return found;
  const meant = nearestName(name, libraryNames);
  throw inputError(
    name,
    'there is no such scenario in the library',
    meant === undefined ? `choose among ${libraryNames.join(', ')}` : `did you mean "${meant}"`,
  );
}
