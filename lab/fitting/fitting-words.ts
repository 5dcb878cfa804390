import { sampleSentences } from '../sample-sentence.ts';
import { capital, enumeration, figure } from '../verdict/wording.ts';
import type { FittingResult } from './fit-targets.ts';
import type { Coverage } from './self-test.ts';

/** Predicted below this share of the variance, an emulator is called poor. */
const poorly = 0.5;
/** Even draws below which the posterior is called coarse. */
const coarse = 100;

/** What a calibration says, sentence by sentence: the targets, what was learnt, what was not, and how far to trust it. */
export function fittingWords(result: FittingResult): string[] {
  return [
    targetWords(result),
    learntWords(result),
    ...tiedWords(result),
    ...trustWords(result),
    ...sampleSentences(result.fitting.base.scenario.sample),
  ].filter((text) => text !== '');
}

/** What people call a parameter: as it is typed. */
export function namesOf({ fitting }: Pick<FittingResult, 'fitting'>): string[] {
  return fitting.sweep.factors.map(({ pointer }) => {
    const name = pointer.replace('/parameters/', '');
    return name.startsWith('/') ? pointer : name;
  });
}

/** A share in per cent, with a decimal where it is small. */
export function percent(share: number): string {
  const value = 100 * share;
  if (value > 0 && value < 0.05) return 'less than 0.1 %';
  return `${figure(value, value > 0 && value < 10 ? 1 : 0)} %`;
}

/** Whether known values were recovered as often as they should be, in one sentence. */
export function coverageWords(coverage: readonly Coverage[], what: string): string {
  const held = coverage.reduce((sum, each) => sum + each.held, 0);
  const count = coverage.reduce((sum, each) => sum + each.count, 0);
  const low = coverage.filter((each) => each.held < each.low).length;
  const verdict =
    low === 0
      ? 'for no parameter less often than chance allows'
      : `for ${low} of ${coverage.length} parameters less often than chance allows, so that the intervals are too narrow`;
  return `${what}: 95 % intervals held the true value in ${held} of ${count} cases (${percent(held / count)}), ${verdict}.`;
}

function targetWords({ targets, match, fitting, nearest }: FittingResult): string {
  const labels = fitting.sweep.outcomes.map(({ label }) => label.toLowerCase());
  const missed = targets.flatMap(({ isMet }, i) => (isMet ? [] : [labels[i]]));
  if (match.isEmpty) {
    const at = namesOf({ fitting }).map((name, i) => `${name} ${nearest[i]}`);
    return `Nothing of the priors comes near all targets: at ${enumeration(at)}, which comes nearest, ${missed.length === 0 ? 'one lies beyond what the emulators allow' : `${enumeration(missed)} ${missed.length === 1 ? 'is' : 'are'} not met`}. Widen the priors, or say how far the model may be off with "discrepancy".`;
  }
  const met = targets.length - missed.length;
  const rest =
    missed.length === 0 ? '' : `; ${enumeration(missed)} ${missed.length === 1 ? 'is' : 'are'} not`;
  return `At the best values ${met} of ${targets.length} targets ${met === 1 ? 'is' : 'are'} met${rest}. ${capital(percent(match.region.share))} of the prior is not implausible.`;
}

function learntWords(result: FittingResult): string {
  const { parameters } = result;
  const names = namesOf(result);
  const told = parameters.flatMap(({ isIdentified }, i) => (isIdentified ? [names[i]] : []));
  const not = parameters.flatMap(({ isIdentified }, i) => (isIdentified ? [] : [names[i]]));
  if (parameters.length === 0) return '';
  const known =
    told.length === 0
      ? 'The targets narrow no parameter by more than chance.'
      : `The targets narrow ${enumeration(told)}.`;
  const unknown =
    not.length === 0 || told.length === 0
      ? ''
      : ` They do not identify ${enumeration(not)}: ${not.length === 1 ? 'its posterior is' : 'their posteriors are'} not a tenth narrower than the prior, or not beyond chance.`;
  return known + unknown;
}

function tiedWords(result: FittingResult): string[] {
  const names = namesOf(result);
  return result.pairs.map(
    ({ first, second, correlation }) =>
      `Of ${names[first]} and ${names[second]}, only their combination is told (correlation ${figure(correlation, 2).replace('-', '−')}): a higher ${names[first]} goes with a ${correlation > 0 ? 'higher' : 'lower'} ${names[second]}.`,
  );
}

function trustWords({ match, recovered, coverage, whole, fitting, failedPlaces }: FittingResult): string[] {
  const { targets } = match.waves.at(-1)!.emulator;
  const labels = fitting.sweep.outcomes.map(({ label }) => label.toLowerCase());
  const poor = targets.flatMap(({ predicted }, i) => (predicted < poorly ? [labels[i]] : []));
  return [
    coverageWords(
      coverage,
      `Before, known values were recovered from ${recovered.length} simulated data sets`,
    ),
    whole
      ? coverageWords(
          whole.coverage,
          `Whole calibrations to ${whole.recovered.length} further simulated data sets, waves and all`,
        )
      : '',
    poor.length === 0
      ? ''
      : `In the last wave the emulator predicts less than half of the variance between places of ${enumeration(poor)}: there, luck or a bend that no quadratic follows is what is left, and the intervals allow for it.`,
    !match.isEmpty && match.region.effectiveCount < coarse
      ? 'The posterior rests on few places: its intervals are coarse.'
      : '',
    failedPlaces === 0 ? '' : `${failedPlaces} places could not be run, and are left out.`,
    fitting.arm === 'isolated'
      ? ''
      : `The targets were fitted under the arm ${fitting.arm}: a gap of that arm to another is then no longer free of what was observed.`,
  ];
}
