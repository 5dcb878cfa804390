import type { Command } from 'commander';
import { arms } from '#sim-core';
import { resiliencePlan } from '../../lab/resilience/resilience-options.ts';
import { studiedShocks } from '../../lab/resilience/resilience-study.ts';
import { usualShockNames } from '../../lab/resilience/usual-shocks.ts';
import { checkFolder } from '../input/destination.ts';
import { OptionReader } from '../input/option-reader.ts';
import { readScenario, scenarioHelp } from '../input/read-scenario.ts';
import { resilienceAndTell } from '../resilience/resilience-and-tell.ts';
import { type ResilienceTexts, resilienceRequest } from '../resilience/resilience-options.ts';
import type { Session } from '../session.ts';
import { commandOf, repeated } from './command.ts';
import { changesOf } from './compare.ts';

export function resilienceCommand(session: Session): Command {
  return commandOf(
    'resilience',
    'tell how each arm takes a shock: how deep, how long, what is lost for good',
    'Strikes every arm with every shock, one at a time, and compares it with the same arm, with the same luck and no shock; then takes organisations out of the cluster’s network, beside six real ones. Shocks of the scenario strike one by one; where it has none, seven usual ones do.',
    [
      { words: 'resilience biowin', meaning: 'seven usual shocks on four arms (some minutes)' },
      { words: 'resilience biowin --shocks demand,credit --at 12', meaning: 'two of them, after a year' },
      { words: 'resilience my.json --arms all', meaning: 'the scenario’s own shocks, on all eight arms' },
      { words: 'resilience biowin --out results', meaning: 'with tables, codebook and report' },
    ],
  )
    .argument('<scenario>', scenarioHelp)
    .option('--shocks <names>', `usual shocks, separated by commas, or "all": ${usualShockNames.join(', ')}`)
    .option('--at <month>', 'month in which usual shocks strike, from 0 at the branch (default: 24)')
    .option(
      '--arms <names>',
      `arms, separated by commas, or "all" (default: isolated, concentration, cluster, consolidated): ${arms.join(', ')}`,
    )
    .option('--replications <count>', 'replications, at least 2 (default: 24)')
    .option('--workers <count>', 'threads; one per core when left out; the answer does not depend on it')
    .option('--seed <text>', 'luck of its own, in place of the scenario’s')
    .option('--set <parameter=value>', 'change a parameter; may be repeated', repeated)
    .option('--json', 'print the answer for programs')
    .option('--out <folder>', 'write CSV, Parquet, codebook, JSON and an HTML report into a folder')
    .action(async (argument: string, texts: ResilienceTexts) => {
      const reader = new OptionReader();
      const request = resilienceRequest(texts, reader);
      const loaded = await reader.with(readScenario(argument, session, changesOf(texts.set, reader)));
      const last = 12 * loaded.scenario.parameters.branchYears - 1;
      const { at = 24 } = request.options;
      const strikes = studiedShocks(loaded, resiliencePlan(request.options)).map(({ shock }) => shock.at);
      if (strikes.includes(at) && at > last)
        reader.fault(
          '--at',
          `requires a month from 0 to ${last}, not ${at}`,
          `write --at ${Math.floor(last / 2)}`,
        );
      reader.check();
      if (request.out !== undefined) await checkFolder(request.out, '--out');
      await resilienceAndTell(loaded, request, session);
    });
}
