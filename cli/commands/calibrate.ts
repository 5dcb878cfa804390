import type { Command } from 'commander';
import { writeCalibration } from '../calibration/calibration-files.ts';
import { calibrationJson, calibrationText } from '../calibration/calibration-text.ts';
import { commandLine } from '../comparison/write-results.ts';
import { checkFile, checkFolder } from '../input/destination.ts';
import { OptionReader } from '../input/option-reader.ts';
import { writeFile } from '../input/write-file.ts';
import type { Session } from '../session.ts';
import { apart } from '../work/apart.ts';
import { progressBar } from '../work/progress-bar.ts';
import {
  type Fit,
  calibratedSteps,
  calibrationMargin,
  calibrationReplications,
  calibrationSeed,
  calibrationStart,
} from '../../lab/studies/calibration.ts';
import { shippedTargets } from '../../lab/fitting/shipped-targets.ts';
import { referenceScenario } from '../../lab/studies/held-out.ts';
import { commandOf } from './command.ts';

interface Texts {
  readonly replications?: string;
  readonly check?: boolean;
  readonly json?: boolean;
  readonly write?: string;
  readonly targets?: string;
  readonly recover?: string;
  readonly out?: string;
  readonly workers?: string;
  readonly store: string;
  readonly fresh?: boolean;
}

const mostReplications = 1000;
/** Times that the steps are halved before the search gives up. */
const halvings = 2;
/** Replications of every figure of the validation, unless asked otherwise. */
const validationReplications = 12;
const mostRecovered = 1000;
const mostWorkers = 256;

export function calibrateCommand(session: Session): Command {
  return commandOf(
    'calibrate',
    'fit a region to targets of your own, or the isolated arm to the model’s',
    'With --targets, calibrates a region to what was observed of it: recovers known values from simulated data first, then tells which values are not implausible, which targets are met and which parameters they do not identify, and writes the scenario with the fitted values. Runs are stored: stopped at any moment, the same command goes on from there. Without --targets, fits the calibrated parameters of the isolated arm to use of capacity, win rate, births, deaths and survival, from the values of the starting design; prints targets, achieved values, distance and the values chosen. The gap between arms is never a target. The search takes some minutes; --check takes one look at the present values; --write runs the whole validation, with luck of its own, and writes what it finds, misses included.',
    [
      { words: 'calibrate --targets business-demography', meaning: 'targets that are shipped; some minutes' },
      {
        words: 'calibrate --targets my-targets.json --out fitted',
        meaning: 'with tables, fitted scenario and report',
      },
      {
        words: 'calibrate --targets my-targets.json --recover 10',
        meaning: 'ten whole calibrations to simulated data besides',
      },
      { words: 'calibrate', meaning: 'search again for the values that the registry holds' },
      { words: 'calibrate --check', meaning: 'are the targets met?' },
      { words: 'calibrate --check --out checked', meaning: 'the same as tables and report' },
      { words: 'calibrate --write docs/validation.md', meaning: 'write the validation page' },
    ],
  )
    .option('--check', 'only measure the present values')
    .option('--replications <count>', 'replications for each look, or for each figure of the validation')
    .option('--write <file>', 'validate the present values, and write the page; replaces the file')
    .option(
      '--targets <file>',
      `targets to calibrate to: a file, - for the standard input, or ${Object.keys(shippedTargets).join(', ')}`,
    )
    .option('--recover <count>', 'with --targets: whole calibrations to simulated data besides', '0')
    .option(
      '--out <folder>',
      'write tables, codebook, JSON, an HTML report and, with --targets, the fitted scenario into a folder',
    )
    .option(
      '--workers <count>',
      'with --targets: threads; one per core when left out; the answer does not depend on it',
    )
    .option('--store <folder>', 'with --targets: where runs are kept', '.carat/runs')
    .option('--fresh', 'with --targets: compute again what the store has')
    .option('--json', 'print for programs')
    .action(async (texts: Texts, command: Command) => {
      const reader = new OptionReader();
      if (texts.targets !== undefined) return fitToTargets(texts.targets, texts, reader, session);
      for (const name of ['recover', 'workers', 'store', 'fresh'] as const)
        if (command.getOptionValueSource(name) === 'cli')
          reader.fault(`--${name}`, 'requires --targets', 'add --targets FILE, or leave it out');
      if (texts.out !== undefined && texts.write !== undefined)
        reader.fault('--out', 'does not go with --write', 'leave out one of them');
      const asked = reader.whole('--replications', texts.replications, 2, mostReplications);
      await reader.with(Promise.resolve());
      if (texts.write === undefined) await fit(texts, asked ?? calibrationReplications, session);
      else await validate(texts.write, asked ?? validationReplications, session);
    });
}

async function fitToTargets(
  file: string,
  texts: Texts,
  reader: OptionReader,
  session: Session,
): Promise<void> {
  const recover = reader.whole('--recover', texts.recover, 0, mostRecovered) ?? 0;
  const workers = reader.whole('--workers', texts.workers, 1, mostWorkers);
  for (const name of ['check', 'write', 'replications'] as const)
    if (texts[name] !== undefined)
      reader.fault(
        `--${name}`,
        'does not go with --targets',
        name === 'replications' ? 'set "replications" in the targets file' : 'leave one out',
      );
  // Loaded only here: the reader of formulas takes longer to load than most commands to run.
  const { readTargets } = await import('../calibration/read-targets.ts');
  const fitting = await reader.with(readTargets(file, session));
  const { out, store } = texts;
  await checkFolder(store, '--store');
  if (out !== undefined) await checkFolder(out, '--out');
  const { fitAndTell } = await import('../calibration/fit-and-tell.ts');
  const flags = { isFresh: texts.fresh === true, isJson: texts.json === true };
  await fitAndTell(fitting, { out, store, workers, recover, ...flags }, session);
}

async function fit({ check, json, out }: Texts, replications: number, session: Session): Promise<void> {
  if (out !== undefined) await checkFolder(out, '--out');
  const { answer, signal } = session;
  const looks: Fit[] = [];
  const scenario = referenceScenario(calibrationSeed, check ? {} : calibrationStart);
  const options = { steps: check ? {} : calibratedSteps, replications, halvings, margin: calibrationMargin };
  const bar = progressBar(session, check ? 'looks' : 'sets of values tried');
  try {
    const best = await apart('calibrate', { scenario, options }, signal, (progress) => {
      looks.push(progress.fit);
      bar.show({ done: progress.count, note: `distance ${progress.best.distance.toFixed(3)} so far` });
    });
    bar.end();
    const search = { fit: best, looks, replications };
    if (out !== undefined) await writeCalibration(out, search, commandLine(process.argv.slice(2)), signal);
    if (json) return answer.write(calibrationJson(best));
    answer.write(calibrationText(best, replications, answer));
    if (out !== undefined) answer.write(`\nwrote ${out}\n`);
  } finally {
    bar.end();
  }
}

async function validate(path: string, replications: number, session: Session): Promise<void> {
  await checkFile(path, true, '--write');
  const bar = progressBar(session, 'checks and experiments');
  let done = 0;
  try {
    const page = await apart('validate', { replications }, session.signal, (name) => {
      done += 1;
      bar.show({ done, note: name });
    });
    bar.end();
    await writeFile(path, page, session.signal);
    session.answer.write(`wrote ${path}\n`);
  } finally {
    bar.end();
  }
}
