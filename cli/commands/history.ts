import type { Command } from 'commander';
import { historyNames } from '../../scenarios/history/history.ts';
import { commandLine } from '../comparison/write-results.ts';
import { historyJson, historyText } from '../history/history-text.ts';
import { writeHistory } from '../history/write-history.ts';
import { historyPage } from '../../lab/studies/history-page.ts';
import type { HistoryResult } from '../../lab/studies/history.ts';
import { checkFile, checkFolder } from '../input/destination.ts';
import { OptionReader } from '../input/option-reader.ts';
import { writeFile } from '../input/write-file.ts';
import type { Session } from '../session.ts';
import { apart } from '../work/apart.ts';
import { progressBar } from '../work/progress-bar.ts';
import { commandOf } from './command.ts';

interface Texts {
  readonly replications?: string;
  readonly write?: string;
  readonly out?: string;
  readonly json?: boolean;
}

const usualReplications = 20;
const mostReplications = 1000;

export function historyCommand(session: Session): Command {
  return commandOf(
    'history',
    'live past events of real clusters again, beside what happened',
    'Puts a documented event into a scenario of the library (the end of a quota, a fall of demand, a programme that starts), simulates it with and without the event under the same luck, and tells what happened beside what Carat says: direction, size, speed. The event comes from its sources, the outcomes are held out, and misses are told as they are.',
    [
      { words: 'history prato-2005', meaning: 'one case' },
      { words: 'history', meaning: 'all cases, which takes some minutes' },
      { words: 'history prato-2005 --json', meaning: 'for programs' },
      { words: 'history prato-2005 --out prato', meaning: 'with table, codebook and report' },
      { words: 'history --write docs/history.md', meaning: 'write the page' },
    ],
  )
    .argument('[name]', `a case: ${historyNames.join(', ')}; all of them when left out`)
    .option('--replications <count>', `pairs of replications for each case (default: ${usualReplications})`)
    .option('--write <file>', 'write a Markdown page; replaces the file')
    .option('--out <folder>', 'write CSV, Parquet, codebook, JSON and an HTML report into a folder')
    .option('--json', 'print for programs')
    .action(async (given: string | undefined, texts: Texts) => {
      const reader = new OptionReader();
      const replications =
        reader.whole('--replications', texts.replications, 2, mostReplications) ?? usualReplications;
      const name = reader.name('history', given, historyNames);
      if (texts.json && texts.write !== undefined)
        reader.fault('--json', 'does not go with --write', 'leave out one of them');
      reader.check();
      const { out, write } = texts;
      if (out !== undefined) await checkFolder(out, '--out');
      if (write !== undefined) await checkFile(write, true, '--write');
      const results = await relive(name === undefined ? historyNames : [name], replications, session);
      const { answer, signal } = session;
      if (out !== undefined) await writeHistory(out, results, commandLine(process.argv.slice(2)), signal);
      if (write !== undefined) await writeFile(write, historyPage(results), signal);
      if (texts.json) return answer.write(historyJson(results));
      if (write === undefined) answer.write(historyText(results, answer));
      for (const place of [out, write]) if (place !== undefined) answer.write(`wrote ${place}\n`);
    });
}

/** Every case has a thread of its own; the order of the results is that of the names. */
async function relive(
  names: readonly string[],
  replications: number,
  session: Session,
): Promise<HistoryResult[]> {
  const bar = progressBar(session, 'replications');
  const planned = names.length * replications;
  let done = 0;
  const tell = (note: string) => {
    done += 1;
    bar.show({ done, planned, note });
  };
  try {
    return await Promise.all(
      names.map((name) => apart('history', { name, replications }, session.signal, tell)),
    );
  } finally {
    bar.end();
  }
}
