import { Command } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { backupCommand, restoreCommand } from './commands/backup.ts';
import { calibrateCommand } from './commands/calibrate.ts';
import { exitCodeHelp } from './commands/command.ts';
import { compareCommand } from './commands/compare.ts';
import { explainCommand } from './commands/explain.ts';
import { frontierCommand } from './commands/frontier.ts';
import { helpCommand } from './commands/help.ts';
import { historyCommand } from './commands/history.ts';
import { importCommand } from './commands/import.ts';
import { initCommand } from './commands/init.ts';
import { policyCommand } from './commands/policy.ts';
import { resilienceCommand } from './commands/resilience.ts';
import { runCommand } from './commands/run.ts';
import { scenariosCommand } from './commands/scenarios.ts';
import { sensitivityCommand } from './commands/sensitivity.ts';
import { serveCommand } from './commands/serve.ts';
import { startCommand } from './commands/start.ts';
import { sweepCommand } from './commands/sweep.ts';
import { validateCommand } from './commands/validate.ts';
import type { Session } from './session.ts';

/** The whole command line. */
export function programOf(session: Session): Command {
  const program = new Command('carat')
    .description(
      'Carat compares a business cluster with the same firms isolated, side by side, or owned by one company: by how much turnover differs, why, and how sure that is.',
    )
    .version(manifest.version, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .option('--quiet', 'no progress and no notices')
    .option('--verbose', 'tell progress in lines where there is no terminal')
    .option('--debug', 'on a failure, tell where it happened')
    .addHelpText('after', () => exitCodeHelp(session.answer.width))
    .addHelpText('after', '\nBegin with:\n  carat start\n  carat compare biowin\n  carat help compare');
  for (const command of [
    startCommand(session),
    serveCommand(),
    backupCommand(session),
    restoreCommand(session),
    compareCommand(session),
    policyCommand(session),
    resilienceCommand(session),
    runCommand(session),
    sweepCommand(session),
    sensitivityCommand(session),
    frontierCommand(session),
    scenariosCommand(session),
    initCommand(session),
    importCommand(session),
    validateCommand(session),
    explainCommand(session),
    calibrateCommand(session),
    historyCommand(session),
    helpCommand(),
  ])
    program.addCommand(command);
  program.hook('preAction', () => {
    const { quiet, verbose, debug } = program.opts<Record<'quiet' | 'verbose' | 'debug', boolean>>();
    session.isQuiet = quiet === true;
    session.isVerbose = verbose === true;
    session.isDebugging = debug === true;
  });
  inherit(program, session);
  return program;
}

/** Gives every command the ways of the program: where it writes, and that it throws instead of ending the process. */
function inherit(command: Command, session: Session): void {
  const { answer, notices } = session;
  command
    .exitOverride()
    .helpOption('--help', 'print this help')
    .configureHelp({ showGlobalOptions: command.parent !== null, helpWidth: answer.width })
    .configureOutput({
      writeOut: (text) => answer.write(text),
      writeErr: (text) => notices.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, `${notices.colours.red('carat:')} `)),
    })
    .showHelpAfterError(`("${pathOf(command)} --help" tells more)`);
  for (const child of command.commands) inherit(child, session);
}

/** As in `carat sweep plan`. */
function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}
