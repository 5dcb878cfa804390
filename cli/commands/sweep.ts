import type { Command } from 'commander';
import { arms } from '#sim-core';
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

interface SummaryTexts {
  readonly outcomes?: string;
  readonly baseline?: string;
  readonly margin: string;
  readonly rows: string;
}

/** Where runs are kept unless asked otherwise. */
const usualStore = '.carat/runs';
const sweepHelp = `a sweep file, - for the standard input, or one that is shipped: ${Object.keys(shippedSweeps).join(', ')}`;
const mostRuns = 1e12;
const mostWorkers = 256;
const mostRows = 10_000_000;

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
      { words: 'sweep summary results', meaning: 'where do the arms differ, and how surely?' },
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
      await checkFolder(out, '--out');
      await checkFolder(texts.store, '--store');
      const { store, fresh, json } = texts;
      const request = { out, store, limit, workers, isFresh: fresh === true, isJson: json === true };
      const { runAndTell } = await import('../sweep/run-and-tell.ts');
      await runAndTell(sweep, request, session);
    });
  return command.addCommand(planCommand(session)).addCommand(summaryCommand(session));
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
      await planSweep(
        file,
        sweep,
        { limit, workers, store: texts.store, isJson: texts.json === true },
        session,
      );
    });
}

function summaryCommand(session: Session): Command {
  return commandOf(
    'summary',
    'tell where the arms of a sweep differ, by how much, and how surely',
    'Compares every arm with a baseline at each point and by each outcome, within pairs of runs that share their luck: mean differences with Student’s and bootstrap intervals, tests corrected for their number (Holm), equivalence within a margin, effect sizes, quantiles, and what each factor does. Takes the folder that a sweep has written, or a sweep file, of which it tells what is stored, finished or not. Heeds --out, --store and --json.',
    [
      { words: 'sweep summary trust', meaning: 'the folder of a sweep' },
      { words: 'sweep summary meetings-and-trust', meaning: 'what is stored of a sweep' },
      { words: 'sweep summary trust --margin 2', meaning: 'equivalent is within ±2 %' },
      { words: 'sweep summary trust --out trust', meaning: 'with tables, codebook and report' },
    ],
  )
    .argument('<results>', `the folder of a sweep’s results, or ${sweepHelp}`)
    .option('--outcomes <names>', 'variables of the results, separated by commas; all when left out')
    .option(
      '--baseline <name>',
      'arm that the others are compared with; that of the precision, or isolated, when left out',
    )
    .option('--margin <per cent>', 'of the baseline’s mean, within which arms are equivalent', '5')
    .option('--rows <count>', 'rows of the table of points', '12')
    .action(async (argument: string, own: SummaryTexts, command: Command) => {
      const texts = command.optsWithGlobals<Texts & SummaryTexts>();
      const reader = new OptionReader();
      const { out, store, json } = texts;
      const request = {
        outcomes: own.outcomes,
        baseline: own.baseline === undefined ? undefined : reader.name('--baseline', own.baseline, arms),
        margin: reader.positive('--margin', own.margin) ?? 1,
        shownRows: reader.whole('--rows', own.rows, 1, mostRows) ?? 1,
        store,
        out,
        isJson: json === true,
      };
      reader.check();
      if (out !== undefined) await checkFolder(out, '--out');
      // Loaded only here: the reader of formulas takes longer to load than most commands to run.
      const { summariseAndTell } = await import('../sweep/summarise-and-tell.ts');
      await summariseAndTell(argument, request, session);
    });
}

/** Loaded only here: the reader of formulas takes longer to load than most commands to run. */
async function loaded(file: string, session: Session): Promise<Sweep> {
  const { readSweep } = await import('../sweep/read-sweep.ts');
  return readSweep(file, session);
}

function numbersOf(texts: Texts, reader: OptionReader) {
  return {
    limit: reader.whole('--limit', texts.limit, 1, mostRuns),
    workers: reader.whole('--workers', texts.workers, 1, mostWorkers),
  };
}
