import type { Command } from 'commander';
import { calibrationJson, calibrationText } from '../calibration/calibration-text.ts';
import { checkFile } from '../input/destination.ts';
import { OptionReader } from '../input/option-reader.ts';
import { writeFile } from '../input/write-file.ts';
import type { Session } from '../session.ts';
import { apart } from '../work/apart.ts';
import { progressBar } from '../work/progress-bar.ts';
import {
  calibratedSteps,
  calibrationMargin,
  calibrationReplications,
  calibrationSeed,
  calibrationStart,
} from '../../lab/studies/calibration.ts';
import { referenceScenario } from '../../lab/studies/held-out.ts';
import { commandOf } from './command.ts';

interface Texts {
  readonly replications?: string;
  readonly check?: boolean;
  readonly json?: boolean;
  readonly write?: string;
}

const mostReplications = 1000;
/** Times that the steps are halved before the search gives up. */
const halvings = 2;
/** Replications of every figure of the validation, unless asked otherwise. */
const validationReplications = 12;

export function calibrateCommand(session: Session): Command {
  return commandOf(
    'calibrate',
    'fit the isolated arm to its targets again, or validate the fit',
    'Fits the calibrated parameters of the isolated arm to use of capacity, win rate, births, deaths and survival, from the values of the starting design; prints targets, achieved values, distance and the values chosen. The gap between arms is never a target. The search takes some minutes; --check takes one look at the present values; --write runs the whole validation, with luck of its own, and writes what it finds, misses included.',
    [
      { words: 'calibrate', meaning: 'search again for the values that the registry holds' },
      { words: 'calibrate --check', meaning: 'are the targets met?' },
      { words: 'calibrate --write docs/validation.md', meaning: 'write the validation page' },
    ],
  )
    .option('--check', 'only measure the present values')
    .option('--replications <count>', 'replications for each look, or for each figure of the validation')
    .option('--write <file>', 'validate the present values, and write the page; replaces the file')
    .option('--json', 'print for programs')
    .action(async (texts: Texts) => {
      const reader = new OptionReader();
      const asked = reader.whole('--replications', texts.replications, 2, mostReplications);
      await reader.with(Promise.resolve());
      if (texts.write === undefined) await fit(texts, asked ?? calibrationReplications, session);
      else await validate(texts.write, asked ?? validationReplications, session);
    });
}

async function fit({ check, json }: Texts, replications: number, session: Session): Promise<void> {
  const scenario = referenceScenario(calibrationSeed, check ? {} : calibrationStart);
  const options = { steps: check ? {} : calibratedSteps, replications, halvings, margin: calibrationMargin };
  const bar = progressBar(session, check ? 'looks' : 'sets of values tried');
  try {
    const best = await apart('calibrate', { scenario, options }, session.signal, (progress) =>
      bar.show({ done: progress.count, note: `distance ${progress.best.distance.toFixed(3)} so far` }),
    );
    bar.end();
    session.answer.write(json ? calibrationJson(best) : calibrationText(best, replications, session.answer));
  } finally {
    bar.end();
  }
}

async function validate(path: string, replications: number, session: Session): Promise<void> {
  await checkFile(path, true);
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
