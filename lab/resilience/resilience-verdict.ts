import type { Arm } from '#sim-core';
import { plain } from '../report/quantities.ts';
import { sampleSentences } from '../sample-sentence.ts';
import { isDetermined } from '../statistics/support.ts';
import { armPhrases, capital, enumeration, intervalName } from '../verdict/wording.ts';
import type { ArmPair, NetworkAnswer, ResilienceAnswer, ShockAnswer } from './resilience-answer.ts';
import { endsOf, monthsOf, percentOf } from './resilience-wording.ts';
import { shockPhrase } from './usual-shocks.ts';

export type ResilienceTopic = 'answer' | 'shock' | 'network' | 'caution';

/** A sentence or two of the answer, and what they are about. */
export interface ResilienceFinding {
  readonly topic: ResilienceTopic;
  readonly text: string;
}

/**
 * Says in plain words how the arms take the shocks.
 *
 * @returns findings in the order in which they should be read
 */
export function resilienceVerdict(answer: ResilienceAnswer): readonly ResilienceFinding[] {
  return [
    ...answersOf(answer),
    ...answer.shocks.map((shock) => ({ topic: 'shock', text: shockSentence(shock, answer) }) as const),
    ...(answer.network ? [{ topic: 'network', text: networkSentence(answer.network) } as const] : []),
    ...sampleSentences(answer.sample).map((text) => ({ topic: 'caution', text }) as const),
    { topic: 'caution', text: caution(answer) },
  ];
}

/** The two arms of the headline: the cluster, or else the last arm, against isolated firms, or else the first. */
export function headlineArms({ arms }: Pick<ResilienceAnswer, 'arms'>): readonly [Arm, Arm] | undefined {
  const [first, ...others] = arms;
  if (others.length === 0) return undefined;
  const base = arms.includes('isolated') ? 'isolated' : first;
  const told = arms.includes('cluster') && base !== 'cluster' ? 'cluster' : others.at(-1)!;
  return [told, base];
}

function answersOf(answer: ResilienceAnswer): ResilienceFinding[] {
  const pair = headlineArms(answer);
  if (!pair) return [];
  const [arm, base] = pair;
  const gaps = answer.shocks.map((shock) => ({ shock, ...gapBetween(shock.pairs, arm, base) }));
  const phrases = (chosen: typeof gaps) => enumeration(chosen.map(({ shock }) => shockPhrase(shock.shock)));
  const told = (sign: number, kind: 'whole' | 'lost') =>
    gaps.filter((gap) => gap[kind].isToldApart && Math.sign(gap[kind].mean) === sign);
  if (gaps.every(({ whole, lost }) => !whole.isToldApart && !lost.isToldApart)) {
    const text = `What ${armPhrases[arm]} and ${armPhrases[base]} lose cannot be told apart after any shock, neither from the strike to the end nor in the last twelve months.`;
    return [{ topic: 'answer', text }];
  }
  const sentences = (['whole', 'lost'] as const).map((kind) => {
    const when = kind === 'whole' ? 'from the strike to the end' : 'in the last twelve months';
    const [less, more] = [told(-1, kind), told(1, kind)];
    if (less.length + more.length === 0)
      return `${capital(when)}, what ${armPhrases[arm]} and ${armPhrases[base]} lose cannot be told apart after any shock.`;
    const than = `of its turnover than ${armPhrases[base]} after`;
    const parts =
      less.length === 0
        ? `more ${than} ${phrases(more)}`
        : `less ${than} ${phrases(less)}${more.length > 0 ? `, and more after ${phrases(more)}` : ''}`;
    const rest = gaps.length - less.length - more.length;
    const others = rest === 1 ? 'the other shock' : `the other ${rest} shocks`;
    return `${capital(when)}, ${armPhrases[arm]} loses ${parts}${rest > 0 ? `; after ${others} the two cannot be told apart` : ''}.`;
  });
  return sentences.map((text) => ({ topic: 'answer', text }));
}

interface Gap {
  readonly mean: number;
  readonly isToldApart: boolean;
}

/** What an arm loses more than another, however the pair is stored. */
function gapBetween(pairs: readonly ArmPair[], arm: Arm, base: Arm): Record<'whole' | 'lost', Gap> {
  const pair = pairs.find(
    ({ first, second }) => (first === arm && second === base) || (first === base && second === arm),
  )!;
  const sign = pair.first === arm ? 1 : -1;
  const gap = (kind: 'whole' | 'lost') => ({
    mean: sign * pair[kind].difference.mean,
    isToldApart: pair.isToldApart[kind],
  });
  return { whole: gap('whole'), lost: gap('lost') };
}

