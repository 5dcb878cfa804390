import { Command } from 'commander';
import { exitCodes } from '../exit-codes.ts';
import { wrap } from '../text/wrap.ts';

export interface Example {
  readonly words: string;
  readonly meaning: string;
}

/** A command with a summary for the list of commands, and examples under its help. */
export function commandOf(
  name: string,
  summary: string,
  description: string,
  examples: readonly Example[],
): Command {
  const width = Math.max(...examples.map(({ words }) => words.length));
  const lines = examples.map(({ words, meaning }) =>
    width > widestColumn
      ? `  carat ${words}\n      ${meaning}`
      : `  carat ${words.padEnd(width)}  ${meaning}`,
  );
  return new Command(name)
    .summary(summary)
    .description(description)
    .addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
}

const widestColumn = 36;

/** Collects the values of an option that may be repeated. */
export function repeated(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** The options of a study of many runs of one scenario, which are stored. */
export function withStoredRuns(command: Command): Command {
  return command
    .option('--workers <count>', 'threads; one per core when left out; the answer does not depend on it')
    .option('--set <parameter=value>', 'change a parameter; may be repeated', repeated)
    .option('--store <folder>', 'where runs are kept', '.carat/runs')
    .option('--fresh', 'compute again what the store has')
    .option('--plan', 'tell how many runs there are and how long they take, and end')
    .option('--json', 'print the answer for programs');
}

/** The exit codes as lines of the help. */
export function exitCodeHelp(width: number): string {
  const indent = 6;
  const lines = Object.values(exitCodes).map(({ code, meaning }) => {
    const text = wrap(meaning.replaceAll('`', ''), width, indent).trimStart();
    return `  ${String(code).padEnd(indent - 2)}${text}`;
  });
  return `\nExit codes:\n${lines.join('\n')}`;
}
