import type { PolicyAnswer } from '../../policy/policy-answer.ts';
import { type PolicyTopic, policyVerdict } from '../../policy/policy-verdict.ts';
import { euros } from '../../policy/policy-wording.ts';
import { type Markup, html } from '../markup.ts';
import { pageOf } from '../page.ts';
import { effectCurves } from './effect-curves.ts';
import { forest } from './forest.ts';
import { gainBars } from './gain-bars.ts';
import { policyMethod } from './policy-method.ts';
import { conversionsPageTable, effectsPageTable, originPageTable } from './policy-page-tables.ts';

/**
 * Tells an answer as one HTML file that needs no script and no other file.
 *
 * @param command the command line that gave the answer
 * @returns a whole document, to be stored as UTF-8; the same answer gives the same bytes
 */
export function renderPolicyReport(answer: PolicyAnswer, command: string): string {
  const { title, scenario, version, hash, money } = answer;
  const isSpent = answer.mixes.some(({ perEuroSpent }) => perEuroSpent !== undefined);
  return pageOf({
    heading: `${title}: what ${euros(money.budget)} a year buys`,
    title: `${title}: public money by Carat`,
    kicker: 'Public money and its levers, by Carat, a simulator of business clusters',
    version,
    main: html`${words(answer)}
      ${
        isSpent
          ? html`<section aria-labelledby="figures-heading">
              <h2 id="figures-heading">The figures</h2>
              ${forest(answer)} ${effectCurves(answer)} ${gainBars(answer)}
            </section>`
          : ''
      }
      <section aria-labelledby="tables-heading">
        <h2 id="tables-heading">The tables</h2>
        ${effectsPageTable(answer)} ${originPageTable(answer)} ${conversionsPageTable(answer)}
      </section>
      ${policyMethod(answer, command)}`,
    footer: `Carat ${version}, scenario ${scenario}, hash ${hash}. Cite these three with any number of this report.`,
  });
}

function words(answer: PolicyAnswer): Markup {
  const findings = policyVerdict(answer);
  const told = (isTold: (topic: PolicyTopic) => boolean) =>
    findings.filter(({ topic }) => isTold(topic)).map(({ text }) => text);
  return html`<section aria-labelledby="verdict-heading">
    <h2 id="verdict-heading" class="hidden">Answer</h2>
    <div class="verdict">
      ${told((topic) => topic === 'answer').map((text) => html`<p class="answer">${text}</p>`)}
      ${told((topic) => topic !== 'answer' && topic !== 'caution').map((text) => html`<p>${text}</p>`)}
    </div>
    ${told((topic) => topic === 'caution').map((text) => html`<p class="note">${text}</p>`)}
  </section>`;
}
