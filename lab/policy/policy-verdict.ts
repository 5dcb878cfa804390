import type { Interval } from '../statistics/interval.ts';
import { capital, enumeration, isNone, isUndecided } from '../verdict/wording.ts';
import { gainSentence, lastingSentence, originSentence } from './gain-wording.ts';
import type { MixResult, PolicyAnswer, SpendingMix } from './policy-answer.ts';
import { aboutEuros, euros, meanOf, mixPhrase, rangeOf, returnedShare, withRange } from './policy-wording.ts';

export type PolicyTopic = 'answer' | 'comparison' | 'unseen' | 'gain' | 'origin' | 'money' | 'caution';

/** A sentence or two of the answer, and what they are about. */
export interface PolicyFinding {
  readonly topic: PolicyTopic;
  readonly text: string;
}

/** Given back by a mix before it is worth a sentence. */
const notableReturn = 0.05;
/** More than this nobody runs. */
const mostReplications = 100_000;

/** Those that spent money, most turnover per euro first. */
export function spendingMixes({ mixes }: PolicyAnswer): SpendingMix[] {
  return mixes
    .filter((mix): mix is SpendingMix => mix.perEuroSpent !== undefined)
    .sort((a, b) => b.perEuroSpent.turnover.mean - a.perEuroSpent.turnover.mean);
}

/** Those that raise turnover beyond chance, most turnover per euro first. */
export function raisingMixes(answer: PolicyAnswer): SpendingMix[] {
  return spendingMixes(answer).filter(
    ({ tests, change }) => tests.turnover.isMoved && change.turnover.mean > 0,
  );
}

/**
 * Says an answer in plain words: what brings most per euro, what cannot be told apart, how soon, for whom, from whom.
 *
 * @returns findings in the order in which they should be read
 */
export function policyVerdict(answer: PolicyAnswer): readonly PolicyFinding[] {
  const spending = spendingMixes(answer);
  const raising = raisingMixes(answer);
  const leader = raising[0] as SpendingMix | undefined;
  const told =
    spending.length === 0
      ? [finding('answer', nothingSpent(answer))]
      : leader
        ? [
            finding('answer', leaderSentence(answer, leader)),
            finding('comparison', [othersSentence(raising), alikeSentence(answer, leader)].join(' ')),
            finding('gain', gainSentence(leader)),
            finding('origin', originSentence(answer, leader)),
            finding('gain', lastingSentence(answer, leader)),
          ]
        : [
            finding('answer', tooLittleSentence(answer)),
            finding('unseen', guessSentence(answer, spending)),
            finding('comparison', alikeSentence(answer, spending[0])),
            finding('origin', originSentence(answer)),
          ];
  return [
    ...told,
    finding('comparison', harmSentence(spending)),
    finding('comparison', otherOutcomesSentence(answer, spending, leader)),
    finding('unseen', leader ? unseenSentence(spending) : ''),
    finding('money', spending.length > 0 ? returnSentence(answer) : ''),
    finding('caution', caution),
  ].filter(({ text }) => text.trim() !== '');
}

const caution =
  'The intervals cover luck, not the model: how much effect a euro buys first is assumed (see the conversions), and what follows from it is computed.';

function finding(topic: PolicyTopic, text: string): PolicyFinding {
  return { topic, text: text.trim() };
}

function budgetOf({ money }: PolicyAnswer): string {
  return `${euros(money.budget)} a year`;
}

function nothingSpent(answer: PolicyAnswer): string {
  if (answer.money.budget === 0) return 'Without money nothing changes: every difference is exactly 0.';
  return `None of the ${budgetOf(answer)} is spent: the arm ${answer.arm} has no use for it, or the money never suffices; all of it is given back or waits.`;
}

function leaderSentence({ mixes, money, confidence }: PolicyAnswer, leader: SpendingMix): string {
  const { turnover, valueAdded, jobs } = leader.perEuroSpent;
  const start =
    mixes.length === 1
      ? `${capital(mixPhrase(leader.name))}, with ${euros(money.budget)} a year, raises turnover: each public euro brings`
      : `Of ${mixes.length} ways to spend ${euros(money.budget)} a year, ${mixPhrase(leader.name)} raises turnover most per euro: each brings`;
  const added = leader.tests.valueAdded.isMoved
    ? ` and ${withRange(valueAdded, '€ of value added', confidence)}`
    : `; value added (${unsureOf(valueAdded)} € per euro) ${unsureWords(valueAdded)}`;
  const work = leader.tests.jobs.isMoved
    ? `a million € brings ${withRange(jobs, 'jobs', confidence)}`
    : `jobs (${unsureOf(jobs)} per million €) ${unsureWords(jobs)}`;
  return `${start} ${withRange(turnover, '€ of turnover', confidence)}${added}; ${work}.`;
}

/** As in `39, from 12 to 66`. */
function unsureOf(effect: Interval): string {
  return `${meanOf(effect)}, from ${rangeOf(effect)}`;
}

/** Of an effect that is not there beyond chance, over all ways. */
function unsureWords(effect: Interval): string {
  return isUndecided(effect)
    ? 'cannot be told from none'
    : 'could still be chance, as one of so many comparisons';
}

function othersSentence([, ...others]: readonly SpendingMix[]): string {
  if (others.length === 0) return '';
  const list = others.map(
    ({ name, perEuroSpent }) => `${mixPhrase(name)} (${meanOf(perEuroSpent.turnover)} € per euro)`,
  );
  return `Turnover also rises with ${enumeration(list)}.`;
}

