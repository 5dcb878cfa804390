import type { Command } from 'commander';
import { inputError } from '../input/input-error.ts';
import { nearestName } from '../../scenarios/nearest-name.ts';
import { commandOf } from './command.ts';

export function helpCommand(): Command {
  return commandOf('help', 'tell what a command does', 'Tells what there is, or what one command does.', [
    { words: 'help', meaning: 'all commands' },
    { words: 'help compare', meaning: 'one, with its options and examples' },
  ])
    .argument('[command]', 'its name')
    .action((name: string | undefined, _: unknown, { parent }: Command) => {
      if (name === undefined) return parent!.outputHelp();
      const command = parent!.commands.find((each) => each.name() === name);
      if (!command) throw unknownCommand(name, parent!);
      command.outputHelp();
    });
}

function unknownCommand(name: string, program: Command): Error {
  const names = program.commands.map((command) => command.name());
  const meant = nearestName(name, names);
  const remedy = meant === undefined ? `choose among ${names.join(', ')}` : `did you mean "${meant}"`;
  return inputError(`"${name}"`, 'there is no such command', remedy);
}
