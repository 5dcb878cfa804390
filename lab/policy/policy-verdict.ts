import { sampleSentences } from '../sample-sentence.ts';
import type { Interval } from '../statistics/interval.ts';
import { isDetermined } from '../statistics/support.ts';
import { isNone, isUndecided } from '../verdict/wording.ts';
import { english } from '../wording/english.ts';
import type { Wording } from '../wording/wording.ts';
import { gainSentence, lastingSentence, originSentence } from './gain-wording.ts';
import type { MixResult, PolicyAnswer, SpendingMix } from './policy-answer.ts';
import { aboutEuros, euros, meanOf, negated, rangeOf, returnedShare, withRange } from './policy-wording.ts';

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

/** Those that lower turnover beyond chance, most turnover lost per euro first. */
export function loweringMixes(answer: PolicyAnswer): SpendingMix[] {
  return spendingMixes(answer)
    .filter(({ tests, change }) => tests.turnover.isMoved && change.turnover.mean < 0)
    .reverse();
}

/**
 * Says an answer in plain words: what brings most per euro and what costs most, what cannot be told apart, how soon, for whom,
 * from whom. Of a study that is not whole it claims nothing.
 *
 * @returns findings in the order in which they should be read
 */
export function policyVerdict(answer: PolicyAnswer, wording: Wording = english): readonly PolicyFinding[] {
  const spending = spendingMixes(answer);
  const raising = raisingMixes(answer);
  const lowering = loweringMixes(answer);
  const leader = raising[0] as SpendingMix | undefined;
  const harm = finding('answer', harmSentence(answer, lowering, leader !== undefined, wording));
  const told =
    spending.length === 0
      ? [finding('answer', nothingSpent(answer, wording))]
      : !answer.isWhole
        ? [finding('answer', wording.policy.soFar(answer.replications))]
        : leader
          ? [
              finding('answer', leaderSentence(answer, leader, wording)),
              harm,
              finding(
                'comparison',
                [othersSentence(raising, wording), alikeSentence(answer, leader, wording)].join(' '),
              ),
              finding('gain', gainSentence(leader, wording)),
              finding('origin', originSentence(answer, wording, leader)),
              finding('gain', lastingSentence(answer, leader, wording)),
            ]
          : lowering.length > 0
            ? [
                harm,
                finding('comparison', alikeSentence(answer, spending[0], wording)),
                finding('origin', originSentence(answer, wording)),
              ]
            : [
                finding('answer', tooLittleSentence(answer, wording)),
                finding('unseen', guessSentence(answer, spending, wording)),
                finding('comparison', alikeSentence(answer, spending[0], wording)),
                finding('origin', originSentence(answer, wording)),
              ];
  return [
    ...told,
    ...(answer.isWhole
      ? [
          finding('comparison', otherOutcomesSentence(answer, spending, leader, wording)),
          finding('comparison', otherHarmSentence(answer, spending, wording)),
          finding('unseen', raising.length + lowering.length > 0 ? unseenSentence(spending, wording) : ''),
        ]
      : []),
    finding('money', standingSentence(answer, wording)),
    finding('money', spending.length > 0 ? returnSentence(answer, wording) : ''),
    ...sampleSentences(answer.sample, wording).map((text) => finding('caution', text)),
    finding('caution', wording.policy.caution),
  ].filter(({ text }) => text.trim() !== '');
}

function finding(topic: PolicyTopic, text: string): PolicyFinding {
  return { topic, text: text.trim() };
}

function nothingSpent({ money, arm }: PolicyAnswer, wording: Wording): string {
  const { policy } = wording;
  return money.budget === 0 ? policy.nothing : policy.noneSpent(euros(money.budget, wording), arm);
}

