import type { Command } from 'commander';
import { arms } from '#sim-core';
import { type FrontierTexts, axisReach, frontierRequest } from '../frontier/frontier-options.ts';
import { checkFolder } from '../input/destination.ts';
import { OptionReader } from '../input/option-reader.ts';
import { readScenario, scenarioHelp } from '../input/read-scenario.ts';
import type { Session } from '../session.ts';
import { timeFor } from '../work/time-for.ts';
import { commandOf, withStoredRuns } from './command.ts';
import { changesOf } from './compare.ts';

export function frontierCommand(session: Session): Command {
  const command = commandOf(
    'frontier',
    'draw where a cluster stops being ahead, over two parameters',
    `Finds where the difference between two arms changes sign over a box of two parameters. Runs are spent near the frontier: after 16 places spread evenly, each further place is put where it settles most of the sign, with luck of its own. Tells the share of the box on each side, the frontier with its band, and where the scenario itself lies. Runs are stored: stopped at any moment, the same command goes on from there. The standard budget takes a few minutes on the reference scenario. An axis without ends runs from ${100 * (1 - axisReach)} to ${100 * (1 + axisReach)} % of the scenario’s own value.`,
    [
      {
        words: 'frontier biowin',
        meaning:
          'cluster or one company? by the fidelity of its layers and the decisions of its headquarters',
      },
      { words: 'frontier biowin --plan', meaning: 'how many runs, how long?' },
      { words: 'frontier biowin --y organisationCount=50..500', meaning: 'by the number of organisations' },
      {
        words: 'frontier biowin --baseline isolated --x tieUpkeep=0..1 --y redirectMean=0..1',
        meaning: 'cluster or isolated?',
      },
      {
        words: 'frontier biowin --out frontier --looks 120',
        meaning: 'more runs, with map, looks and report',
      },
    ],
  )
    .argument('<scenario>', scenarioHelp)
    .option(
      '--x <parameter=from..to>',
      'what runs from left to right, a parameter or a JSON pointer',
      'fidelity=0.7..1',
    )
    .option('--y <parameter=from..to>', 'what runs from below to above', 'headquartersSlots=0..60')
    .option('--arm <name>', `arm: ${arms.join(', ')}`, 'cluster')
    .option('--baseline <name>', 'arm that it is compared with', 'consolidated')
    .option('--outcome <measure>', 'a measure, or a formula over measures', 'turnover')
    .option('--looks <count>', 'places at most', '64')
    .option('--replications <count>', 'pairs of runs at each place', '2')
    .option('--width <share>', 'end when the sign is uncertain on less than this share of the box', '0.05');
  return withStoredRuns(command)
    .option('--out <folder>', 'write map, looks, JSON and an HTML report into a folder')
    .action(async (argument: string, texts: FrontierTexts) => {
      const reader = new OptionReader();
      const request = frontierRequest(texts, reader);
      const changes = changesOf(texts.set, reader);
      const loaded = await reader.with(readScenario(argument, session, changes));
      // Loaded only here: the reader of formulas takes longer to load than most commands to run.
      const { planFrontier, runAndTell, trialOf } = await import('../frontier/run-and-tell.ts');
      const trial = trialOf(loaded, request, reader);
      if (texts.plan === true) {
        session.answer.write(`${await planFrontier(trial, request, timeFor(session))}\n`);
        return;
      }
      await checkFolder(texts.store, '--store');
      if (texts.out !== undefined) await checkFolder(texts.out, '--out');
      if (!session.isQuiet && (session.notices.isTerminal || session.isVerbose))
        session.notices.write(`carat: ${await planFrontier(trial, request, timeFor(session))}\n`);
      await runAndTell(trial, request, texts, session);
    });
}
