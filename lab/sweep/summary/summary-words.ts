import type { Arm } from '#sim-core';
import { plain } from '../../report/quantities.ts';
import { quantileOf } from '../../statistics/quantile.ts';
import { armPhrases, capital, enumeration } from '../../verdict/wording.ts';
import { english } from '../../wording/english.ts';
import { hasNoValue } from './samples.ts';
import type { Finding, SweepSummary } from './summarise-sweep.ts';
import { alpha } from './point-difference.ts';
import {
  bySize,
  differencesOf,
  intervalText,
  isRelativeIn,
  levelText,
  lowered,
  placeText,
  seriesPhrase,
  toldInterval,
} from './summary-phrases.ts';

/** What a sweep found, in sentences: the main outcome first, what the runs cannot tell included. */
export function summaryWords(summary: SweepSummary): string[] {
  const { arms, outcomes, baseline, samples } = summary;
  const [main] = outcomes;
  return [
    ...(samples.points.length === 0 ? ['No run of this sweep is stored yet.'] : []),
    ...(samples.points.length === 0 || hasNoValue(samples, main)
      ? []
      : arms.flatMap((arm) =>
          baseline === undefined
            ? levelWords(summary, arm, main)
            : [...findingWords(summary, arm, baseline, main), ...effectWords(summary, arm, main)],
        )),
    ...stateWords(summary),
    ...runWords(summary),
    ...familyWords(summary),
    ...(samples.isSampled ? [english.sample.rule('n')] : []),
  ];
}

/** How many points differ, where most, what is equivalent, and what cannot be told. */
function findingWords(summary: SweepSummary, arm: Arm, baseline: Arm, outcome: number): string[] {
  const { samples, margin } = summary;
  const { label, unit } = samples.outcomes[outcome];
  const all = differencesOf(summary, arm, outcome);
  const count = (...findings: Finding[]) => all.filter(({ finding }) => findings.includes(finding)).length;
  const [more, less] = [count('more'), count('less')];
  const known = [
    ...(count('identical') > 0 ? [`exactly the same in every pair at ${plain(count('identical'), 0)}`] : []),
    ...(count('equivalent') > 0
      ? [`the same within ±${percent(margin)} at ${plain(count('equivalent'), 0)}`]
      : []),
  ];
  const rest = [
    ...(count('open') > 0 ? [`at ${plain(count('open'), 0)} the runs cannot tell`] : []),
    ...(count('untested') > 0
      ? [`${plain(count('untested'), 0)} ${count('untested') === 1 ? 'has' : 'have'} fewer than two pairs`]
      : []),
  ];
  const heads = `${label} of ${armPhrases[arm]} differs from that of ${armPhrases[baseline]} at ${plain(more + less, 0)} of ${points(all.length)}: more at ${plain(more, 0)}, less at ${plain(less, 0)}.`;
  const others = [...(known.length > 0 ? [`it is ${enumeration(known)}`] : []), ...rest].join('; ');
  const small = all.filter(
    ({ finding, isEquivalent }) => isEquivalent && (finding === 'more' || finding === 'less'),
  );
  const slight =
    small.length > 0
      ? ` Of the points that differ, ${plain(small.length, 0)} ${small.length === 1 ? 'does' : 'do'} so by less than ±${percent(margin)}.`
      : '';
  const told = (difference: (typeof all)[number]) =>
    toldInterval(difference, isRelativeIn(summary, arm, outcome), unit);
  const [largest] = all
    .filter(({ finding }) =>
      more + less > 0 ? finding === 'more' || finding === 'less' : finding === 'open',
    )
    .sort(bySize(told));
  const where =
    largest &&
    `${more + less > 0 ? 'The difference that is told is largest' : 'The largest mean difference, which is not told from 0, lies'} at point ${largest.point}${placeOf(summary, largest.point)}: ${intervalText(told(largest))}.`;
  return [
    heads,
    ...(others === '' ? [] : [`${capital(others)}.${slight}`]),
    ...(others === '' && slight !== '' ? [slight.trim()] : []),
    ...(where ? [where] : []),
  ];
}

/** The factor on which it hangs most, the others averaged out. */
function effectWords(summary: SweepSummary, arm: Arm, outcome: number): string[] {
  const { samples, baseline } = summary;
  const series = summary.effects.find((each) => each.arm === arm && each.outcome === outcome);
  const [widest] = series?.effects ?? [];
  if (!series || !widest || widest.span === 0) return [];
  const rising = widest.levels
    .filter(({ interval }) => Number.isFinite(interval.mean))
    .toSorted((a, b) => a.interval.mean - b.interval.mean);
  const [least, most] = [rising[0], rising.at(-1)!];
  const unit = series.isRelative ? '%' : samples.outcomes[outcome].unit;
  const told = (level: typeof least) =>
    `${intervalText({ ...level.interval, unit, isDifference: baseline !== undefined })}, over ${level.points === 1 ? 'the one point' : `the ${points(level.points)}`} at ${levelText(level)}`;
  const factor = samples.factors[widest.factor];
  const what = baseline === undefined ? 'It' : 'The difference';
  return [
    `${what} moves most with ${lowered(factor.label)}: it is least, ${told(least)}, and greatest, ${told(most)}.`,
  ];
}

