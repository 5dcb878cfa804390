import type { Command } from 'commander';
import { calibrationJson, calibrationText } from '../calibration/calibration-text.ts';
import { OptionReader } from '../input/option-reader.ts';
import type { Session } from '../session.ts';
import { apart } from '../work/apart.ts';
import { progressBar } from '../work/progress-bar.ts';
import { calibratedSteps } from '../../lab/studies/calibration.ts';
import { referenceScenario } from '../../lab/studies/held-out.ts';
import { commandOf } from './command.ts';

interface Texts {
  readonly replications: string;
  readonly halvings: string;
  readonly check?: boolean;
  readonly json?: boolean;
}

/** Luck of the calibration, apart from that of the validation. */
const calibrationSeed = 101;
const mostReplications = 1000;
const mostHalvings = 10;

export function calibrateCommand(session: Session): Command {
  return commandOf(
    'calibrate',
    'fit the isolated arm to its targets again, or check the fit',
    'Fits the calibrated parameters of the isolated arm to use of capacity, win rate, births, deaths and survival, beginning from their present values; prints targets, achieved values, distance and the values chosen. The gap between arms is never a target. A full search takes many minutes; --check takes one look at the present values.',
    [
      { words: 'calibrate --check', meaning: 'are the targets met?' },
      { words: 'calibrate', meaning: 'search for better values' },
    ],
  )
    .option('--check', 'only measure the present values')
    .option('--replications <count>', 'replications for each look', '8')
    .option('--halvings <count>', 'times that the steps are halved before the search ends', '2')
    .option('--json', 'print for programs')
    .action(async (texts: Texts) => {
      const reader = new OptionReader();
      const replications = reader.whole('--replications', texts.replications, 1, mostReplications);
      const halvings = reader.whole('--halvings', texts.halvings, 0, mostHalvings);
      await reader.with(Promise.resolve());
      const scenario = referenceScenario(calibrationSeed);
      const steps = texts.check ? {} : calibratedSteps;
      const bar = progressBar(session, texts.check ? 'looks' : 'sets of values tried');
      try {
        const fit = await apart(
          'calibrate',
          { scenario, options: { steps, replications: replications!, halvings: halvings! } },
          session.signal,
          ({ best, count }) => bar.show({ done: count, note: `distance ${best.distance.toFixed(3)} so far` }),
        );
        bar.end();
        session.answer.write(
          texts.json ? calibrationJson(fit) : calibrationText(fit, replications!, session.answer),
        );
      } finally {
        bar.end();
      }
    });
}
