import type { PolicyAnswer } from '../../policy/policy-answer.ts';
import { euros, mixPhrase } from '../../policy/policy-wording.ts';
import { timesText } from '../../sample-sentence.ts';
import { enumeration, figure } from '../../verdict/wording.ts';
import { english } from '../../wording/english.ts';
import { type Markup, html } from '../markup.ts';

/** How the numbers were computed, what they are not, and how to get them again. */
export function policyMethod(answer: PolicyAnswer, command: string): Markup {
  return html`<section aria-labelledby="method-heading">
    <h2 id="method-heading">How it was computed</h2>
    <p>
      The region is simulated month by month, first for years without the money. Then its state branches: once
      without the money, and once for each way to spend it, from the same bytes, with the same customers,
      rivals and luck. Every way is charged the same; what it cannot use is given back. A lever never touches
      sales: it changes what people know, can do or pay, and sales follow or not.
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
      <li>Not an evaluation of a real programme: it says what follows from stated rules and conversions.</li>
      <li>
        The conversions, what a euro does first, are assumed. The intervals cover luck, not them: other
        conversions could give another order of the levers.
      </li>
      <li>
        Not a balance for the country: what the region gains, others outside it lose, as far as demand stays
        what it is.
      </li>
      <li>That no effect is seen does not show that there is none.</li>
    </ul>
    <h2>How to get the same numbers again</h2>
    <pre><code>${command}</code></pre>
  </section>`;
}

function facts(answer: PolicyAnswer): (readonly [string, string])[] {
  const {
    scenario,
    title,
    hash,
    version,
    seed,
    sample,
    arm,
    money,
    years,
    replications,
    confidence,
    precision,
  } = answer;
  const reached =
    precision.reached === undefined
      ? 'nothing was spent'
      : Number.isFinite(precision.reached)
        ? `±${figure(precision.reached, 2)} reached`
        : 'cannot be determined';
  return [
    ['Scenario', `${title} (${scenario})`],
    ['Scenario hash', hash],
    ['Program', `Carat ${version}`],
    ['Seed', `${seed}`],
    ...(sample === undefined ? [] : [['Sample', english.sample.fact(timesText(sample))] as const]),
    ['Arm', arm],
    [
      'Money',
      `${euros(money.budget)} a year in months ${money.from + 1} to ${money.to + 1} after the branch`,
    ],
    ['Ways', enumeration(answer.mixes.map(({ name }) => mixPhrase(name)))],
    ['Years', `${years.burnIn} before the branch, ${years.branch} after it`],
    ['Replications', `${replications}, paired with and without the money`],
    [
      'Intervals',
      `${Number((100 * confidence).toFixed(6))} %, Student’s t over replications; per euro, of a ratio of means with linearised variance (Cochran 1977, section 6.4)`,
    ],
    [
      'Claims',
      'made once, over all replications: a rule that looks at the width of an interval may have ended them, none that looks at its sign',
    ],
    ['Many tests', 'effects are corrected over the ways, and comparisons over all pairs of them (Holm 1979)'],
    ['Precision', `${reached} for the best way, € of turnover per €; ±${precision.wanted} was wanted`],
  ];
}