/** Of a single arm: where it is highest and lowest. */
function levelWords(summary: SweepSummary, arm: Arm, outcome: number): string[] {
  const { unit } = summary.samples.outcomes[outcome];
  const rising = summary.levels
    .filter((each) => each.arm === arm && each.outcome === outcome && Number.isFinite(each.mean))
    .toSorted((a, b) => a.mean - b.mean);
  if (rising.length === 0)
    return [`${capital(seriesPhrase(summary, arm, outcome))} has no value at any point.`];
  const told = ({ point, mean, spread }: (typeof rising)[number]) => {
    const interval = spread?.student ?? { mean, low: NaN, high: NaN };
    return `${intervalText({ ...interval, unit, isDifference: false })} at point ${point}${placeOf(summary, point)}`;
  };
  const phrase = capital(seriesPhrase(summary, arm, outcome));
  if (rising.length === 1) return [`${phrase} is ${told(rising[0])}.`];
  return [
    `Over ${points(rising.length)}, ${lowered(phrase)} lies between ${told(rising[0])} and ${told(rising.at(-1)!)}.`,
    ...effectWords(summary, arm, outcome),
  ];
}

/** How many replications there are, whether that was precise enough, and what common luck spared. */
function runWords(summary: SweepSummary): string[] {
  const { samples, differences, baseline, outcomes } = summary;
  const { rule } = samples;
  const counts = samples.points.map((point) => point.samples[0][0].length);
  if (counts.length === 0) return [];
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const each = `${least === most ? `${least}` : `${least} to ${most}`} ${most === 1 ? 'replication' : 'replications'}`;
  const precise = differences.filter(({ tested }) => tested?.isPrecise !== undefined);
  const reached = precise.filter(({ tested }) => tested!.isPrecise).length;
  const precision =
    rule.isFixed || precise.length === 0
      ? ''
      : ` The precision asked for, ±${percent(rule.halfWidth)} of the baseline’s mean, is reached at ${plain(reached, 0)} of ${points(precise.length)}${reached < precise.length ? `, of which the others stop at ${plain(rule.cap, 0)} replications or are not finished` : ''}.`;
  const gains = differences
    .filter(({ outcome, tested }) => outcome === outcomes[0] && tested?.pairingGain !== undefined)
    .map(({ tested }) => tested!.pairingGain!)
    .sort((a, b) => a - b);
  const luck =
    baseline === undefined || gains.length === 0
      ? ''
      : ` With luck of its own for each arm, the same intervals of ${lowered(samples.outcomes[outcomes[0]].label)} would take ${times(quantileOf(gains, 0.5))} times as many runs at the median point (${times(gains[0])} to ${times(gains.at(-1)!)}).`;
  return [
    `${samples.points.length === 1 ? 'The point has' : 'Each point has'} ${each} of every arm.${precision}${luck}`,
  ];
}

/** What is missing, said before the small print. */
function stateWords({ samples, outcomes }: SweepSummary): string[] {
  const { unfinished, failures, pointCount, ended, lacking } = samples;
  const runs = `${plain(ended, 0)} ${ended === 1 ? 'run' : 'runs'}`;
  return [
    ...outcomes.flatMap((outcome) => {
      const { label, definition } = samples.outcomes[outcome];
      if (lacking[outcome] === 0 || ended === 0) return [];
      return hasNoValue(samples, outcome)
        ? `${label} has no value in any of ${runs}, so that nothing can be said of it (${definition}).`
        : `${label} has no value in ${plain(lacking[outcome], 0)} of ${runs}; their pairs are left out.`;
    }),
    ...(unfinished > 0
      ? [
          `The sweep is not finished: ${plain(unfinished, 0)} of ${points(pointCount)} ${unfinished === 1 ? 'lacks' : 'lack'} runs, and all that is said here may still change.`,
        ]
      : []),
    ...(failures > 0
      ? [
          `${plain(failures, 0)} ${failures === 1 ? 'run or point' : 'runs or points'} failed; pairs without a number are left out.`,
        ]
      : []),
  ];
}

function familyWords({ family, equivalenceFamily, baseline }: SweepSummary): string[] {
  if (baseline === undefined) return ['Intervals hold one by one, not all together.'];
  if (family === 0) return [];
  return [
    `Differences are judged together, as one family of ${plain(family, 0)} ${family === 1 ? 'test' : 'tests'} (Holm, ${percent(100 * alpha)}), equivalence as another of ${plain(equivalenceFamily, 0)}; intervals hold one by one. That a difference is not told does not show that there is none.`,
  ];
}

function placeOf(summary: SweepSummary, point: number): string {
  const sampled = summary.samples.points.find((each) => each.point === point);
  const text = sampled ? placeText(summary, sampled) : '';
  return text === '' ? '' : ` (${text})`;
}

function points(count: number): string {
  return `${plain(count, 0)} ${count === 1 ? 'point' : 'points'}`;
}

function percent(value: number): string {
  return `${Number(value.toPrecision(6))} %`;
}

function times(gain: number): string {
  return plain(gain, gain < 10 ? 1 : 0);
}
