import { extname } from 'node:path';
import type { Command } from 'commander';
import { type Table, csvOf, parquetOf } from '#lab';
import { arms, measureNames } from '#sim-core';
import { checkFile } from '../input/destination.ts';
import { OptionReader } from '../input/option-reader.ts';
import { readScenario, scenarioHelp } from '../input/read-scenario.ts';
import { writeFile } from '../input/write-file.ts';
import { type RunSeries, runJson, runTable, runText } from '../run/run-table.ts';
import type { Session } from '../session.ts';
import { apart } from '../work/apart.ts';
import { progressBar } from '../work/progress-bar.ts';
import { commandOf, repeated } from './command.ts';
import { changesOf } from './compare.ts';

interface Texts {
  readonly arm: string;
  readonly replication: string;
  readonly measures: string;
  readonly burnIn?: boolean;
  readonly set?: readonly string[];
  readonly csv?: boolean;
  readonly json?: boolean;
  readonly out?: string;
  readonly force?: boolean;
}

const usualMeasures = 'turnover,exportTurnover,profit,meanUtilisation,firms,related';
const mostReplications = 4_294_967_295;

/** How each kind of file is made of a run. */
const formats: Readonly<Record<string, (table: Table, series: RunSeries) => string | Uint8Array>> = {
  '.csv': (table) => csvOf(table),
  '.parquet': (table) => parquetOf(table),
  '.json': (_, series) => runJson(series),
};

export function runCommand(session: Session): Command {
  return commandOf(
    'run',
    'simulate one arm once, and tell it month by month',
    'Simulates one arm of a scenario in one replication, and tells chosen measures month by month. Month 0 is the first after the branch.',
    [
      { words: 'run biowin', meaning: 'the cluster arm' },
      { words: 'run biowin --arm isolated', meaning: 'the same firms isolated' },
      { words: 'run biowin --measures all --csv', meaning: 'everything, for a spreadsheet' },
      { words: 'run my.json --out run.parquet', meaning: 'for R or Python' },
    ],
  )
    .argument('<scenario>', scenarioHelp)
    .option('--arm <name>', `arm: ${arms.join(', ')}`, 'cluster')
    .option('--replication <number>', 'which draw of luck, from 0', '0')
    .option('--measures <names>', 'measures, separated by commas, or "all"', usualMeasures)
    .option('--burn-in', 'tell the years before the branch too')
    .option('--set <parameter=value>', 'change a parameter; may be repeated', repeated)
    .option('--csv', 'print CSV')
    .option('--json', 'print JSON')
    .option('--out <file>', 'write a file instead: .csv, .json or .parquet')
    .option('--force', 'replace the file if it exists')
    .action(async (argument: string, texts: Texts) => {
      const reader = new OptionReader();
      const arm = reader.name('--arm', texts.arm, arms);
      const replication = reader.whole('--replication', texts.replication, 0, mostReplications);
      const measures = reader.names('--measures', texts.measures, measureNames);
      const format = texts.out === undefined ? undefined : formats[extname(texts.out).toLowerCase()];
      if (texts.out !== undefined && !format)
        reader.fault(
          '--out',
          `knows no such kind of file: ${texts.out}`,
          'end it with .csv, .json or .parquet',
        );
      if (texts.csv && texts.json)
        reader.fault('--csv', 'does not go with --json', 'leave out one of the two');
      const changes = changesOf(texts.set, reader);
      const { scenario, hash } = await reader.with(readScenario(argument, session.signal, changes));
      if (texts.out !== undefined) await checkFile(texts.out, texts.force === true);

      const bar = progressBar(session, 'runs');
      try {
        const run = await apart(
          'simulate',
          { scenario, arm: arm!, replication: replication! },
          session.signal,
        );
        const series = {
          scenario: scenario.name,
          hash,
          run,
          measures: measures!,
          withBurnIn: texts.burnIn === true,
        };
        const table = runTable(series);
        const { answer } = session;
        if (format) {
          await writeFile(texts.out!, format(table, series), session.signal);
          answer.write(
            `wrote ${texts.out}: ${table.variables[0].values.length} rows of ${table.variables.length} variables\n`,
          );
        } else if (texts.json) answer.write(runJson(series));
        else if (texts.csv) answer.write(csvOf(table));
        else answer.write(runText(series, table, answer));
      } finally {
        bar.end();
      }
    });
}
