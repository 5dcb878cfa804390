import manifest from '../../../package.json' with { type: 'json' };
import { loadHistory } from '../../../scenarios/history/history.ts';
import type { Fact } from '../../../scenarios/schema.ts';
import type { Interval } from '../../statistics/interval.ts';
import { seedTextOf } from '../../seed-text.ts';
import type { HistoryResult, OutcomeResult } from '../../studies/history.ts';
import { happeningsOf, summaryOf } from '../../studies/history-page.ts';
import { measureWords, wordsOf as outcomeWords } from '../../studies/history-words.ts';
import { armPhrases, capital, enumeration } from '../../verdict/wording.ts';
import { emphasised } from '../emphasis.ts';
import { type Markup, html, nothing } from '../markup.ts';
import { factsOf, pageOf, wordsOf } from '../page.ts';
import { pageTable } from '../page-table.ts';
import { rangeText, signed } from '../quantities.ts';
import { allOutcomesFigure, caseFigure } from './history-figures.ts';

/**
 * Tells past events beside their simulations as one HTML file that needs no script and no other file, misses included.
 *
 * @param results of `runHistory`, at least one
 * @param command the command line that gave them
 */
export function renderHistory(results: readonly HistoryResult[], command: string): string {
  const { version } = manifest;
  const isOne = results.length === 1;
  return pageOf({
    kicker: 'Past events lived again by Carat, a simulator of business clusters',
    heading: isOne ? results[0].document.title : 'What Carat says beside what happened',
    title: isOne ? `${results[0].document.title}: history by Carat` : 'History by Carat',
    version,
    main: html`${wordsOf(words(results))} ${isOne ? nothing : allCases(results)}
    ${results.map((result) => caseSection(result, isOne))} ${method(results, command)}`,
    footer: `Carat ${version}, ${results.map(({ document }) => `case ${document.name}, scenario hash ${loadHistory(document.name).loaded.hash}`).join('; ')}. Cite these with any number of this report.`,
  });
}

/** The count of hits and misses; the first sentence is the answer. */
function words(results: readonly HistoryResult[]): string[] {
  const [answer, ...rest] = summaryOf(results).split(/(?<=\.) (?=[A-Z\d])/);
  return [
    answer,
    rest.join(' '),
    'Nothing was fitted to these outcomes: each event is set by its sources, with their size and date, and what happened was held out.',
  ];
}

/** Runs, seed and intervals: what stands under every figure. */
function provenance(results: readonly HistoryResult[]): string {
  const [{ replications }] = results;
  const seeds = results.map(({ document }) => seedTextOf(loadHistory(document.name).loaded));
  return `${replications} paired replications${results.length === 1 ? '' : ' of each case'}, ${seeds.length === 1 ? 'seed' : 'seeds'} ${enumeration(seeds)}, 95 % intervals (Student’s t).`;
}

function allCases(results: readonly HistoryResult[]): Markup {
  return html`<section aria-labelledby="cases-heading">
    <h2 id="cases-heading">All cases</h2>
    ${allOutcomesFigure(results, provenance(results))}
  </section>`;
}

function caseSection(result: HistoryResult, isOnly: boolean): Markup {
  const { document } = result;
  const { name } = document;
  return html`<section aria-labelledby="${name}-heading">
    <h2 id="${name}-heading">${isOnly ? 'The case' : document.title}</h2>
    <p>
      ${document.event} Scenario ${document.scenario} from ${document.start} on; the arm that fits is
      ${armPhrases[document.arm]}.
    </p>
    <p>On the calendar: ${emphasised(happeningsOf(document))}. ${document.sizing}</p>
    ${caseFigure(result, provenance([result]))} ${outcomesPageTable(result)}
    <ul class="reasons">
      ${outcomeWords(result).map((text) => html`<li>${emphasised(text)}</li>`)}
    </ul>
    <h3>Where the event comes from</h3>
    <p>${document.heldOut}</p>
    <ul class="reasons">
      ${document.sources.map((fact) => html`<li>${factText(fact)}</li>`)}
    </ul>
    <h3>What is assumed</h3>
    <ul class="reasons">
      ${document.assumptions.map(
        ({ subject, parameter, value, reason }) =>
          html`<li>${subject ?? parameter ?? ''}: ${value}. ${reason}</li>`,
      )}
    </ul>
    <h3>Where the outcomes come from</h3>
    <ul class="reasons">
      ${result.outcomes.map(evidence)}
    </ul>
    <h3>Why it may be wrong: what the model leaves out, written before the run</h3>
    <ul class="reasons">
      ${document.leavesOut.map((reason) => html`<li>${reason}</li>`)}
    </ul>
  </section>`;
}