function leaderSentence(
  { mixes, money, confidence }: PolicyAnswer,
  { name, perEuroSpent, tests }: SpendingMix,
  wording: Wording,
): string {
  const { policy } = wording;
  const { turnover, valueAdded, jobs } = perEuroSpent;
  const told = (effect: Interval, unit: string) => withRange(effect, unit, confidence, wording);
  const unsure = (effect: Interval) =>
    [
      meanOf(effect, wording),
      rangeOf(effect, wording),
      // Of an effect that is not there beyond chance, over all ways.
      isUndecided(effect) ? policy.untold : policy.perhapsChance,
    ] as const;
  return policy.leads(
    name,
    mixes.length,
    euros(money.budget, wording),
    told(turnover, policy.perEuro.turnover),
    tests.valueAdded.isMoved
      ? policy.alsoAdds(told(valueAdded, policy.perEuro.valueAdded))
      : isDetermined(valueAdded)
        ? policy.addsUnsurely(...unsure(valueAdded))
        : policy.addsUndetermined,
    tests.jobs.isMoved
      ? policy.jobs(told(jobs, policy.perEuro.jobs))
      : isDetermined(jobs)
        ? policy.jobsUnsurely(...unsure(jobs))
        : policy.jobsUndetermined,
  );
}

/** Each with its turnover per euro. */
function listOf(mixes: readonly SpendingMix[], wording: Wording): string {
  return wording.numbers.enumeration(
    mixes.map(({ name, perEuroSpent }) =>
      wording.policy.withEffect(name, meanOf(perEuroSpent.turnover, wording)),
    ),
  );
}

function othersSentence([, ...others]: readonly SpendingMix[], wording: Wording): string {
  return others.length === 0 ? '' : wording.policy.othersRaise(listOf(others, wording));
}

/** Whom a mix cannot be told apart from. */
function alikeSentence({ pairs, money }: PolicyAnswer, { name }: SpendingMix, wording: Wording): string {
  const { policy } = wording;
  const own = pairs.filter(({ first, second }) => first === name || second === name);
  if (own.length === 0) return '';
  const others = (isTold: boolean) =>
    own
      .filter(({ isToldApart }) => isToldApart === isTold)
      .map(({ first, second }) => (first === name ? second : first));
  if (pairs.every(({ isToldApart }) => !isToldApart)) return policy.allAlike(euros(money.budget, wording));
  if (others(false).length === 0) return policy.aheadOfAll(name);
  return policy.alike(name, others(false), others(true));
}

function tooLittleSentence({ money, control, replications, mixes }: PolicyAnswer, wording: Wording): string {
  return wording.policy.tooLittle(
    euros(money.budget, wording),
    aboutEuros(control.turnover.mean, wording),
    replications,
    mixes.map(({ name }) => name),
  );
}

/** The way that comes nearest to an effect that can be seen. */
function guessSentence(
  { confidence }: PolicyAnswer,
  spending: readonly SpendingMix[],
  wording: Wording,
): string {
  const { policy } = wording;
  const effectOf = ({ perEuroSpent }: SpendingMix) =>
    withRange(perEuroSpent.turnover, policy.perEuro.turnoverSpent, confidence, wording);
  const guess = nearest(spending);
  if (guess) return policy.nearest(guess.name, effectOf(guess), needsOf(guess, wording));
  const [most] = spending;
  return isNone(most.perEuroSpent.turnover)
    ? policy.changesNothing(most.name)
    : policy.guessIsNoGain(most.name, effectOf(most));
}

/** Of those that seem to raise turnover, the one that the fewest replications would show to. */
function nearest(mixes: readonly SpendingMix[]): SpendingMix | undefined {
  return mixes
    .filter(({ change, toBeSeen }) => toBeSeen !== undefined && change.turnover.mean > 0)
    .sort((a, b) => a.toBeSeen!.replications - b.toBeSeen!.replications)
    .at(0);
}

/** What an effect as large as it seems would take to be seen. */
function needsOf({ toBeSeen }: MixResult, wording: Wording): string {
  const { policy, numbers } = wording;
  if (!toBeSeen) return '';
  const { replications, budget } = toBeSeen;
  if (replications > mostReplications) return policy.needsTooMany;
  return policy.needs(replications.toLocaleString(numbers.locale), euros(budget, wording));
}

