import { extname } from 'node:path';
import type { Command } from 'commander';
import { type Table, csvOf, parquetOf } from '#lab';
import { arms, measureNames } from '#sim-core';
import { type RunSeries, runTable } from '../../lab/run/run-series.ts';
import { seedTextOf } from '../../lab/seed-text.ts';
import { commandLine } from '../comparison/write-results.ts';
import { checkFile, checkFolder } from '../input/destination.ts';
import { OptionReader } from '../input/option-reader.ts';
import { readScenario, scenarioHelp } from '../input/read-scenario.ts';
import { writeFile } from '../input/write-file.ts';
import { runJson, runText } from '../run/run-text.ts';
import { writeRun } from '../run/write-run.ts';
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
const formats: Readonly<Partial<Record<string, (table: Table, series: RunSeries) => string | Uint8Array>>> = {
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
      { words: 'run biowin --out run', meaning: 'a folder with tables and report' },
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
    .option(
      '--out <place>',
      'write instead: a file that ends in .csv, .json or .parquet, or a folder with tables, codebook, JSON and an HTML report',
    )
    .option('--force', 'replace the file if it exists; in a folder, files of the same names always are')
    .action(async (argument: string, texts: Texts) => {
      const reader = new OptionReader();
      const arm = reader.name('--arm', texts.arm, arms);
      const replication = reader.whole('--replication', texts.replication, 0, mostReplications);
      const measures = reader.names('--measures', texts.measures, measureNames);
      const { out } = texts;
      const ending = extname(out ?? '').toLowerCase();
      const format = formats[ending];
      if (ending !== '' && !format)
        reader.fault(
          '--out',
          `knows no such kind of file: ${out!}`,
          'end it with .csv, .json or .parquet, or name a folder',
        );
      if (texts.csv && texts.json)
        reader.fault('--csv', 'does not go with --json', 'leave out one of the two');
      const changes = changesOf(texts.set, reader);
      const loaded = await reader.with(readScenario(argument, session, changes));
      const { scenario, document, hash } = loaded;
      if (format) await checkFile(out!, texts.force === true, '--out');
      else if (out !== undefined) await checkFolder(out, '--out');

      const bar = progressBar(session, 'runs');
      try {
        const run = await apart(
          'simulate',
          { scenario, arm: arm!, replication: replication! },
          session.signal,
        );
        const series = {
          scenario: scenario.name,
          title: document.title,
          seed: seedTextOf(loaded),
          hash,
          sample: scenario.sample,
          run,
          measures: measures!,
          withBurnIn: texts.burnIn === true,
        };
        const table = runTable(series);
        const { answer } = session;
        const size = `${table.variables[0].values.length} rows of ${table.variables.length} variables`;
        if (format) {
          await writeFile(out!, format(table, series), session.signal);
          answer.write(`wrote ${out}: ${size}\n`);
        } else if (out !== undefined) {
          const files = await writeRun(out, series, commandLine(process.argv.slice(2)), session.signal);
          answer.write(`wrote ${files.length} files in ${out}: ${size}\n`);
        } else if (texts.json) answer.write(runJson(series));
        else if (texts.csv) answer.write(csvOf(table));
        else answer.write(runText(series, table, answer));
      } finally {
        bar.end();
      }
    });
}