/** The worst month, the way back and what stays lost, arm by arm. */
function shockSentence({ shock, strike, arms }: ShockAnswer, { months }: ResilienceAnswer): string {
  const subject = capital(shockPhrase(shock));
  const seen = arms.filter(
    ({ tests, depth }) => tests.whole.isSeen || (depth.mean >= 1 && tests.lost.isSeen),
  );
  if (seen.length === 0) return `${subject}: no arm loses turnover beyond what chance alone makes.`;
  const left = months - strike;
  const told = seen.map(({ arm, depth, recovery, whole }) => {
    if (whole.mean < 0)
      return `${armPhrases[arm]} sells more after it, by ${percentOf(-whole.mean)} on average`;
    const back =
      recovery.months === undefined
        ? `not made good within ${left} months`
        : `made good after ${monthsOf(recovery.months, left)} months`;
    return `${armPhrases[arm]} ${percentOf(depth.mean)} (${back})`;
  });
  const unseen = arms.filter((each) => !seen.includes(each)).map(({ arm }) => armPhrases[arm]);
  const lasting = seen
    .filter(({ tests, lost }) => tests.lost.isSeen && lost.mean > 0)
    .map(({ arm, lost }) => `${percentOf(lost.mean)} of ${armPhrases[arm]}`);
  return [
    `${subject} takes at its worst from ${told.join(', from ')}.`,
    ...(lasting.length > 0 ? [`Still lost in the last twelve months: ${enumeration(lasting)}.`] : []),
    ...(unseen.length > 0 ? [`No loss beyond chance is seen in ${enumeration(unseen)}.`] : []),
  ].join(' ');
}

/** Carat's network beside real ones, where a tenth of all goes. */
function networkSentence({ shares, cluster, real }: NetworkAnswer): string {
  const place = shares.indexOf(0.1);
  const among = (kind: 'random' | 'targeted') => {
    const values = real.networks.map((network) => network[kind][place]);
    return { least: Math.min(...values), most: Math.max(...values), own: cluster[kind][place].mean };
  };
  const range = ({ least, most }: { least: number; most: number }) =>
    `${plain(100 * least, 0)} to ${percent(most)}`;
  const [random, targeted] = [among('random'), among('targeted')];
  const ownTies = (2 * cluster.ties) / cluster.organisations;
  const realTies = real.networks.map(({ ties, organisations }) => (2 * ties) / organisations);
  const verdict =
    targeted.own > targeted.most
      ? `Carat’s network is sturdier than every one of them, and denser: ${plain(ownTies, 1)} partners for each organisation, against ${plain(Math.min(...realTies), 1)} to ${plain(Math.max(...realTies), 1)} in the records of joint projects, which hold only part of real ties. Do not read the survival of real clusters off it.`
      : targeted.own < targeted.least
        ? 'Carat’s network is more fragile than every one of them.'
        : 'Carat’s network lies among them.';
  return `Where every tenth organisation of the cluster goes by lot, ${percent(random.own)} of the largest part that hangs together is left (${range(random)} in ${real.networks.length} real networks); where the best-connected tenth goes, ${percent(targeted.own)} (${range(targeted)}). ${verdict}`;
}

function percent(share: number): string {
  return `${plain(100 * share, 0)} %`;
}

function caution({ replications, confidence, shocks }: ResilienceAnswer): string {
  const depths = shocks.flatMap(({ arms }) => arms.map(({ depth }) => depth));
  const widest = depths.reduce((most, depth) =>
    depth.high - depth.low > most.high - most.low ? depth : most,
  );
  const width = isDetermined(widest)
    ? `The widest ${intervalName(confidence)} of a depth is ${endsOf(widest)} %.`
    : `${depths.every((depth) => !isDetermined(depth)) ? 'No' : 'Not every'} depth has an interval: the replications support none.`;
  return `Depth and months are read off the mean of ${replications} paired replications, as six-month means: in a single one the worst month is mostly bad luck. ${width} A loss counts as made good when it stays below a tenth of the depth, or 1 % of turnover. Tests are corrected for their number (Holm). The intervals cover luck, not the model; what a shock does first is assumed.`;
}