/** The ways that cost turnover, told as the ways that bring some are. */
function harmSentence(
  { mixes, money, confidence }: PolicyAnswer,
  [most, ...others]: readonly (SpendingMix | undefined)[],
  isGainSeen: boolean,
  wording: Wording,
): string {
  if (!most) return '';
  const { policy } = wording;
  const cost = withRange(negated(most.perEuroSpent.turnover), policy.perEuro.turnover, confidence, wording);
  const more = others.flatMap((each) => each ?? []);
  return [
    policy.lowers(most.name, mixes.length, euros(money.budget, wording), cost, isGainSeen),
    more.length === 0 ? '' : policy.othersLower(listOf(more, wording)),
  ]
    .join(' ')
    .trim();
}

/** Value added and jobs that fall beyond chance, of the ways whose turnover does not. */
function otherHarmSentence(
  { confidence }: PolicyAnswer,
  spending: readonly SpendingMix[],
  wording: Wording,
): string {
  const { policy, numbers } = wording;
  const falls = (['valueAdded', 'jobs'] as const).flatMap((outcome) => {
    const list = spending
      .filter(({ tests, change }) => tests[outcome].isMoved && change[outcome].mean < 0)
      .sort((a, b) => a.perEuroSpent[outcome].mean - b.perEuroSpent[outcome].mean)
      .map(({ name, perEuroSpent }) => {
        const unit = outcome === 'jobs' ? policy.perEuro.jobsSpent : policy.perEuro.valueAddedSpent;
        return policy.fallsBy(name, withRange(perEuroSpent[outcome], unit, confidence, wording));
      });
    return list.length === 0 ? [] : [policy.falls[outcome](numbers.enumeration(list))];
  });
  return falls.join(' ');
}

/** What the scenario spends already. */
function standingSentence({ standing }: PolicyAnswer, wording: Wording): string {
  return standing ? wording.policy.standing(standing.levers, aboutEuros(standing.charged, wording)) : '';
}

/** Value added and jobs, where they move and turnover has not told it. */
function otherOutcomesSentence(
  { confidence }: PolicyAnswer,
  spending: readonly SpendingMix[],
  leader: SpendingMix | undefined,
  wording: Wording,
): string {
  const { policy } = wording;
  const jobs = spending
    .filter((mix) => mix !== leader && mix.tests.jobs.isMoved && mix.change.jobs.mean > 0)
    .sort((a, b) => b.perEuroSpent.jobs.mean - a.perEuroSpent.jobs.mean);
  if (jobs.length === 0) return '';
  const [most] = jobs;
  const { jobs: effect } = most.perEuroSpent;
  const isMore = leader !== undefined && leader.tests.jobs.isMoved;
  if (isMore && effect.mean <= leader.perEuroSpent.jobs.mean) return '';
  const told = withRange(effect, policy.perEuro.jobsSpent, confidence, wording);
  return policy.jobsGrow(leader !== undefined, most.name, told);
}

function unseenSentence(spending: readonly SpendingMix[], wording: Wording): string {
  const { policy } = wording;
  const unseen = spending.filter(({ tests }) => !tests.turnover.isMoved);
  if (unseen.length === 0) return '';
  const next = nearest(unseen);
  const told = policy.unseen(unseen.map(({ name }) => name));
  return next ? `${told} ${policy.nearestUnseen(next.name, needsOf(next, wording))}` : told;
}

function returnSentence({ mixes, arm }: PolicyAnswer, { policy, numbers }: Wording): string {
  const unspent = mixes.filter((mix) => returnedShare(mix) >= notableReturn);
  if (unspent.length === 0) return '';
  const list = unspent.map((mix) => {
    const share = Math.round(100 * returnedShare(mix));
    const told = share === 100 ? policy.allOfIt : numbers.percent(String(share));
    return policy.returned(mix.name, told, mix.unusable.length > 0 ? arm : undefined);
  });
  return policy.givenBack(numbers.enumeration(list));
}
