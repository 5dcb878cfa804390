import { type LeverName, type Arm, arms, leverNames } from '#sim-core';
import type { When } from '#scenarios';
import { type Mix, mixOf, usualMixes } from '../../lab/policy/mix.ts';
import type { PolicyOptions } from '../../lab/policy/policy-options.ts';
import { type OptionReader, numberOf } from '../input/option-reader.ts';

/** The options of `policy` as texts, as they stand on the command line. */
export interface PolicyTexts {
  readonly budget?: string;
  readonly levers?: string;
  readonly mix?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly arm?: string;
  readonly replications?: string;
  readonly precision?: string;
  readonly cap?: string;
  readonly workers?: string;
  readonly seed?: string;
  readonly set?: readonly string[];
  readonly json?: boolean;
  readonly out?: string;
}

export interface PolicyRequest {
  readonly options: PolicyOptions;
  readonly isJson: boolean;
  /** Folder for the files. */
  readonly out: string | undefined;
}

const mostReplications = 100_000;
const mostWorkers = 256;
const longestSeed = 200;
const mostBudget = 1e9;
/** Hundredths of a per cent: thirds may be written as 33.33. */
const wholeTolerance = 0.05;
const mixExample = '"broker=60,events=40"';

/** Reads them; faults stay with the reader. */
export function policyRequest(texts: PolicyTexts, reader: OptionReader): PolicyRequest {
  const { levers: leverTexts, mix: mixTexts = [], seed } = texts;
  const budget = budgetOf(texts.budget, reader);
  const levers = reader.names('--levers', leverTexts, leverNames);
  const own = mixTexts.flatMap((text) => readMix(text, reader) ?? []);
  const usual = levers !== undefined || mixTexts.length === 0 ? usualMixes(levers) : [];
  if (seed === '' || (seed && seed.length > longestSeed))
    reader.fault('--seed', `requires a text of 1 to ${longestSeed} characters`);
  for (const other of ['precision', 'cap'] as const)
    if (texts.replications !== undefined && texts[other] !== undefined)
      reader.fault(
        `--${other}`,
        'does not go with --replications, which fixes their number',
        'leave out one of the two',
      );
  const known = {
    budget,
    mixes: distinct([...usual, ...own]),
    from: dateOf('--from', texts.from, reader),
    to: dateOf('--to', texts.to, reader),
    arm: texts.arm === undefined ? undefined : reader.name<Arm>('--arm', texts.arm, arms),
    replications: reader.whole('--replications', texts.replications, 2, mostReplications),
    precision: reader.positive('--precision', texts.precision),
    cap: reader.whole('--cap', texts.cap, 2, mostReplications),
    workers: reader.whole('--workers', texts.workers, 1, mostWorkers),
    seed,
  };
  return {
    options: Object.fromEntries(
      Object.entries(known).filter(([, value]) => value !== undefined),
    ) as unknown as PolicyOptions,
    isJson: texts.json === true,
    out: texts.out,
  };
}

function budgetOf(text: string | undefined, reader: OptionReader): number | undefined {
  if (text === undefined)
    return reader.fault('--budget', 'is missing: it is the public money, k€ a year', 'add --budget 500');
  const budget = reader.positive('--budget', text);
  if (budget !== undefined && budget > mostBudget)
    return reader.fault('--budget', `requires at most ${mostBudget} k€ a year, not ${text}`);
  return budget;
}

/** A number of months since the branch, or a calendar month. */
function dateOf(option: string, text: string | undefined, reader: OptionReader): When | undefined {
  if (text === undefined) return undefined;
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text;
  if (/^\d{1,5}$/.test(text)) return Number(text);
  return reader.fault(
    option,
    `requires a month since the branch or a calendar month, not ${JSON.stringify(text)}`,
    'write it like 24 or 2008-01',
  );
}

/** As in `broker=60,events=40`, in per cent. */
function readMix(text: string, reader: OptionReader): Mix | undefined {
  const weights: Partial<Record<LeverName, number>> = {};
  let sum = 0;
  let isRight = true;
  const fault = (message: string, remedy: string) => {
    isRight = false;
    reader.fault('--mix', message, remedy);
  };
  for (const part of text.split(',')) {
    const [name, share, ...more] = part.split('=').map((each) => each.trim());
    const value = numberOf(share ?? '');
    if (typeof value !== 'number' || value < 0 || more.length > 0) {
      fault(`requires shares like ${mixExample}, not ${JSON.stringify(part)}`, `write it like ${mixExample}`);
      continue;
    }
    const lever = reader.name('--mix', name, leverNames);
    if (lever === undefined) isRight = false;
    else if (lever in weights) fault(`names ${lever} twice`, 'add the two shares up');
    else weights[lever] = value;
    sum += value;
  }
  if (isRight && Math.abs(sum - 100) > wholeTolerance)
    fault(
      `requires shares that add up to 100 per cent, not ${Number(sum.toFixed(4))}`,
      'change the shares so that all of the budget is divided',
    );
  return isRight ? mixOf(weights) : undefined;
}

/** Each name once. */
function distinct(mixes: readonly Mix[]): Mix[] {
  return [...new Map(mixes.map((mix) => [mix.name, mix])).values()];
}
