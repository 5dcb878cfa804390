import type { Command } from 'commander';
import { checkFolder } from '../input/destination.ts';
import { OptionReader } from '../input/option-reader.ts';
import type { Session } from '../session.ts';
import { shippedSweeps } from '../../lab/sweep/shipped-sweeps.ts';
import type { Sweep } from '../../lab/sweep/sweep.ts';
import { planSweep } from '../sweep/plan-sweep.ts';
import { commandOf } from './command.ts';

interface Texts {
  readonly out?: string;
  readonly limit?: string;
  readonly workers?: string;
  readonly store: string;
  readonly fresh?: boolean;
  readonly json?: boolean;
}

/** Where runs are kept unless asked otherwise. */
const usualStore = '.carat/runs';
const sweepHelp = `a sweep file, - for the standard input, or one that is shipped: ${Object.keys(shippedSweeps).join(', ')}`;
const mostRuns = 1e12;
const mostWorkers = 256;

export function sweepCommand(session: Session): Command {
  const command = commandOf(
    'sweep',
    'run an experiment: many scenarios by a design, under several arms',
    'Runs every point of a sweep file under its arms, on all cores, and writes the runs for R, Python and Stata. Every run is stored as soon as it ends: stopped at any moment, the same command goes on from there, and a run that is stored is not computed again, in this sweep or another. "carat sweep plan" tells beforehand how much there is to run, how long it takes here and what it costs on AWS.',
    [
      { words: 'sweep plan my-sweep.json', meaning: 'how many runs, how long, at what cost?' },
      { words: 'sweep my-sweep.json --out results', meaning: 'run it, or go on with it' },
      { words: 'sweep meetings-and-trust --out trust', meaning: 'a sweep that is shipped' },
      { words: 'sweep my-sweep.json --out try --limit 20', meaning: 'the first 20 runs only' },
    ],
  )
    .argument('<file>', sweepHelp)
    .option('--out <folder>', 'where to write the results; files of the same names are replaced')
    .option('--limit <runs>', 'the first runs of the design only, in whole replications')
    .option('--workers <count>', 'threads; one per core when left out; the results do not depend on it')
    .option('--store <folder>', 'where runs are kept between sweeps', usualStore)
    .option('--fresh', 'compute again what the store has')
    .option('--json', 'print what was done for programs')
    .action(async (file: string, texts: Texts) => {
      const reader = new OptionReader();
      const { limit, workers } = numbersOf(texts, reader);
      if (!texts.out)
        reader.fault('--out', 'is missing: it names the folder for the results', 'add --out FOLDER');
      const sweep = await reader.with(loaded(file, session));
      const out = texts.out!;
      await checkFolder(out);
      await checkFolder(texts.store);
      const { store, fresh, json } = texts;
      const request = { out, store, limit, workers, isFresh: fresh === true, isJson: json === true };
      const { runAndTell } = await import('../sweep/run-and-tell.ts');
      await runAndTell(sweep, request, session);
    });
  return command.addCommand(planCommand(session));
}

function planCommand(session: Session): Command {
  return commandOf(
    'plan',
    'tell how much a sweep has to run, how long it takes here, and what it costs on AWS',
    'Checks a sweep file, tries a few of its runs, and tells how many there are, how long they take here and what they would cost on AWS. Nothing is stored. Heeds --limit, --workers, --store and --json.',
    [{ words: 'sweep plan meetings-and-trust', meaning: 'a sweep that is shipped' }],
  )
    .argument('<file>', sweepHelp)
    .action(async (file: string, _: unknown, command: Command) => {
      // The options of the whole command are read by it, wherever they stand.
      const texts = command.optsWithGlobals<Texts>();
      const reader = new OptionReader();
      const { limit, workers } = numbersOf(texts, reader);
      const sweep = await reader.with(loaded(file, session));
      await planSweep(sweep, { limit, workers, store: texts.store, isJson: texts.json === true }, session);
    });
}

/** Loaded only here: the reader of formulas takes longer to load than most commands to run. */
async function loaded(file: string, { signal }: Session): Promise<Sweep> {
  const { readSweep } = await import('../sweep/read-sweep.ts');
  return readSweep(file, signal);
}

function numbersOf(texts: Texts, reader: OptionReader) {
  return {
    limit: reader.whole('--limit', texts.limit, 1, mostRuns),
    workers: reader.whole('--workers', texts.workers, 1, mostWorkers),
  };
}
