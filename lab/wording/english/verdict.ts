import type { Cause } from '../../comparison.ts';
import { armPhrases, capital } from '../../verdict/wording.ts';
import type { Arm } from '#sim-core';

/** Two arms, and in what turnover is counted: that of the second, or that of isolated firms. */
export interface Compared {
  readonly arm: Arm;
  readonly baseline: Arm;
  readonly isOfIsolated: boolean;
}

const lossPhrases: Readonly<Record<Cause, string>> = {
  unseen: 'because nobody noticed',
  unwilling: 'for want of will',
  noSkill: 'for want of a known skill',
  noRoom: 'for want of room',
  outbid: 'to rivals',
  defected: 'because a partner defected',
};

const profit = 'Profit after these costs, before research and investment,';
const baseOf = ({ isOfIsolated }: Compared) => (isOfIsolated ? ' of isolated turnover' : '');

/** Sentences of the verdict. */
export const verdict = {
  isolatedAlone: (turnover: string, interval: string) =>
    `Isolated, the firms sell ${turnover} a year (${interval}).`,
  luckCaution: 'The interval covers luck, not the model: rules or parameters that are wrong are not in it.',
  modelCaution:
    'The interval covers luck, not the model. Only the isolated arm is calibrated to data; the difference follows from rules of search, trust and meeting that are partly assumed, and other rules could give another answer.',

  sellsAsMuch: ({ arm, baseline }: Compared) =>
    `${capital(armPhrases[arm])} sells exactly as much as ${armPhrases[baseline]}.`,
  undetermined: ({ arm, baseline }: Compared) =>
    `By how much ${armPhrases[arm]} sells more or less than ${armPhrases[baseline]} cannot be determined: the replications are too few, do not vary, or sell next to nothing, and support no interval.`,
  notToldApart: (compared: Compared, less: string, more: string, interval: string) =>
    `${capital(armPhrases[compared.arm])} and ${armPhrases[compared.baseline]} cannot be told apart: the former sells anywhere from ${less} % less to ${more} % more${baseOf(compared)} (${interval}).`,
  sells: (compared: Compared, direction: 'more' | 'less', size: string, interval: string) => {
    const other = armPhrases[compared.baseline];
    const amount = compared.isOfIsolated
      ? `${direction} than ${other}, by ${size} %${baseOf(compared)}`
      : `${size} % ${direction} than ${other}`;
    return `${capital(armPhrases[compared.arm])} sells ${amount} (${interval}).`;
  },

  loss: (size: string, direction: 'more' | 'fewer', cause: Cause) =>
    `${size} ${direction} ${lossPhrases[cause]}`,
  loses: (arm: Arm, losses: string) =>
    `Of every 100 opportunities, weighed by value, ${armPhrases[arm]} loses ${losses}.`,
  alsoLoses: (arm: Arm, losses: string) =>
    `${capital(armPhrases[arm])} also loses ${losses}: what is no longer lost at one stage can still be lost at a later one.`,
  noCause: 'No cause of lost opportunities differs from isolated beyond chance.',

  attention: (verb: 'takes' | 'saves', worth: string, percent: string) =>
    `This way of working ${verb} attention worth ${worth} a year${percent && `, ${percent} % of isolated turnover`}.`,
  defection: (size: string) => `Partners defect on ${size} of every 100 opportunities, by value.`,
  sameProfit: `${profit} is exactly that of isolated firms.`,
  profitUndetermined:
    'By how much profit differs from that of isolated firms cannot be determined: the replications support no interval.',
  profitNotToldApart: (less: string, more: string, interval: string) =>
    `${profit} cannot be told apart from that of isolated firms: from ${less} a year less to ${more} more (${interval}).`,
  profit: (direction: 'higher' | 'lower', size: string, interval: string) =>
    `${profit} is ${size} a year ${direction} than that of isolated firms (${interval}).`,

  reach: (reach: string, replications: number, holding: number, outOf: number) =>
    `The interval reaches ±${reach} points of isolated turnover after ${replications} replications: about ${holding} of ${outOf} such intervals contain the model’s true difference.`,
  tooWide: (wanted: number) => `That is wider than ±${wanted} points; more replications would narrow it.`,
  commonLuck: (gain: string) =>
    `Every arm lived through the same luck; with luck of its own for each, the same interval would take about ${gain} times as many replications.`,
};
