import type { Comparison } from '../comparison.ts';
import { verdict } from '../verdict.ts';
import { type Topic } from '../verdict/finding.ts';
import { capital, figure, intervalName, money } from '../verdict/wording.ts';
import { armGuide } from './arm-guide.ts';
import { type Markup, html, nothing } from './markup.ts';
import { comparedWithChance, signedPercent, signedRange } from './quantities.ts';

/** The verdict in words, its reasons, and the figures that carry it. */
export function summary(comparison: Comparison): Markup {
  const findings = verdict(comparison);
  const told = (...topics: readonly Topic[]) =>
    findings.filter(({ topic }) => topics.includes(topic)).map(({ text }) => text);
  return html`<section aria-labelledby="verdict-heading">
    <h2 id="verdict-heading" class="hidden">Verdict</h2>
    <div class="verdict">
      ${told('answer').map((text) => html`<p class="answer">${text}</p>`)}
      ${told('contrast').map((text) => html`<p>${text}</p>`)}
    </div>
    ${keyFigures(comparison)} ${list('Why', told('why', 'cost'))}
    ${list('How sure', told('certainty', 'caution'))}
  </section>`;
}

function list(heading: string, texts: readonly string[]): Markup {
  if (texts.length === 0) return nothing;
  return html`<h2>${heading}</h2>
    <ul class="reasons">
      ${texts.map((text) => html`<li>${text}</li> `)}
    </ul>`;
}

function keyFigures(comparison: Comparison): Markup {
  const { arms, headline, confidence } = comparison;
  const isolated = arms.isolated!;
  const treated = arms[headline.arm]!;
  const label = armGuide[headline.arm].label;
  const cards: (readonly [name: string, value: string, detail: string])[] =
    headline.arm === 'isolated'
      ? [
          ['Turnover, isolated', `${money(isolated.turnover.mean)}`, 'a year'],
          ['Opportunities won', `${figure(isolated.funnel.won.mean, 1)} of 100`, 'isolated'],
        ]
      : [
          [
            'Gap in turnover',
            signedPercent(treated.gap),
            `${label.toLowerCase()} against isolated; ${signedRange(treated.gap)}, ${comparedWithChance(treated.gap)}`,
          ],
          [
            'Turnover a year',
            money(treated.turnover.mean),
            `${label.toLowerCase()}; isolated ${money(isolated.turnover.mean)}`,
          ],
          [
            'Opportunities won',
            `${figure(treated.funnel.won.mean, 1)} of 100`,
            `${label.toLowerCase()}; isolated ${figure(isolated.funnel.won.mean, 1)}`,
          ],
          [
            'Profit a year',
            money(treated.measures.profit.mean),
            `${label.toLowerCase()}; isolated ${money(isolated.measures.profit.mean)}`,
          ],
        ];
  return html`<dl class="cards">
      ${cards.map(
        ([name, value, detail]) =>
          html`<div>
            <dt>${name}</dt>
            <dd><b>${value}</b><span>${capital(detail)}</span></dd>
          </div>`,
      )}
    </dl>
    <p class="note">
      Means a year over the years after the branch; the range is the ${intervalName(confidence)} over
      ${comparison.replications} replications.
    </p>`;
}
