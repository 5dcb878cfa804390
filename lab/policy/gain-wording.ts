import type { Interval } from '../statistics/interval.ts';
import { enumeration, isNone, isUndecided } from '../verdict/wording.ts';
import type { GainPart, Origin, PolicyAnswer, SpendingMix } from './policy-answer.ts';
import { aboutEuros, meanOf, mixPhrase, partPhrases, rangeOf } from './policy-wording.ts';

/** How soon, and who sells more. */
export function gainSentence(mix: SpendingMix): string {
  const { monthsToEffect, gain } = mix;
  const soon =
    monthsToEffect === undefined
      ? ''
      : `Half of the effect of ${mixPhrase(mix.name)} is there to stay after ${monthsToEffect} months. `;
  return `${soon}Of the gain, ${sharesOf(gain, ['firms', 'related'], 'by')}; by size, ${sharesOf(gain, ['small', 'medium', 'large'], 'by')}.`;
}

/** Whose the business was. */
export function originSentence({ isDemandFixed }: PolicyAnswer, mix?: SpendingMix): string {
  const demand = isDemandFixed
    ? 'Customers ask for just as much with the money as without it, so whatever is sold more is business that rivals outside the region, at home or abroad, would have had, or that nobody would have noticed'
    : 'Customers who are served well ask for more, so a part of the gain may be new demand; the rest is business that rivals outside the region would have had, or that nobody would have noticed';
  if (!mix) return `${demand}.`;
  const { gain, origin, boughtOutside } = mix;
  const fresh =
    isDemandFixed || isNone(origin.newDemand)
      ? ''
      : ` New demand is ${meanOf(origin.newDemand)} € per euro (${rangeOf(origin.newDemand)}).`;
  return `${demand}. Of the gain, ${sharesOf(gain, ['home', 'export'], 'to')}.${fresh}${lossSentence(origin)}${boughtSentence(boughtOutside)}`;
}

/** By how much less, or more, is lost for each cause, where chance alone does not explain it. */
function lossSentence(origin: Readonly<Record<Origin, Interval>>): string {
  const parts = (Object.keys(lossPhrases) as (keyof typeof lossPhrases)[])
    .filter((cause) => !isUndecided(origin[cause]))
    .map((cause, i) => {
      const less = origin[cause];
      return `${meanOf(absolute(less))} € ${less.mean > 0 ? 'less' : 'more'} ${i === 0 ? 'is lost ' : ''}${lossPhrases[cause]}`;
    });
  return parts.length === 0 ? '' : ` Per euro, ${enumeration(parts)}.`;
}

const lossPhrases: Readonly<Record<Exclude<Origin, 'newDemand'>, string>> = {
  unseen: 'because nobody noticed it',
  unwilling: 'because nobody would take it up',
  noSkill: 'for want of a known skill',
  noRoom: 'for want of room',
  outbid: 'to better offers',
  defected: 'to partners who let go',
};

function boughtSentence(bought: Interval): string {
  if (isUndecided(bought)) return '';
  const more = bought.mean > 0 ? 'more' : 'less';
  return ` Per euro, ${meanOf(absolute(bought))} € ${more} work goes to suppliers outside.`;
}

/** Whether the effect outlives the money. */
export function lastingSentence({ money }: PolicyAnswer, { name, after }: SpendingMix): string {
  if (!after) return '';
  const { funded, last, lost } = after;
  const subject = `The money ends after month ${money.to + 1}`;
  if (isUndecided(last))
    return `${subject}; in the last year nothing of the effect of ${mixPhrase(name)} can be seen any more.`;
  const left = `in the last year ${aboutEuros(Math.abs(last.mean))} a year ${last.mean > 0 ? 'are left' : 'are missing'}, after ${aboutEuros(funded.mean)} in the last year with money`;
  return `${subject}; ${left}${isUndecided(lost) ? ', a change that chance could have made' : ''}.`;
}

/** Decided parts with their share of the gain; of the others that nothing can be told. */
function sharesOf(
  gain: Readonly<Record<GainPart, Interval>>,
  parts: readonly GainPart[],
  link: 'by' | 'to',
): string {
  const whole = parts.reduce((sum, part) => sum + gain[part].mean, 0);
  const unseen = parts.filter((part) => isUndecided(gain[part])).map((part) => partPhrases[part]);
  if (unseen.length === parts.length) return `how it divides among ${enumeration(unseen)} cannot be told`;
  const told = parts
    .filter((part) => !isUndecided(gain[part]))
    .map((part, i) => {
      const share = Math.round((100 * gain[part].mean) / whole);
      return `${share} % ${i === 0 ? 'is sold ' : ''}${link} ${partPhrases[part]}`;
    });
  const rest = unseen.length > 0 ? ` (for ${enumeration(unseen)} nothing can be told)` : '';
  return `${enumeration(told)}${rest}`;
}

function absolute({ mean, low, high }: Interval): Interval {
  return mean < 0 ? { mean: -mean, low: -high, high: -low } : { mean, low, high };
}
