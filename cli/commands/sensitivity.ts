import type { Command } from 'commander';
import type { ParameterName } from '#sim-core';
import { arms } from '#sim-core';
import type { Range } from '../../lab/sensitivity/default-range.ts';
import { sensitivity as wording } from '../../lab/wording/english/sensitivity.ts';
import { readJson } from '../../scenarios/read-json.ts';
import { decodeJson } from '../input/decode-json.ts';
import { checkFolder } from '../input/destination.ts';
import { InputError, faultOf } from '../input/input-error.ts';
import { OptionReader } from '../input/option-reader.ts';
import { readBytes, subjectOf } from '../input/read-bytes.ts';
import { readScenario, scenarioHelp } from '../input/read-scenario.ts';
import {
  type SensitivityTexts,
  rangesOf,
  sensitivityRequest,
  usualSizes,
} from '../sensitivity/sensitivity-options.ts';
import type { Session } from '../session.ts';
import { timeFor } from '../work/time-for.ts';
import { commandOf, withStoredRuns } from './command.ts';
import { changesOf } from './compare.ts';

const rangesBytes = 1_000_000;
const sizeHelp = `how much is run: trajectories of morris (default: ${usualSizes.morris}), rows of sobol (${usualSizes.sobol}, powers of two are best), points of pawn (${usualSizes.pawn})`;

export function sensitivityCommand(session: Session): Command {
  const command = commandOf(
    'sensitivity',
    'rank the parameters by what they do to the gap',
    `Varies all parameters that are assumed or calibrated at once, and ranks them by what they do to the answer: with elementary effects of Morris over many parameters, then with variance shares of Sobol’ or distances of PAWN over the few that matter. What cannot be told from luck is said to be so. ${wording.rule} A share of Sobol’ lies from 0 to 100 %; where the whole interval of one lies outside, the sample is too small, and that is said instead. Parameters that change no bit of a short run are left out beforehand. Morris runs (parameters + 1) × trajectories points, Sobol’ (parameters + 2) × rows, or with pairs (2 × parameters + 2) × rows, PAWN its points, each with the replications asked for; with "--group corner" the corners count in place of the parameters, and each method takes as many parameters as there are; "--plan" tells how many these are and how long they take. The standard budget takes some twenty minutes on the reference scenario and two idle cores; its intervals are wide. Runs are stored: stopped at any moment, the same command goes on from there.`,
    [
      { words: 'sensitivity biowin --plan', meaning: 'how many runs, how long?' },
      { words: 'sensitivity biowin', meaning: 'screen all uncertain parameters with Morris' },
      { words: 'sensitivity biowin --group corner', meaning: 'the corners of the diamond, each as a whole' },
      {
        words: 'sensitivity biowin --method sobol --pairs --factors demandRate,redirectMean,fixedCost',
        meaning: 'shares of the few that matter, and of any two together',
      },
      {
        words: 'sensitivity biowin --ranges my-ranges.json --out sensitivity',
        meaning: 'with ranges of one’s own, tables and report',
      },
    ],
  )
    .argument('<scenario>', scenarioHelp)
    .option('--method <name>', 'morris, sobol or pawn', 'morris')
    .option('--size <count>', sizeHelp)
    .option('--replications <count>', 'replications at each point', '2')
    .option(
      '--factors <names>',
      'parameters, separated by commas; all that are assumed or calibrated when left out',
    )
    .option(
      '--reach <per cent>',
      'of the own value to either side, where a parameter has no range of its own',
      '25',
    )
    .option('--ranges <file>', 'ranges by parameter in JSON, as { "demandRate": [7, 28] }')
    .option('--group <corner>', 'move the parameters of a corner together, and rank the corners')
    .option('--pairs', 'also tell what any two bring together only; with sobol')
    .option('--arm <name>', `arm: ${arms.join(', ')}`, 'cluster')
    .option('--baseline <name>', 'arm that it is compared with, or none', 'isolated')
    .option(
      '--outcome <measure>',
      'a measure, or a formula over measures; gaps of measures are in per cent',
      'turnover',
    )
    .option('--rows <count>', 'rows of the table', '20');
  return withStoredRuns(command)
    .option('--out <folder>', 'write ranking, codebook, JSON and an HTML report into a folder')
    .action(async (argument: string, texts: SensitivityTexts) => {
      const reader = new OptionReader();
      const request = sensitivityRequest(texts, reader);
      const changes = changesOf(texts.set, reader);
      const ranges =
        texts.ranges === undefined
          ? new Map<ParameterName, Range>()
          : await readRanges(texts.ranges, reader, session);
      const loaded = await reader.with(readScenario(argument, session, changes));
      await checkFolder(texts.store, '--store');
      if (texts.out !== undefined) await checkFolder(texts.out, '--out');
      // Loaded only here: the reader of formulas takes longer to load than most commands to run.
      const { runAndTell } = await import('../sensitivity/run-and-tell.ts');
      await runAndTell({ loaded, request, texts, ranges, timeFor: timeFor(session) }, session);
    });
}

async function readRanges(path: string, reader: OptionReader, { signal }: Session) {
  const subject = subjectOf(path);
  const reading = readJson(decodeJson(await readBytes(path, rangesBytes, signal), subject));
  if (!reading.ok) throw new InputError([{ subject, faults: reading.issues.map(faultOf) }]);
  return rangesOf(reading.value, reader);
}
