import type { Command } from 'commander';
import { arms } from '#sim-core';
import { compareAndTell } from '../comparison/compare-and-tell.ts';
import { type CompareTexts, checkOut, compareRequest } from '../comparison/compare-options.ts';
import { spellingRemedy } from '../../scenarios/number-spelling.ts';
import { OptionReader, numberOf } from '../input/option-reader.ts';
import { readScenario, scenarioHelp } from '../input/read-scenario.ts';
import type { Session } from '../session.ts';
import { commandOf, repeated } from './command.ts';

interface Texts extends CompareTexts {
  readonly set?: readonly string[];
}

export function compareCommand(session: Session): Command {
  return commandOf(
    'compare',
    'compare the cluster with the same firms isolated, side by side, consolidated',
    'Simulates a scenario under several arms with the same luck, until the gap of turnover is known precisely enough; then says by how much they differ, why, at what cost and how sure that is.',
    [
      { words: 'compare biowin', meaning: 'the reference scenario' },
      { words: 'compare my.json --out results', meaning: 'with tables, codebook and report' },
      { words: 'compare biowin --arms all', meaning: 'all eight arms' },
      { words: 'compare biowin --set exportShare=.5', meaning: 'what if half were exported?' },
      { words: 'compare - --json < my.json', meaning: 'for programs' },
    ],
  )
    .argument('<scenario>', scenarioHelp)
    .option('--arms <names>', `arms, separated by commas, or "all": ${arms.join(', ')}`)
    .option('--replications <count>', 'replications exactly; without, as many as the precision takes')
    .option(
      '--precision <points>',
      'half-width wanted of the gap, in per cent of isolated turnover (default: 1)',
    )
    .option('--cap <count>', 'replications at most when a precision is sought (default: 400)')
    .option('--strict', 'end with code 3 if the precision is not reached')
    .option('--workers <count>', 'threads; one per core when left out; the answer does not depend on it')
    .option('--seed <text>', 'luck of its own, in place of the scenario’s')
    .option('--set <parameter=value>', 'change a parameter; may be repeated', repeated)
    .option('--json', 'print the answer for programs')
    .option('--out <folder>', 'write CSV, Parquet, codebook, JSON and an HTML report into a folder')
    .action(async (argument: string, texts: Texts) => {
      const reader = new OptionReader();
      const request = compareRequest(texts, reader);
      const changes = changesOf(texts.set, reader);
      const loaded = await reader.with(readScenario(argument, session, changes));
      await checkOut(request);
      await compareAndTell(loaded, request, session);
    });
}

/** Values of `--set`; what neither is a number nor looks like one is left to the check of the scenario. */
export function changesOf(
  texts: readonly string[] | undefined,
  reader: OptionReader,
): Map<string, number | string> {
  const entries = reader.entries('--set', texts ?? [], 'parameter=value');
  for (const [name, value] of entries) {
    const remedy = typeof numberOf(value) === 'number' ? undefined : spellingRemedy(value);
    if (remedy === undefined) continue;
    reader.fault(`--set ${name}`, `requires a number, not "${value}"`, remedy);
    entries.delete(name);
  }
  return new Map([...entries].map(([name, value]) => [name, numberOf(value)]));
}
