import manifest from '../../../package.json' with { type: 'json' };
import {
  bySize,
  differencesOf,
  isRelativeIn,
  meanText,
  factorText,
  rangeText,
  toldInterval,
} from '../../sweep/summary/summary-phrases.ts';
import { hasNoValue } from '../../sweep/summary/samples.ts';
import type { Finding, SweepSummary } from '../../sweep/summary/summarise-sweep.ts';
import { summaryWords } from '../../sweep/summary/summary-words.ts';
import { armPhrases, capital } from '../../verdict/wording.ts';
import { type Markup, html, nothing } from '../markup.ts';
import { pageTable } from '../page-table.ts';
import { factsOf, pageOf, wordsOf } from '../page.ts';
import { plain, probabilityText } from '../quantities.ts';
import { effectsFigure, pointsFigure } from './sweep-figures.ts';

/** Outcomes that get figures at most; the tables have all. */
const mostOutcomes = 6;
/** Rows of the table at most. */
const mostRows = 50;

/**
 * Tells a summary as one HTML file that needs no script and no other file; the same summary gives the same bytes.
 *
 * @param command the command line that gave it
 */
export function renderSweep(summary: SweepSummary, command: string): string {
  const { samples, arms, outcomes } = summary;
  const { title, name, scenarioHash } = samples;
  const { version } = manifest;
  const shown = samples.points.length === 0 ? [] : outcomes.slice(0, mostOutcomes);
  return pageOf({
    kicker: 'Sweep by Carat, a simulator of business clusters',
    heading: title,
    title: `${title}: sweep by Carat`,
    version,
    main: html`${wordsOf(summaryWords(summary))}
      <section aria-labelledby="figures-heading">
        <h2 id="figures-heading">The figures</h2>
        ${shown.flatMap((outcome) =>
          arms.map(
            (arm) => html`${pointsFigure(summary, arm, outcome)} ${effectsFigure(summary, arm, outcome)}`,
          ),
        )}
        ${
          shown.length === 0 || hasNoValue(samples, shown[0])
            ? nothing
            : arms.map((arm) => differencesTable(summary, arm))
        }
      </section>
      ${method(summary, command)}`,
    footer: `Carat ${version}, sweep ${name}, scenario hash ${scenarioHash}. Cite these three with any number of this report.`,
  });
}

const findingNames: Readonly<Record<Finding, string>> = {
  more: 'more',
  less: 'less',
  identical: 'the same in every pair',
  equivalent: 'the same within the margin',
  open: 'cannot be told',
  untested: 'fewer than two pairs',
};

/** The main outcome, point by point, the greatest difference first. */
function differencesTable(summary: SweepSummary, arm: SweepSummary['arms'][number]): Markup {
  const { samples, baseline, outcomes } = summary;
  if (baseline === undefined) return nothing;
  const [main] = outcomes;
  const { label, unit } = samples.outcomes[main];
  const isRelative = isRelativeIn(summary, arm, main);
  const told = (each: (typeof all)[number]) => toldInterval(each, isRelative, unit);
  const all = differencesOf(summary, arm, main);
  const rows = all.toSorted(bySize(told)).slice(0, mostRows);
  const placeOf = new Map(samples.points.map(({ point, factors }) => [point, factors]));
  return pageTable({
    id: `table-${arm}`,
    heading: `${label} of ${armPhrases[arm]} against ${armPhrases[baseline]}, point by point`,
    columns: [
      'Point',
      ...samples.factors.map((factor) => [factor.label, factor.unit] as const),
      ['Difference', isRelative ? '%' : unit],
      '95 % interval',
      ['p', 'after Holm'],
      ['Effect size', 'Hedges’ g'],
      'Pairs',
      'Finding',
    ],
    body: rows.map(
      (each) =>
        html`<tr>
          <th scope="row">${each.point}</th>
          ${(placeOf.get(each.point) ?? []).map((value) => html`<td>${factorText(value)}</td>`)}
          <td>${meanText(told(each))}</td>
          <td>${rangeText(told(each))}</td>
          <td>${probabilityText(each.adjusted)}</td>
          <td>${each.tested?.effect ? plain(each.tested.effect.hedges, 2) : '–'}</td>
          <td>${each.pairs}</td>
          <td>${findingNames[each.finding]}</td>
        </tr>`,
    ),
    ...(all.length > rows.length && {
      note: `The ${rows.length} largest of ${plain(all.length, 0)}; differences.csv has all.`,
    }),
  });
}

function method(
  { samples, baseline, margin, family, equivalenceFamily }: SweepSummary,
  command: string,
): Markup {
  const { rule } = samples;
  return html`<section aria-labelledby="method-heading">
    <h2 id="method-heading">How it was computed</h2>
    <p>
      Each point of the design is a scenario; every arm lives through it with the same luck, replication by
      replication.
      ${
        baseline === undefined
          ? ''
          : 'Differences are taken within these pairs: Student’s and BCa bootstrap intervals of their mean, the paired t test, and Hedges’ g with its exact interval. Whether two arms are equivalent is tested by two one-sided tests against a share of the baseline’s mean.'
      }
      Points share their luck with each other too: means over points are therefore taken replication by
      replication before their interval is.
    </p>
    ${factsOf([
      ['Sweep', `${samples.title} (${samples.name})`],
      ['Scenario hash', samples.scenarioHash],
      ['Seed', samples.seed],
      ['Arms', samples.arms.map((arm) => capital(armPhrases[arm])).join('; ')],
      ['Points', `${plain(samples.points.length, 0)} of ${plain(samples.pointCount, 0)}`],
      [
        'Replications',
        rule.isFixed
          ? `${plain(rule.cap, 0)} of each point`
          : `until ${samples.outcomes[rule.outcome].label.toLowerCase()} of ${armPhrases[rule.arm]} is known to ±${rule.halfWidth} % of ${armPhrases[rule.baseline]}, at most ${plain(rule.cap, 0)}`,
      ],
      ...(baseline === undefined
        ? []
        : ([
            [
              'Many tests',
              `${plain(family, 0)} of a difference, ${plain(equivalenceFamily, 0)} of equivalence within ±${margin} %; each family adjusted after Holm (1979)`,
            ],
          ] as const)),
    ])}
    <h2>What it is not</h2>
    <ul class="reasons">
      <li>Intervals cover luck, not other rules or other values of what was not varied.</li>
      <li>
        That no difference is told does not show that there is none: that is what the test of equivalence is
        for.
      </li>
      <li>
        What a factor does holds within the range that was swept, and on average over the other factors.
      </li>
    </ul>
    <h2>How to get the same numbers again</h2>
    <pre><code>${command}</code></pre>
  </section>`;
}
