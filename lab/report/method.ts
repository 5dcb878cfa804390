import type { Comparison } from '../comparison.ts';
import { decimalsOf, enumeration, figure } from '../verdict/wording.ts';
import { armGuide } from './arm-guide.ts';
import { type Markup, html, nothing } from './markup.ts';
import { armsOf } from './provenance.ts';

const defaultConfidence = 0.95;

/** How the numbers were computed, what they are not, and how to get them again. */
export function method(comparison: Comparison, command = commandOf(comparison)): Markup {
  const { headline } = comparison;
  return html`<section aria-labelledby="method-heading">
    <h2 id="method-heading">How it was computed</h2>
    <p>
      A region of firms, related companies, institutions and customers is simulated month by month. It lives
      its first years under isolated rules; then its state branches, and every arm continues from the same
      bytes, with the same customers, rivals and luck. Only the rules differ: who can be found, at what trust
      and cost, and who decides.
    </p>
    <dl class="facts">
      ${facts(comparison).map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    <h2>The arms</h2>
    <dl class="facts">
      ${armsOf(comparison).map(
        ({ arm }) =>
          html`<div>
            <dt>${armGuide[arm].label}</dt>
            <dd>${armGuide[arm].rules}</dd>
          </div>`,
      )}
    </dl>
    <h2>What it is not</h2>
    <ul class="reasons">
      <li>
        Not a forecast of a real region: it says what follows from stated rules in a region like this one.
      </li>
      <li>
        Only the isolated arm is calibrated, to rates of use, of winning, of births, of closures and of
        survival.
        ${
          headline.arm === 'isolated'
            ? nothing
            : 'The difference between arms is never a target: it follows from the rules.'
        }
      </li>
      <li>
        The intervals cover luck: customers, rivals and chance meetings that could have fallen otherwise. They
        do not cover structural uncertainty: other rules, or other values of assumed parameters, could give
        another answer, even another sign.
      </li>
      <li>More replications narrow an interval; they do not make the rules truer.</li>
    </ul>
    <h2>How to get the same numbers again</h2>
    <pre><code>${command}</code></pre>
    <p>
      The same scenario hash, version, arms and number of replications give the same bytes on every machine.
      If the run was given a seed or a file of its own, give the same again: the hash tells whether it is the
      same.
    </p>
  </section>`;
}

function facts(comparison: Comparison): (readonly [string, string])[] {
  const { scenario, title, hash, version, seed, replications, confidence, precision, years } = comparison;
  const reached = figure(precision.reached, decimalsOf(precision.reached));
  return [
    ['Scenario', `${title} (${scenario})`],
    ['Scenario hash', hash],
    ['Program', `Carat ${version}`],
    ['Seed', `${seed}, the key of every draw; the same opportunity meets the same luck in every arm`],
    ['Years', `${years.burnIn} under isolated rules, then ${years.branch} in every arm`],
    ['Arms', enumeration(armsOf(comparison).map(({ arm }) => armGuide[arm].label.toLowerCase()))],
    ['Replications', `${replications}, paired across arms`],
    [
      'Intervals',
      `${Number((100 * confidence).toFixed(6))} %, Student’s t over replications; gaps and shares are ratios of means of paired differences, with linearised variance (Cochran 1977, section 6.4)`,
    ],
    [
      'Precision',
      `±${reached} points of isolated turnover reached for the headline gap; ±${precision.wanted} was wanted${precision.isReached ? '' : ', so more replications are needed'}`,
    ],
  ];
}

/** The command line that runs this comparison again, replication by replication. */
export function commandOf(comparison: Comparison): string {
  const { scenario, replications, confidence } = comparison;
  const arms = armsOf(comparison).map(({ arm }) => arm);
  return [
    `npx carat compare ${quoted(scenario)}`,
    `--arms ${arms.join(',')}`,
    `--replications ${replications}`,
    ...(confidence === defaultConfidence ? [] : [`--confidence ${confidence}`]),
  ].join(' ');
}

/** As one word for a POSIX shell. */
function quoted(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
