import manifest from '../../../package.json' with { type: 'json' };
import { variableLabel } from '../../files/variable-name.ts';
import { type RunSeries, type YearlyMeasure, yearlyMeasures } from '../../run/run-series.ts';
import { sampleSentences } from '../../sample-sentence.ts';
import { armPhrases, capital, figure, money } from '../../verdict/wording.ts';
import { type Markup, html } from '../markup.ts';
import { factsOf, pageOf, wordsOf } from '../page.ts';
import { pageTable } from '../page-table.ts';
import { plain, signed } from '../quantities.ts';
import { runFigure } from './run-figure.ts';

/**
 * Tells one run as one HTML file that needs no script and no other file; the same run gives the same bytes.
 *
 * @param command the command line that gave it
 */
export function renderRun(series: RunSeries, command: string): string {
  const { title, scenario, hash, run } = series;
  const { version } = manifest;
  return pageOf({
    kicker: 'One run by Carat, a simulator of business clusters',
    heading: `${title}: ${armPhrases[run.arm]}, once`,
    title: `${title}: one run by Carat`,
    version,
    main: html`${wordsOf(words(series))}
      <section aria-labelledby="figures-heading">
        <h2 id="figures-heading">The figures</h2>
        ${runFigure(series)}
      </section>
      <section aria-labelledby="tables-heading">
        <h2 id="tables-heading">The table</h2>
        ${yearTable(series)}
      </section>
      ${method(series, command)}`,
    footer: `Carat ${version}, scenario ${scenario}, hash ${hash}. Cite these three with any number of this report.`,
  });
}

function words(series: RunSeries): string[] {
  const { run } = series;
  const [main] = yearlyMeasures(series);
  const { years } = main;
  const told =
    years.length === 1
      ? `In the one year after the branch, ${nameOf(main).toLowerCase()} of ${armPhrases[run.arm]} is ${valueOf(main, years[0])}.`
      : `${nameOf(main)} of ${armPhrases[run.arm]} goes from ${valueOf(main, years[0])} in the first year after the branch to ${valueOf(main, years.at(-1)!)} in year ${years.length}${changeOf(main)}.`;
  return [
    told,
    ...sampleSentences(series.sample),
    `This is one run, one draw of luck: it shows what such a region may live through, not what the arm is worth. That is told by a comparison of arms under the same luck, with intervals, as carat compare makes it.`,
  ];
}

const nameOf = ({ name }: YearlyMeasure) => variableLabel(name);

function valueOf({ unit }: YearlyMeasure, value: number): string {
  if (unit === 'k€') return money(value);
  const text = (value < 0 ? '−' : '') + figure(Math.abs(value), Math.abs(value) >= 100 ? 0 : 2);
  return unit === '' ? text : `${text} ${unit}`;
}

function changeOf({ years }: YearlyMeasure): string {
  const change = percentChange(years);
  return change === undefined ? '' : `: ${signed(change, 1)} %`;
}

/** From the first year to the last; absent where the first has nothing to compare with. */
function percentChange(years: readonly number[]): number | undefined {
  return years[0] > 0 ? 100 * (years.at(-1)! / years[0] - 1) : undefined;
}

function yearTable(series: RunSeries): Markup {
  return pageTable({
    id: 'years',
    heading: 'First year, last year, and all years after the branch',
    columns: ['Measure', 'First year', 'Last year', ['Change', '%'], 'Mean', 'Least year', 'Most'],
    body: yearlyMeasures(series).map((measure) => {
      const { years, kind, unit } = measure;
      const change = percentChange(years);
      const mean = years.reduce((sum, value) => sum + value, 0) / years.length;
      const told = [years[0], years.at(-1)!].map((value) => number(value));
      const others = [mean, Math.min(...years), Math.max(...years)].map((value) => number(value));
      return html`<tr>
        <th scope="row">${nameOf(measure)}<small>${kind === 'flow' ? `${unit} a year` : unit}</small></th>
        ${[...told, change === undefined ? '–' : signed(change, 1), ...others].map(
          (text) => html`<td>${text}</td>`,
        )}
      </tr>`;
    }),
    note: 'Flows are sums of a year, stocks and structures its mean. run.csv and run.parquet have every step.',
  });
}

/** Large numbers without decimals, shares with three. */
function number(value: number): string {
  if (Number.isInteger(value)) return plain(value, 0);
  return plain(value, Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 3);
}

function method({ title, scenario, hash, run, seed }: RunSeries, command: string): Markup {
  const { version } = manifest;
  const years = (steps: number) => `${steps / run.stepsPerYear} years`;
  return html`<section aria-labelledby="method-heading">
    <h2 id="method-heading">How it was computed</h2>
    <p>
      The region is simulated month by month, first under the rules of isolated firms, then under those of the
      arm. All luck is keyed by seed and replication: the same input gives the same bytes, and every arm of a
      replication has the same customers, rivals and luck.
    </p>
    ${factsOf([
      ['Scenario', `${title} (${scenario})`],
      ['Scenario hash', hash],
      ['Program', `Carat ${version}`],
      ['Arm', capital(armPhrases[run.arm])],
      ['Seed and replication', `${seed}, replication ${run.replication}`],
      [
        'Years',
        `${years(run.branch)} before the branch, ${years(run.steps - run.branch)} after it, ${run.stepsPerYear} steps each`,
      ],
      ['Hash of the last state', run.hashes[run.steps]],
    ])}
    <h2>What it is not</h2>
    <ul class="reasons">
      <li>Not a forecast: another replication gives another course, and no interval is told here.</li>
      <li>Not a comparison: what an arm adds is the paired difference to another arm.</li>
    </ul>
    <h2>How to get the same numbers again</h2>
    <pre><code>${command}</code></pre>
  </section>`;
}
