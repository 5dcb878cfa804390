import { registry, type ParameterName } from '#sim-core';
import { decimalsOf, enumeration, figure } from '../verdict/wording.ts';
import { type LeftOut, reasonTexts, type Reason } from './choose-factors.ts';
import { contrastPhrase, contrastUnit } from './contrast.ts';
import type { RankedRow } from './rank.ts';
import type { Sensitivity } from './run-sensitivity.ts';

/** Parameters that are told by name. */
const told = 5;
const counts = ['no', 'one', 'two', 'three', 'four', 'five'];

/** What a ranking says, sentence by sentence. */
export function sensitivityWords(sensitivity: Sensitivity): string[] {
  return [most(sensitivity), rest(sensitivity), pairs(sensitivity), caution(sensitivity)].filter(
    (text) => text !== '',
  );
}

/** A size as its method measures it: points of the outcome, per cent of the variance, or a distance. */
export function sizeText({ budget, trial }: Sensitivity, value: number, reach = value): string {
  if (budget.method === 'pawn') return figure(value, 2);
  if (budget.method === 'sobol') return `${figure(100 * value, decimalsOf(100 * reach) - 1)} %`;
  const unit = contrastUnit(trial.contrast);
  return `${figure(value, decimalsOf(reach))} ${unit === '%' ? 'points' : unit}`;
}

/** What is counted: parameters, or corners of them. */
export function nounOf({ budget }: Sensitivity): string {
  return budget.isByCorner ? 'group' : 'parameter';
}

/** The largest that can be told from luck, and whether none that cannot is larger. */
function leadersOf({ rows }: Sensitivity) {
  const leaders = rows.filter(({ isDistinguishable }) => isDistinguishable).slice(0, told);
  return { leaders, isTop: leaders.every((row, i) => row === rows[i]) };
}

const measuredBy = {
  morris: 'mean size of its effect over its range',
  sobol: 'part of the variance that remains when all others are fixed',
  pawn: 'median distance between distributions',
} as const;

function most(sensitivity: Sensitivity): string {
  const { rows, trial, budget } = sensitivity;
  const { leaders, isTop } = leadersOf(sensitivity);
  const subject = contrastPhrase(trial.contrast);
  const noun = nounOf(sensitivity);
  if (leaders.length === 0)
    return `None of ${rows.length} ${noun}s can be told from luck in what it does to ${subject}: more is to be run.`;
  const isOne = leaders.length === 1;
  const names = leaders.map((row) => `${row.name} (${leadText(sensitivity, row)})`);
  const which = isTop ? 'that matter' : 'that can be told from luck and matter';
  const what = `${isOne ? `one ${noun}` : `${counts[leaders.length]} ${noun}s`} ${isOne ? which.replace(/matter$/, 'matters') : which} most to ${subject} ${isOne ? 'is' : 'are'}`;
  return `Of ${rows.length} ${noun}s, the ${what} ${enumeration(names)}; in brackets the ${measuredBy[budget.method]}.`;
}

function leadText(sensitivity: Sensitivity, { size, mean }: RankedRow): string {
  const text = sizeText(sensitivity, size.estimate, (size.high - size.low) / 2);
  if (mean === undefined) return text;
  const isOneWay = Math.abs(mean) > 0.8 * size.estimate;
  return isOneWay ? `${mean > 0 ? '+' : '−'}${text}` : `${text}, either way`;
}

function rest(sensitivity: Sensitivity): string {
  const { rows, floor, budget } = sensitivity;
  const { leaders } = leadersOf(sensitivity);
  const others = rows.filter((row) => !leaders.includes(row));
  if (others.length === 0) return '';
  const blurred = others.filter(({ isDistinguishable }) => !isDistinguishable).length;
  const largest = sizeText(sensitivity, others[0].size.estimate);
  const isOne = others.length === 1;
  const subject = isOne ? 'The other' : `The other ${others.length}`;
  const verb =
    budget.method === 'morris'
      ? isOne
        ? 'moves it by'
        : 'move it by at most'
      : isOne
        ? 'comes to'
        : 'come to at most';
  const each = isOne ? '' : ' each';
  const which =
    blurred === others.length
      ? isOne
        ? 'its effect'
        : 'none of these effects'
      : `${blurred} of these effects`;
  const can = which.startsWith('none') ? 'can' : 'cannot';
  const luck =
    blurred === 0
      ? ''
      : `; ${which} ${can} be told from luck, which alone shows up to about ${sizeText(sensitivity, floor)}`;
  return `${subject} ${verb} ${largest}${each}${luck}.`;
}

function pairs({ pairShares }: Sensitivity): string {
  const clear = pairShares.filter(({ share }) => share.low > 0);
  if (pairShares.length === 0) return '';
  if (clear.length === 0)
    return 'No two of them bring a part of the variance together that can be told from 0.';
  return `Together only, ${enumeration(clear.slice(0, 3).map(({ names, share }) => `${names.join(' and ')} bring ${figure(100 * share.estimate, 0)} %`))} of the variance.`;
}

function caution({ budget, points, pairs: count, trial }: Sensitivity): string {
  const { replications } = trial;
  const unit = {
    morris: `${budget.size} trajectories`,
    sobol: `${budget.size} rows`,
    pawn: `${budget.size} points`,
  }[budget.method];
  const isSmall = { morris: budget.size < 20, sobol: budget.size < 256, pawn: budget.size < 500 }[
    budget.method
  ];
  const wide = isSmall
    ? ' That is a small budget: the intervals are wide, and neighbours in the ranking may change places.'
    : '';
  return `From ${unit}, ${figure(points, 0)} points with ${replications} ${replications === 1 ? 'replication' : 'replications'} each, ${figure(count, 0)} runs of each arm.${wide}`;
}

/** Why the others were not varied, a line for each reason. */
export function leftOutWords({ leftOut, narrowed }: Sensitivity): string[] {
  const reasons = Object.keys(reasonTexts) as Reason[];
  const lines = reasons.flatMap((reason) => {
    const names = leftOut.filter((each: LeftOut) => each.reason === reason).map(({ name }) => name);
    return names.length === 0
      ? []
      : [`${names.length} not varied, ${reasonTexts[reason]}: ${names.join(', ')}`];
  });
  if (narrowed.length === 0) return lines;
  return [
    ...lines,
    `${narrowed.length} with narrower ranges, so that conditions between them hold: ${narrowed.join(', ')}`,
  ];
}

/** The corner of a row, for parameters alone. */
export function cornerOf(name: string): string {
  return Object.hasOwn(registry, name) ? registry[name as ParameterName].corner : '';
}
