import type { Arm } from '#sim-core';
import { hasNoValue } from '../../lab/sweep/summary/samples.ts';
import type { JudgedDifference, SweepSummary } from '../../lab/sweep/summary/summarise-sweep.ts';
import {
  type ToldInterval,
  bySize,
  differencesOf,
  factorText,
  isRelativeIn,
  meanText,
  rangeText,
  toldInterval,
} from '../../lab/sweep/summary/summary-phrases.ts';
import { summaryWords } from '../../lab/sweep/summary/summary-words.ts';
import { quantileOf } from '../../lab/statistics/quantile.ts';
import { armPhrases, capital } from '../../lab/verdict/wording.ts';
import type { Output } from '../session.ts';
import { grouped } from '../text/numbers.ts';
import { type Column, tableOf } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';

/** Factors that a table has room for. */
const shownFactors = 3;
const findingMarks = {
  more: '▲ more',
  less: '▼ less',
  identical: '= all',
  equivalent: '≈ same',
  open: '?',
  untested: '–',
} as const;

/** A summary for people: in words, outcome by outcome, then the points that differ most. */
export function summaryText(summary: SweepSummary, shownRows: number, output: Output): string {
  const { samples, outcomes, arms, baseline } = summary;
  const { colours, width } = output;
  const words = summaryWords(summary).map((text, i) =>
    i === 0 ? colours.bold(wrap(text, width)) : wrap(text, width),
  );
  const head = `${samples.title} (${samples.name})`;
  if (samples.points.length === 0) return [head, ...words].join('\n\n');
  const tables =
    baseline === undefined
      ? [levelsText(summary, shownRows, output)]
      : [
          overviewText(summary, output),
          ...(hasNoValue(samples, outcomes[0])
            ? []
            : arms.map((arm) => pointsText(summary, arm, outcomes[0], shownRows, output))),
        ];
  return [head, ...words, ...tables].join('\n\n');
}

/** Outcome by outcome: at how many points it differs, and between what. */
function overviewText(summary: SweepSummary, output: Output): string {
  const { samples, outcomes, arms, baseline, margin } = summary;
  const rows = outcomes.flatMap((outcome) =>
    arms.map((arm) => {
      const all = differencesOf(summary, arm, outcome);
      const count = (...findings: JudgedDifference['finding'][]) =>
        grouped(all.filter(({ finding }) => findings.includes(finding)).length);
      const { label, unit } = samples.outcomes[outcome];
      if (hasNoValue(samples, outcome))
        return [label, ...(arms.length > 1 ? [arm] : []), '–', '–', '–', '–', 'no value', '–'];
      const isRelative = isRelativeIn(summary, arm, outcome);
      const means = all
        .map((each) => toldInterval(each, isRelative, unit))
        .filter(({ mean }) => Number.isFinite(mean))
        .sort((a, b) => a.mean - b.mean);
      const gains = all.flatMap(({ tested }) => tested?.pairingGain ?? []).sort((a, b) => a - b);
      return [
        `${label}, ${isRelative ? '%' : unit}`,
        ...(arms.length > 1 ? [arm] : []),
        count('more'),
        count('less'),
        count('equivalent', 'identical'),
        count('open', 'untested'),
        means.length === 0 ? '–' : `${meanText(means[0])} to ${meanText(means.at(-1)!)}`,
        gains.length === 0 ? '–' : `${grouped(quantileOf(gains, 0.5), 1)}×`,
      ];
    }),
  );
  const note = `Points at which each outcome is more or less than under ${armPhrases[baseline!]}, the same within ±${margin} %, or cannot be told; least and greatest mean difference; and the median of how many times more runs it would take without common luck.`;
  const columns: Column[] = [
    { heading: 'Outcome', width: arms.length > 1 ? 18 : 26 },
    ...(arms.length > 1 ? [{ heading: 'Arm' }] : []),
    ...['More', 'Less', 'Same', '?'].map((heading) => ({ heading, isNumber: true })),
    { heading: 'Differences' },
    { heading: 'Gain', isNumber: true },
  ];
  return section('By outcome', note, tableOf(columns, rows, output), output);
}

