import { createColors } from 'picocolors';
import { exitCodes } from '../exit-codes.ts';
import { programOf } from '../program.ts';
import type { Output, Session } from '../session.ts';

/** Where in `docs/cli.md` the parts stand that are written by `withReference`. */
const marks = {
  commands: '<!-- commands: written by withReference, do not edit -->',
  exitCodes: '<!-- exit codes: written by withReference, do not edit -->',
};
const end = '<!-- end -->';
const pageWidth = 100;

/** The page with every command's help and the exit codes as they are now. */
export function withReference(page: string): string {
  return replaced(replaced(page, marks.commands, commandHelps()), marks.exitCodes, exitCodeTable());
}

function replaced(page: string, mark: string, text: string): string {
  const from = page.indexOf(mark);
  const to = page.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`the page requires ${mark} and, after it, ${end}`);
  return `${page.slice(0, from + mark.length)}\n\n${text}\n\n${page.slice(to)}`;
}

function commandHelps(): string {
  const texts: string[] = [];
  const output: Output = {
    write: (text) => void texts.push(text),
    colours: createColors(false),
    width: pageWidth,
    isTerminal: false,
    stream: process.stdout,
  };
  const session: Session = {
    answer: output,
    notices: output,
    signal: new AbortController().signal,
    isQuiet: false,
    isVerbose: false,
    isDebugging: false,
  };
  return programOf(session)
    .commands.flatMap((command) => [command, ...command.commands])
    .map((command) => {
      texts.length = 0;
      command.outputHelp();
      const above = command.parent?.parent ? `${command.parent.name()} ` : '';
      return `### ${above}${command.name()}\n\n\`\`\`text\n${texts.join('').trim()}\n\`\`\``;
    })
    .join('\n\n');
}

function exitCodeTable(): string {
  const rows = Object.values(exitCodes).map(({ code, meaning }) => `| ${code} | ${meaning} |`);
  return ['| code | meaning |', '| ---: | --- |', ...rows].join('\n');
}
