import type { Command } from 'commander';
import { arms, leverNames } from '#sim-core';
import { checkFolder } from '../input/destination.ts';
import { OptionReader } from '../input/option-reader.ts';
import { readScenario, scenarioHelp } from '../input/read-scenario.ts';
import { policyAndTell } from '../policy/policy-and-tell.ts';
import { checkDates } from '../policy/check-dates.ts';
import { type PolicyTexts, policyRequest } from '../policy/policy-options.ts';
import type { Session } from '../session.ts';
import { commandOf, repeated } from './command.ts';
import { changesOf } from './compare.ts';

export function policyCommand(session: Session): Command {
  return commandOf(
    'policy',
    'tell what public money buys: which lever moves turnover, value added and jobs per euro',
    'Gives a region a budget in several ways, each lever alone and an equal split unless told otherwise, and simulates it with the same luck without the money; then says what each euro brings, what cannot be told apart, how soon, for whom, and whose business it was.',
    [
      { words: 'policy biowin --budget 500', meaning: '500 k€ a year, each lever alone' },
      { words: 'policy biowin --budget 5000 --levers training,grants', meaning: 'two levers, and half each' },
      {
        words: 'policy my.json --budget 500 --mix broker=60,events=40 --to 35',
        meaning: 'a mix for three years: does it last?',
      },
      { words: 'policy biowin --budget 500 --out results', meaning: 'with tables, codebook and report' },
    ],
  )
    .argument('<scenario>', scenarioHelp)
    .option(
      '--budget <k€>',
      'public money for the whole region, k€ a year, the same for every way to spend it',
    )
    .option('--levers <names>', `levers, separated by commas, or "all": ${leverNames.join(', ')}`)
    .option(
      '--mix <shares>',
      'per cent of the budget by lever, as broker=60,events=40; may be repeated',
      repeated,
    )
    .option('--from <month>', 'first month with money, from 0 at the branch, or like 2008-01 (default: 0)')
    .option('--to <month>', 'last month with money, included (default: the last of all)')
    .option('--arm <name>', `arm that gets it (default: cluster): ${arms.join(', ')}`)
    .option('--replications <count>', 'replications exactly; without, as many as the precision takes')
    .option('--precision <euros>', 'half-width wanted for the best way, € of turnover per € (default: 1)')
    .option('--cap <count>', 'replications at most when a precision is sought (default: 40)')
    .option('--workers <count>', 'threads; one per core when left out; the answer does not depend on it')
    .option('--seed <text>', 'luck of its own, in place of the scenario’s')
    .option('--set <parameter=value>', 'change a parameter; may be repeated', repeated)
    .option('--json', 'print the answer for programs')
    .option('--out <folder>', 'write CSV, Parquet, codebook, JSON and an HTML report into a folder')
    .action(async (argument: string, texts: PolicyTexts) => {
      const reader = new OptionReader();
      const request = policyRequest(texts, reader);
      const loaded = await reader.with(readScenario(argument, session, changesOf(texts.set, reader)));
      checkDates(loaded, request.options, reader);
      if (request.out !== undefined) await checkFolder(request.out, '--out');
      await policyAndTell(loaded, request, session);
    });
}
