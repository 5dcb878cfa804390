import type { Command } from 'commander';
import { importCluster, importColumns } from '#scenarios';
import { byteLimit } from '../../scenarios/import/decode-text.ts';
import { checkFile } from '../input/destination.ts';
import { OptionReader } from '../input/option-reader.ts';
import { readBytes, standardInput, subjectOf } from '../input/read-bytes.ts';
import { writeFile } from '../input/write-file.ts';
import { importFaults, importText } from '../library/import-text.ts';
import { scenarioName } from '../library/scenario-name.ts';
import type { Session } from '../session.ts';
import { commandOf, repeated } from './command.ts';

interface Texts {
  readonly ties?: string;
  readonly map?: readonly string[];
  readonly name?: string;
  readonly title?: string;
  readonly out?: string;
  readonly force?: boolean;
}

export function importCommand(session: Session): Command {
  return commandOf(
    'import',
    'make a scenario of your own tables',
    `Makes a scenario of a table of organisations, and, where you have one, of ties. Columns are found by their names; --map names others. What could not be read is told line by line; what was assumed stays with the scenario. Columns: ${importColumns.join(', ')}.`,
    [
      { words: 'import organisations.csv', meaning: 'writes organisations.json' },
      { words: 'import orgs.csv --ties ties.csv', meaning: 'with relations' },
      { words: 'import orgs.csv --map id=VAT', meaning: 'the column VAT holds the id' },
      { words: 'import orgs.csv --out -', meaning: 'prints the scenario' },
    ],
  )
    .argument(
      '<organisations>',
      'table with a header: CSV, or with semicolons, tabs or bars; - for the standard input',
    )
    .option('--ties <file>', 'table of ties: source, target, and weight or joint projects')
    .option('--map <column=theirs>', 'our column = the file’s; may be repeated', repeated)
    .option('--name <name>', 'short name of the scenario; from the file’s name when left out')
    .option('--title <text>', 'title for people')
    .option('--out <file>', 'where to write; NAME.json when left out; - prints the scenario')
    .option('--force', 'replace the file if it exists')
    .action(async (organisations: string, texts: Texts) => {
      const { signal, answer, notices } = session;
      const reader = new OptionReader();
      const map = Object.fromEntries(reader.entries('--map', texts.map ?? [], 'column=theirs'));
      const name = texts.name ?? scenarioName(organisations === standardInput ? 'my-cluster' : organisations);
      if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
        reader.fault('--name', `requires lower-case letters, digits and single hyphens, not "${name}"`);
      const out = texts.out ?? `${name}.json`;
      const tables = await reader.with(readTables(organisations, texts.ties, signal));
      if (out !== standardInput)
        await checkFile(out, texts.force === true, texts.out === undefined ? undefined : '--out');

      const title = texts.title ? { title: texts.title } : {};
      const imported = importCluster(tables.organisations, tables.ties, { name, map, ...title });
      const files = { organisations: subjectOf(organisations), ties: texts.ties ?? 'ties' };
      if (!imported.ok) throw importFaults(imported.report, files);
      const text = `${JSON.stringify(imported.document, null, 2)}\n`;
      if (out === standardInput) {
        answer.write(text);
        if (!session.isQuiet) notices.write(importText(imported.report, notices));
        return;
      }
      await writeFile(out, text, signal);
      answer.write(
        `${importText(imported.report, answer)}\nwrote ${out}\n\nNext:\n  npx carat compare ${out}\n`,
      );
    });
}

async function readTables(organisations: string, ties: string | undefined, signal: AbortSignal) {
  const [first, second] = await Promise.all([
    readBytes(organisations, byteLimit, signal),
    ties === undefined ? undefined : readBytes(ties, byteLimit, signal),
  ]);
  return { organisations: first, ties: second };
}
