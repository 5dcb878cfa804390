import type { Command } from 'commander';
import type { LoadedScenario } from '#scenarios';
import { exitCodes } from '../exit-codes.ts';
import { type FaultGroup, groupsOf } from '../input/input-error.ts';
import { noticeText } from '../input/notice-text.ts';
import { subjectOf } from '../input/read-bytes.ts';
import { loadScenario, scenarioHelp } from '../input/read-scenario.ts';
import type { Session } from '../session.ts';
import { tellGroup } from '../tell-failure.ts';
import { counted } from '../text/numbers.ts';
import { commandOf } from './command.ts';

interface Outcome {
  readonly argument: string;
  readonly loaded?: LoadedScenario;
  readonly groups: readonly FaultGroup[];
}

export function validateCommand(session: Session): Command {
  const { answer, signal } = session;
  return commandOf(
    'validate',
    'check scenario files, and tell every fault with its remedy',
    'Checks scenarios without running them. Every fault is told at once, with its place, what was expected, and what to do. Ends with code 2 if there is any.',
    [
      { words: 'validate my.json', meaning: 'one file' },
      { words: 'validate clusters/*.json --json', meaning: 'many, for programs' },
    ],
  )
    .argument('<files...>', scenarioHelp)
    .option('--json', 'print for programs')
    .action(async (files: readonly string[], { json }: { json?: boolean }) => {
      const outcomes: Outcome[] = [];
      for (const argument of files) outcomes.push(await outcomeOf(argument, signal));
      answer.write(json ? jsonOf(outcomes) : outcomes.map((outcome) => textOf(outcome, session)).join(''));
      if (outcomes.some(({ groups }) => groups.length > 0)) process.exitCode = exitCodes.badInput.code;
    });
}

async function outcomeOf(argument: string, signal: AbortSignal): Promise<Outcome> {
  try {
    return { argument, loaded: await loadScenario(argument, signal), groups: [] };
  } catch (error) {
    return { argument, groups: groupsOf([error]) };
  }
}

function textOf({ argument, loaded, groups }: Outcome, { answer }: Session): string {
  if (!loaded) return groups.map((group) => tellGroup(group, answer)).join('');
  const { document, scenario, hash, notices } = loaded;
  const told = [
    counted(scenario.parameters.organisationCount, 'organisation') +
      (scenario.sample === undefined ? '' : ` (one in ${scenario.sample} of the region)`),
    ...(document.ties ? [counted(document.ties.length, 'tie')] : []),
    `${counted(Object.keys(document.parameters).length, 'parameter')} changed`,
    `hash ${hash}`,
  ].join(', ');
  const about = noticeText(notices, subjectOf(argument), answer);
  return `${answer.colours.green('fine')} ${argument}: ${told}\n${about}`;
}

function jsonOf(outcomes: readonly Outcome[]): string {
  const answer = outcomes.map(({ argument, loaded, groups }) => ({
    file: argument,
    isValid: loaded !== undefined,
    ...(loaded && { hash: loaded.hash, notices: loaded.notices }),
    faults: groups.flatMap(({ faults }) => faults),
  }));
  return `${JSON.stringify(answer, null, 2)}\n`;
}
