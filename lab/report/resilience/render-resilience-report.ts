import type { Interval } from '../../statistics/interval.ts';
import type { ResilienceAnswer, ShockAnswer } from '../../resilience/resilience-answer.ts';
import { resilienceVerdict } from '../../resilience/resilience-verdict.ts';
import { endsOf, monthsOf, monthsRange } from '../../resilience/resilience-wording.ts';
import { shockPhrase } from '../../resilience/usual-shocks.ts';
import { armPhrases, capital, enumeration, intervalName } from '../../verdict/wording.ts';
import { type Markup, html } from '../markup.ts';
import { pageTable } from '../page-table.ts';
import { pageOf } from '../page.ts';
import { plain } from '../quantities.ts';
import { responseCurves } from './response-curves.ts';
import { survivalCurves } from './survival-curves.ts';

/**
 * Tells an answer as one HTML file that needs no script and no other file.
 *
 * @param command the command line that gave the answer
 * @returns a whole document, to be stored as UTF-8; the same answer gives the same bytes
 */
export function renderResilienceReport(answer: ResilienceAnswer, command: string): string {
  const { title, scenario, version, hash, shocks } = answer;
  return pageOf({
    heading: `${title}: what shocks take`,
    title: `${title}: shocks by Carat`,
    kicker: 'Shocks and recovery, by Carat, a simulator of business clusters',
    version,
    main: html`${words(answer)}
      <section aria-labelledby="figures-heading">
        <h2 id="figures-heading">The figures</h2>
        ${shocks.map((shock) => responseCurves(answer, shock))} ${survivalCurves(answer)}
      </section>
      <section aria-labelledby="tables-heading">
        <h2 id="tables-heading">The tables</h2>
        ${shocks.map((shock) => shockTable(shock, answer))}
      </section>
      ${method(answer, command)}`,
    footer: `Carat ${version}, scenario ${scenario}, hash ${hash}. Cite these three with any number of this report.`,
  });
}

function words(answer: ResilienceAnswer): Markup {
  const findings = resilienceVerdict(answer);
  const texts = (isTold: (topic: string) => boolean) =>
    findings.filter(({ topic }) => isTold(topic)).map(({ text }) => text);
  return html`<section aria-labelledby="verdict-heading">
    <h2 id="verdict-heading" class="hidden">Answer</h2>
    <div class="verdict">
      ${texts((topic) => topic === 'answer').map((text) => html`<p class="answer">${text}</p>`)}
      ${texts((topic) => topic === 'shock' || topic === 'network').map((text) => html`<p>${text}</p>`)}
    </div>
    ${texts((topic) => topic === 'caution').map((text) => html`<p class="note">${text}</p>`)}
  </section>`;
}

function shockTable({ name, shock, arms, strike }: ShockAnswer, { months }: ResilienceAnswer): Markup {
  const left = months - strike;
  return pageTable({
    id: `table-${name}`,
    heading: capital(shockPhrase(shock)),
    columns: [
      'Arm',
      ['At worst', '%'],
      ['Made good', 'months after the strike'],
      ['Lost to the end', '%'],
      ['Lost in the last year', '%'],
    ],
    body: arms.map(
      ({ arm, depth, recovery, whole, lost, tests }) =>
        html`<tr>
          <th scope="row">${capital(armPhrases[arm])}</th>
          <td>${plain(depth.mean, 1)}<small>${endsOf(depth)}</small></td>
          <td>${monthsOf(recovery.months, left)}<small>${monthsRange(recovery, left)}</small></td>
          ${lossCell(whole, tests.whole.isSeen)}${lossCell(lost, tests.lost.isSeen)}
        </tr>`,
    ),
    note: `In month ${strike + 1} after the branch; per cent of the turnover of the same arm without the shock. An asterisk marks a loss beyond chance, after correction for the number of shocks and arms (Holm).`,
  });
}

function lossCell(loss: Interval, isSeen: boolean): Markup {
  return html`<td>${plain(loss.mean, 1)}${isSeen ? '*' : ''}<small>${endsOf(loss)}</small></td>`;
}

function method(answer: ResilienceAnswer, command: string): Markup {
  return html`<section aria-labelledby="method-heading">
    <h2 id="method-heading">How it was computed</h2>
    <p>
      The region is simulated month by month. Then its state branches, for every arm without a shock and with
      each, from the same bytes, with the same customers, rivals and luck. A loss is what the shock takes from
      the six months that end with each month, in per cent of what the same arm sells without it.
    </p>
    <dl class="facts">
      ${facts(answer).map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    <h2>What it is not</h2>
    <ul class="reasons">
      <li>
        Not a forecast of a crisis: it says what follows from stated rules and from a shock of a stated size.
      </li>
      <li>What a shock does first is assumed; the intervals cover luck, not that.</li>
      <li>That no loss is seen does not show that there is none.</li>
      <li>
        Real networks hold only ties that left a record; the simulated one holds every tie between people, so
        the two are compared in their shape, not in their number of ties.
      </li>
    </ul>
    <h2>How to get the same numbers again</h2>
    <pre><code>${command}</code></pre>
  </section>`;
}

function facts(answer: ResilienceAnswer): (readonly [string, string])[] {
  const { scenario, title, hash, version, seed, years, replications, confidence, shocks, arms } = answer;
  return [
    ['Scenario', `${title} (${scenario})`],
    ['Scenario hash', `${hash}, without shocks`],
    ['Program', `Carat ${version}`],
    ['Seed', `${seed}`],
    ['Arms', enumeration(arms.map((arm) => armPhrases[arm]))],
    ['Shocks', enumeration(shocks.map(({ shock }) => shockPhrase(shock)))],
    ['Years', `${years.burnIn} before the branch, ${years.branch} after it`],
    ['Replications', `${replications}, paired with and without each shock`],
    [
      'Intervals',
      `${intervalName(confidence)}s: Student’s t for mean losses; depth and months are read off the mean curve and resampled 2,000 times by replication`,
    ],
    ['Made good', 'the loss stays below a tenth of the depth, or below 1 % of turnover, whichever is larger'],
    ['Many tests', 'corrected over all shocks and arms, and over all pairs of arms (Holm 1979)'],
  ];
}