/** Whom a mix cannot be told apart from. */
function alikeSentence({ pairs, money }: PolicyAnswer, { name }: SpendingMix): string {
  const own = pairs.filter(({ first, second }) => first === name || second === name);
  if (own.length === 0) return '';
  const others = (isTold: boolean) =>
    enumeration(
      own
        .filter(({ isToldApart }) => isToldApart === isTold)
        .map(({ first, second }) => mixPhrase(first === name ? second : first)),
    );
  if (pairs.every(({ isToldApart }) => !isToldApart))
    return `With ${euros(money.budget)} a year, no two of the ways that spend money can be told apart.`;
  const subject = capital(mixPhrase(name));
  if (others(false) === '') return `${subject} is ahead of every other way beyond chance.`;
  const ahead = others(true) === '' ? '' : `; it is ahead of ${others(true)}`;
  return `${subject} cannot be told apart from ${others(false)}${ahead}.`;
}

function tooLittleSentence(answer: PolicyAnswer): string {
  const { control, replications, mixes } = answer;
  const subject = mixes.length === 1 ? mixPhrase(mixes[0].name) : `any of ${mixes.length} ways to spend it`;
  return `${capital(budgetOf(answer))} is too little to see what it buys: the region sells about ${aboutEuros(control.turnover.mean)} a year without it, and in ${replications} replications, the same years with and without the money, the change that ${subject} makes to turnover is no greater than chance alone could make.`;
}

/** The way that comes nearest to an effect that can be seen. */
function guessSentence({ confidence }: PolicyAnswer, spending: readonly SpendingMix[]): string {
  const guess = nearest(spending);
  if (!guess) {
    const [most] = spending;
    return isNone(most.perEuroSpent.turnover)
      ? `${capital(mixPhrase(most.name))} changes nothing at all.`
      : `Not even the best guess, ${mixPhrase(most.name)}, is a gain: ${withRange(most.perEuroSpent.turnover, '€ of turnover per euro', confidence)}.`;
  }
  return `${capital(mixPhrase(guess.name))} comes nearest to it, with ${withRange(guess.perEuroSpent.turnover, '€ of turnover per euro', confidence)}; ${needsOf(guess)}.`;
}

/** Of those that seem to raise turnover, the one that the fewest replications would show to. */
function nearest(mixes: readonly SpendingMix[]): SpendingMix | undefined {
  return mixes
    .filter(({ change, toBeSeen }) => toBeSeen !== undefined && change.turnover.mean > 0)
    .sort((a, b) => a.toBeSeen!.replications - b.toBeSeen!.replications)
    .at(0);
}

/** What an effect as large as it seems would take to be seen. */
function needsOf({ toBeSeen }: MixResult): string {
  if (!toBeSeen) return '';
  const { replications, budget } = toBeSeen;
  if (replications > mostReplications)
    return 'if it is that small, no practicable number of replications shows it';
  return `if it is that large, seeing it takes about ${replications.toLocaleString('en')} replications, or about ${euros(budget)} a year`;
}

function harmSentence(spending: readonly SpendingMix[]): string {
  const harmful = spending.filter(({ tests, change }) => tests.turnover.isMoved && change.turnover.mean < 0);
  if (harmful.length === 0) return '';
  const list = harmful.map(
    ({ name, perEuroSpent }) => `${mixPhrase(name)} (${meanOf(perEuroSpent.turnover)} € per euro)`,
  );
  return `Turnover falls with ${enumeration(list)}.`;
}

/** Value added and jobs, where they move and turnover has not told it. */
function otherOutcomesSentence(
  { confidence }: PolicyAnswer,
  spending: readonly SpendingMix[],
  leader: SpendingMix | undefined,
): string {
  const jobs = spending
    .filter((mix) => mix !== leader && mix.tests.jobs.isMoved && mix.change.jobs.mean > 0)
    .sort((a, b) => b.perEuroSpent.jobs.mean - a.perEuroSpent.jobs.mean);
  if (jobs.length === 0) return '';
  const [most] = jobs;
  const { jobs: effect } = most.perEuroSpent;
  const isMore = leader !== undefined && leader.tests.jobs.isMoved;
  if (isMore && effect.mean <= leader.perEuroSpent.jobs.mean) return '';
  const which = leader ? 'most' : 'beyond chance';
  return `Jobs grow ${which} with ${mixPhrase(most.name)}: ${withRange(effect, 'per million €', confidence)}.`;
}

function unseenSentence(spending: readonly SpendingMix[]): string {
  const unseen = spending.filter(({ tests }) => !tests.turnover.isMoved);
  if (unseen.length === 0) return '';
  const next = nearest(unseen);
  const list = enumeration(unseen.map(({ name }) => mixPhrase(name)));
  const needs = next ? ` The nearest to it is ${mixPhrase(next.name)}: ${needsOf(next)}.` : '';
  return `No effect on turnover can be seen of ${list}, which does not show that there is none.${needs}`;
}

function returnSentence({ mixes, arm }: PolicyAnswer): string {
  const unspent = mixes.filter((mix) => returnedShare(mix) >= notableReturn);
  if (unspent.length === 0) return '';
  const list = unspent.map((mix) => {
    const reason = mix.unusable.length > 0 ? `, for which the arm ${arm} has no use` : '';
    const share = Math.round(100 * returnedShare(mix));
    return `${mixPhrase(mix.name)} (${share === 100 ? 'all' : `${share} %`}${reason})`;
  });
  return `Money was given back by ${enumeration(list)}; effects are told per euro spent, and in a table of their own per euro charged.`;
}
