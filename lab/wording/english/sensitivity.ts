import type { Reason } from '../../sensitivity/choose-factors.ts';
import type { Method } from '../../sensitivity/run-sensitivity.ts';
import { capital, enumeration } from '../../verdict/wording.ts';

/** A parameter, or a group of them, whose effect is told. */
export interface ToldEffect {
  readonly name: string;
  readonly size: string;
}

/** Those that are not told by name: how many, and of how many chance alone may make the effect. */
export interface Rest {
  readonly count: number;
  readonly blurred: number;
  readonly method: Method;
  /** Of the largest, and of what luck alone shows. */
  readonly largest: string;
  readonly floor: string;
}

/** Shares of the variance that the sample does not determine. */
export interface TooSmall {
  readonly count: number;
  readonly isGroup: boolean;
  readonly subject: string;
  /** The first of those whose share is not determined, of `lacking`. */
  readonly names: readonly string[];
  readonly lacking: number;
  /** Rows of the sample, and those that may do. */
  readonly rows: number;
  readonly next: number;
}

const counts = ['no', 'one', 'two', 'three', 'four', 'five'];

const measuredBy: Readonly<Record<Method, string>> = {
  morris: 'mean size of its effect over its range',
  sobol: 'part of the variance that remains when all others are fixed',
  pawn: 'median distance between distributions',
};

const sizeNames: Readonly<Record<Method, string>> = {
  morris: 'mean size of the effect over the range (μ*)',
  sobol: 'total share of the variance, %',
  pawn: 'median distance of distributions',
};

const reasons: Readonly<Record<Reason, string>> = {
  measured: 'known from data, of the model or of the scenario',
  setting: 'settings of time, not of the world',
  zero: 'at 0 or at the end of their range, so that a share of the value varies nothing',
  path: 'given over time',
  idle: 'changed no bit of a short run at either end of their range',
  constant: 'with a single value in their range, once it is narrowed and rounded to whole numbers',
};

const nounOf = (isGroup: boolean) => (isGroup ? 'group' : 'parameter');

/** What an answer depends on. */
export const sensitivity = {
  none: (count: number, isGroup: boolean, subject: string) =>
    `None of ${count} ${nounOf(isGroup)}s can be told from luck in what it does to ${subject}: more is to be run.`,
  most: (
    count: number,
    isGroup: boolean,
    subject: string,
    leaders: readonly ToldEffect[],
    isTop: boolean,
    method: Method,
  ) => {
    const noun = nounOf(isGroup);
    const isOne = leaders.length === 1;
    const which = `${isTop ? 'that' : 'that can be told from luck and'} ${isOne ? 'matters' : 'matter'}`;
    const names = enumeration(leaders.map(({ name, size }) => `${name} (${size})`));
    return `Of ${count} ${noun}s, the ${counts[leaders.length]} ${noun}${isOne ? '' : 's'} ${which} most to ${subject} ${isOne ? 'is' : 'are'} ${names}; in brackets the ${measuredBy[method]}.`;
  },
  flat: (count: number, isGroup: boolean, subject: string, mean: string) =>
    `None of ${count} ${nounOf(isGroup)}s changes ${subject}: with the same luck it is the same at every point (${mean} on average), and nothing can be ranked.`,
  tooSmall: ({ count, isGroup, subject, names, lacking, rows, next }: TooSmall) => {
    const which =
      lacking === names.length
        ? `${lacking === 1 ? 'share' : 'shares'} of ${enumeration(names)} ${lacking === 1 ? 'is' : 'are'}`
        : `shares of ${lacking} of ${count} ${nounOf(isGroup)}s are`;
    const remedy = `try ${next} rows or more (--size ${next}).`;
    const fault = `The sample is too small: ${rows} rows do not determine how the variance of ${subject} is shared`;
    if (lacking === count) return `${fault}: ${remedy}`;
    return `${fault}. The total ${which} estimated beyond 0 to 100 % with the whole interval, where no share can be: ${remedy}`;
  },
  firstOrders: (lacking: number, isGroup: boolean, rows: number) =>
    `The first order of ${lacking} ${nounOf(isGroup)}${lacking === 1 ? ' is' : 's is'} not determined: its whole interval lies below 0, where no share can be; ${rows} rows are too few for it.`,
  /** Short of a number in a table. */
  notDetermined: 'not determined: too few rows',
  rule: 'Told from luck is what luck alone would rarely show: its p value, adjusted after Holm over all that are ranked, is below 5 %. The rule is the same for all and for every method; a large effect that differs much between replications may fail it where a small steady one passes.',
  eitherWay: (size: string) => `${size}, either way`,
  rest: ({ count, blurred, method, largest, floor }: Rest) => {
    const verbs =
      method === 'morris' ? ['moves it by', 'move it by at most'] : ['comes to', 'come to at most'];
    const told =
      count === 1 ? `The other ${verbs[0]} ${largest}` : `The other ${count} ${verbs[1]} ${largest} each`;
    if (blurred === 0) return `${told}.`;
    const effects =
      blurred < count
        ? `${blurred} of these effects cannot`
        : count === 1
          ? 'its effect cannot'
          : 'none of these effects can';
    return `${told}; ${effects} be told from luck, which alone may show up to about ${floor} where replications differ as they usually do.`;
  },
  noPairs: 'No two of them bring a part of the variance together that can be told from 0.',
  pair: (names: readonly string[], share: string) => `${names.join(' and ')} bring ${share}`,
  pairs: (list: string) => `Together only, ${list} of the variance.`,
  caution: (method: Method, size: number, points: string, replications: number, runs: string) => {
    const unit = { morris: 'trajectories', sobol: 'rows', pawn: 'points' }[method];
    return `From ${size} ${unit}, ${points} points with ${replications} ${replications === 1 ? 'replication' : 'replications'} each, ${runs} runs of each arm.`;
  },
  isSmall: 'That is a small budget: the intervals are wide, and neighbours in the ranking may change places.',
  isTooSmall: (least: number) =>
    `That is too small a budget for intervals, which take at least ${least}; neighbours in the ranking may change places.`,
  leftOut: (count: number, reason: Reason, names: string) =>
    `${count} not varied, ${reasons[reason]}: ${names}`,
  narrowed: (count: number, names: string) =>
    `${count} with narrower ranges, so that conditions between them hold: ${names}`,

  ranking: {
    title: (contrast: string) => `What moves ${contrast}`,
    name: (count: number, method: Method) => `The largest of ${count}, by ${sizeNames[method]}`,
    bar: (name: string, size: string) => `${name} ${size}.`,
    caption: (method: Method) =>
      `${capital(sizeNames[method])}; lines are 95 % bootstrap intervals; hollow bars cannot be told from luck (p after Holm is 5 % or more); the dashed line is what luck alone shows at most in any of them, in 19 of 20 experiments, where replications differ as they usually do.`,
  },
  corners: {
    title: 'By corner of the diamond',
    name: 'Sizes of all parameters by corner',
    corner: (corner: string, most: string) => `${corner}: up to ${most}.`,
    caption: 'A dot for each parameter; filled dots can be told from luck.',
  },
  ofVariance: '% of variance',
  distance: 'distance',
  provenance: (
    method: Method,
    size: number,
    points: number,
    replications: number,
    runs: number,
    seed: string,
  ) =>
    `${capital(method)}, size ${size}: ${points} points with ${replications} replications each, ${runs} runs of each arm, seed ${seed}.`,
};
