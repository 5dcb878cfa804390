import type { Interval } from '../statistics/interval.ts';
import { isNone, isUndecided } from '../verdict/wording.ts';
import type { Wording } from '../wording/wording.ts';
import { type GainPart, type Origin, type PolicyAnswer, type SpendingMix, origins } from './policy-answer.ts';
import { aboutEuros, meanOf, negated, rangeOf } from './policy-wording.ts';

/** How soon, and who sells more. */
export function gainSentence({ name, monthsToEffect, gain }: SpendingMix, wording: Wording): string {
  const { policy } = wording;
  const kinds = sharesOf(gain, ['firms', 'related'], 'soldBy', wording);
  const sizes = sharesOf(gain, ['small', 'medium', 'large'], 'soldBy', wording);
  return joined(
    monthsToEffect === undefined ? '' : policy.soon(name, monthsToEffect),
    policy.gain(kinds, sizes),
  );
}

/** Whose the business was. */
export function originSentence({ isDemandFixed }: PolicyAnswer, wording: Wording, mix?: SpendingMix): string {
  const { policy } = wording;
  const demand = isDemandFixed ? policy.demandIsFixed : policy.demandGrows;
  if (!mix) return demand;
  const { gain, origin, boughtOutside } = mix;
  const { newDemand } = origin;
  const isOld = isDemandFixed || isNone(newDemand);
  return joined(
    demand,
    policy.gainOfMarkets(sharesOf(gain, ['home', 'export'], 'soldTo', wording)),
    isOld ? '' : policy.newDemand(meanOf(newDemand, wording), rangeOf(newDemand, wording)),
    lossSentence(origin, wording),
    boughtSentence(boughtOutside, wording),
  );
}

/** By how much less, or more, is lost for each cause, where chance alone does not explain it. */
function lossSentence(origin: Readonly<Record<Origin, Interval>>, wording: Wording): string {
  const { policy, numbers } = wording;
  const parts = origins
    .filter((each) => each !== 'newDemand')
    .filter((cause) => !isUndecided(origin[cause]))
    .map((cause, i) => {
      const less = origin[cause];
      const size = meanOf(absolute(less), wording);
      return policy.loss(size, less.mean > 0 ? 'less' : 'more', cause, i === 0);
    });
  return parts.length === 0 ? '' : policy.losses(numbers.enumeration(parts));
}

function boughtSentence(bought: Interval, wording: Wording): string {
  if (isUndecided(bought)) return '';
  return wording.policy.bought(meanOf(absolute(bought), wording), bought.mean > 0 ? 'more' : 'less');
}

/** Whether the effect outlives the money. */
export function lastingSentence(
  { money }: PolicyAnswer,
  { name, after }: SpendingMix,
  wording: Wording,
): string {
  const { policy } = wording;
  if (!after) return '';
  const { funded, last, lost } = after;
  const end = money.to + 1;
  if (isUndecided(last)) return policy.nothingLasts(end, name);
  const left = aboutEuros(Math.abs(last.mean), wording);
  return policy.lasts(end, left, last.mean > 0, aboutEuros(funded.mean, wording), isUndecided(lost));
}

/** Decided parts with their share of the gain; of the others that nothing can be told. */
function sharesOf(
  gain: Readonly<Record<GainPart, Interval>>,
  parts: readonly GainPart[],
  link: 'soldBy' | 'soldTo',
  { policy, numbers }: Wording,
): string {
  const whole = parts.reduce((sum, part) => sum + gain[part].mean, 0);
  const unseen = parts.filter((part) => isUndecided(gain[part]));
  if (unseen.length === parts.length) return policy.undivided(unseen);
  const told = parts
    .filter((part) => !isUndecided(gain[part]))
    .map((part, i) => {
      const share = numbers.percent(String(Math.round((100 * gain[part].mean) / whole)));
      return policy[link](share, part, i === 0);
    });
  return `${numbers.enumeration(told)}${unseen.length > 0 ? policy.untoldParts(unseen) : ''}`;
}

function absolute(interval: Interval): Interval {
  return interval.mean < 0 ? negated(interval) : interval;
}

/** Sentences, but for empty ones. */
function joined(...sentences: readonly string[]): string {
  return sentences.filter((text) => text !== '').join(' ');
}