function outcomesPageTable({ document, outcomes }: HistoryResult): Markup {
  return pageTable({
    id: `table-${document.name}`,
    heading: `Number by number: ${document.title}`,
    columns: [
      'Measure',
      ['Happened', '%'],
      ['Carat says', '%'],
      ['Single regions', '%'],
      ['Event', 'points'],
      ['Isolated', '%'],
    ],
    body: outcomes.map(
      ({ outcome, happened, simulated, singleRegions, effect, isolated, place }) =>
        html`<tr>
          <th scope="row">
            ${capital(measureWords[outcome.measure])}<small>${outcome.from} to ${outcome.to}</small>
          </th>
          <td>${signed(happened, 1)}<small>${place}</small></td>
          ${intervalCell(simulated)}
          <td>${rangeText(singleRegions, inTenths)}</td>
          ${intervalCell(effect)} ${intervalCell(isolated)}
        </tr>`,
    ),
    note: 'Below what happened, where it lies. Single regions: where 95 of 100 single regions would lie. Event: with and without it, under the same luck. Isolated: the isolated arm, with the event.',
  });
}

function intervalCell(interval: Interval): Markup {
  return html`<td>${inTenths(interval.mean)}<small>${rangeText(interval, inTenths)}</small></td>`;
}

function inTenths(value: number): string {
  return signed(value, 1);
}

function evidence({ outcome }: OutcomeResult): Markup {
  const { measure, from, to, caution } = outcome;
  const facts = outcome.evidence.flatMap((link) =>
    'change' in link ? [link.change] : [link.before, link.after],
  );
  return html`<li>
    ${capital(measureWords[measure])}, ${from} to ${to}:
    ${facts.map((fact, i) => html`${i === 0 ? '' : '; '}${factText(fact)}`)}. ${caution}
  </li>`;
}

function factText({ quantity, value, unit, year, source, url, note }: Fact): Markup {
  const figure = typeof value === 'number' ? value.toLocaleString('en').replace('-', '−') : value;
  return html`${quantity}, ${year}: ${figure}${unit ? ` ${unit}` : ''} (<a href="${url}">${source}</a
    >${note === undefined ? '' : `; ${note}`})`;
}

function method(results: readonly HistoryResult[], command: string): Markup {
  const { version } = manifest;
  return html`<section aria-labelledby="method-heading">
    <h2 id="method-heading">How it was computed</h2>
    <p>
      Each replication branches from the same bytes into the arm with the event, the same arm without it, and
      the isolated arm with it. Mean and interval are over replications; where a single region would lie is
      Student’s prediction interval for one more replication. Scenarios simulate a sample of each cluster,
      which makes single regions scatter more than the real one would.
    </p>
    ${factsOf([
      ['Program', `Carat ${version}`],
      ['Cases', results.map(({ document }) => document.name).join(', ')],
      ['Replications', `${results[0].replications} of each case, paired with and without the event`],
      ['Intervals', '95 %, Student’s t'],
    ])}
    <h2>What it is not</h2>
    <ul class="reasons">
      <li>Not a fit: no parameter, size or date was changed for the sake of an outcome.</li>
      <li>
        Not a proof: that an outcome goes the right way may be due to the region without the event; what the
        event itself does is told apart.
      </li>
    </ul>
    <h2>How to get the same numbers again</h2>
    <pre><code>${command}</code></pre>
  </section>`;
}