/** The points at which an arm differs most. */
function pointsText(
  summary: SweepSummary,
  arm: Arm,
  outcome: number,
  shownRows: number,
  output: Output,
): string {
  const { samples, baseline, margin } = summary;
  const { label, unit } = samples.outcomes[outcome];
  const isRelative = isRelativeIn(summary, arm, outcome);
  const told = (each: JudgedDifference) => toldInterval(each, isRelative, unit);
  const all = differencesOf(summary, arm, outcome).toSorted(bySize(told));
  const rows = all.slice(0, shownRows).map((each) => {
    const interval = told(each);
    return [
      grouped(each.point),
      ...factorCells(summary, each.point),
      meanText(interval),
      rangeText(interval),
      each.adjusted === undefined ? '–' : probability(each.adjusted),
      grouped(each.pairs),
      findingMarks[each.finding],
    ];
  });
  const columns: Column[] = [
    { heading: 'Point', isNumber: true },
    ...factorColumns(summary),
    { heading: isRelative ? '%' : unit || 'diff.', isNumber: true },
    { heading: '95 % interval' },
    { heading: 'p', isNumber: true },
    { heading: 'Pairs', isNumber: true },
    { heading: '' },
  ];
  const which =
    all.length > rows.length
      ? `the ${rows.length} points of ${grouped(all.length)} where the mean difference is largest`
      : 'by size';
  const note = `${capital(armPhrases[arm])} against ${armPhrases[baseline!]}: ${which}; p after Holm; ≈ the same within ±${margin} %, ? cannot be told.${all.length > rows.length ? ` --rows ${all.length} shows all, --out writes them.` : ''}`;
  return section(label, note, tableOf(columns, rows, output), output);
}

/** Of a single arm: the points in their order. */
function levelsText(summary: SweepSummary, shownRows: number, output: Output): string {
  const { samples, outcomes, levels } = summary;
  const [main] = outcomes;
  const { label, unit } = samples.outcomes[main];
  const all = levels.filter(({ outcome }) => outcome === main);
  const rows = all.slice(0, shownRows).map(({ point, mean, spread, count }) => {
    const interval: ToldInterval = {
      ...(spread?.student ?? { mean, low: NaN, high: NaN }),
      unit,
      isDifference: false,
    };
    return [
      grouped(point),
      ...factorCells(summary, point),
      Number.isFinite(mean) ? meanText(interval) : '–',
      rangeText(interval),
      spread ? grouped(spread.deviation, spread.deviation < 10 ? 2 : 0) : '–',
      grouped(count),
    ];
  });
  const columns: Column[] = [
    { heading: 'Point', isNumber: true },
    ...factorColumns(summary),
    { heading: 'Mean', isNumber: true },
    { heading: '95 % interval' },
    { heading: 'SD', isNumber: true },
    { heading: 'Runs', isNumber: true },
  ];
  const note = `Mean over the runs of each point${unit === '' ? '' : `, ${unit}`}; SD is that of single runs.${all.length > rows.length ? ` ${rows.length} of ${grouped(all.length)} points: --rows ${all.length} shows all, --out writes them.` : ''}`;
  return section(label, note, tableOf(columns, rows, output), output);
}

function section(heading: string, note: string, body: string, { colours, width }: Output): string {
  return `${colours.bold(heading)}\n${colours.dim(wrap(note, width))}\n\n${body}`;
}

function factorColumns({ samples }: SweepSummary): Column[] {
  return samples.factors.slice(0, shownFactors).map(({ label, isNumeric }) => ({
    heading: label,
    isNumber: isNumeric,
    width: Math.max(7, ...label.split(' ').map((word) => word.length)),
  }));
}

function factorCells({ samples }: SweepSummary, point: number): string[] {
  const values = samples.points.find((each) => each.point === point)?.factors ?? [];
  return samples.factors.slice(0, shownFactors).map((_, i) => factorText(values[i]));
}

function probability(p: number): string {
  return p < 0.001 ? '<.001' : p.toFixed(3).replace(/^0/, '');
}
