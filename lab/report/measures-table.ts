import { type Arm, type MeasureName, measures } from '#sim-core';
import type { Comparison } from '../comparison.ts';
import type { Interval } from '../statistics/interval.ts';
import { intervalName, isNone, isUndecided } from '../verdict/wording.ts';
import { armGuide } from './arm-guide.ts';
import { type Markup, html, nothing } from './markup.ts';
import { armsOf } from './provenance.ts';
import { decimalsFor, signed, tabled } from './quantities.ts';

const mostDecimals = 5;

/** Measures that the report prints, under the name that a reader knows; the record has more. */
const groups: readonly (readonly [string, readonly (readonly [MeasureName, string])[]])[] = [
  [
    'Money',
    [
      ['turnover', 'Turnover'],
      ['exportTurnover', 'Turnover outside the region'],
      ['relatedTurnover', 'Turnover of related companies'],
      ['valueAdded', 'Value added'],
      ['attentionCosts', 'Cost of attention'],
      ['profit', 'Profit'],
      ['returnOnInvestment', 'Return on local investment'],
    ],
  ],
  [
    'Companies',
    [
      ['employment', 'Employment'],
      ['firms', 'Firms'],
      ['related', 'Related companies'],
      ['births', 'Births'],
      ['deaths', 'Closures'],
      ['meanUtilisation', 'Utilisation of capacity'],
      ['herfindahl', 'Concentration (Herfindahl)'],
    ],
  ],
  [
    'Skills and relations',
    [
      ['meanSkill', 'Mean skill'],
      ['skillUniqueness', 'Companies with a skill hard to find elsewhere'],
      ['locationQuotient', 'Specialisation (location quotient)'],
      ['meanDegree', 'Ties per person'],
      ['meanTrust', 'Mean trust of a tie'],
      ['meanRedirect', 'Willingness to redirect or collaborate'],
    ],
  ],
];

/** The main measures of every arm, each with its interval and a mark where it differs from isolated. */
export function measuresTable(comparison: Comparison): Markup {
  const arms = armsOf(comparison);
  const hasPlanner = arms.some(({ result }) => result.plannerShare !== undefined);
  return html`<h3 id="measures-heading">The main measures, arm by arm</h3>
    <div class="scroll" role="region" tabindex="0" aria-labelledby="measures-heading">
      <table>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            ${arms.map(({ arm }) => html`<th scope="col">${armGuide[arm].label}</th>`)}
          </tr>
        </thead>
        ${groups.map(
          ([group, rows]) =>
            html`<tbody>
              <tr>
                <th scope="rowgroup" colspan="${arms.length + 1}" class="group">${group}</th>
              </tr>
              ${rows.map(([measure, name]) => row(measure, name, comparison))}
              ${group === 'Money' && hasPlanner ? plannerRow(comparison) : nothing}
            </tbody>`,
        )}
      </table>
    </div>
    <p class="note">
      Means over the ${comparison.years.branch} years after the branch, with the
      ${intervalName(comparison.confidence)} below. ▲ above isolated and ▼ below isolated beyond chance, by
      the paired difference; without a mark, chance alone could have made the difference. Where nothing
      differs, chance alone would mark about one number in
      ${Math.max(2, Math.round(1 / (1 - comparison.confidence)))}.
    </p>`;
}

function row(measure: MeasureName, name: string, comparison: Comparison): Markup {
  const arms = armsOf(comparison);
  const values = arms.map(({ result }) => result.measures[measure]);
  const { factor, unit } = scaleOf(measure, values);
  const scaled = values.map((value) => times(value, factor));
  const decimals = decimalsFor(scaled, mostDecimals);
  return html`<tr>
    <th scope="row">${name}<small>${unit}</small></th>
    ${arms.map(({ arm, result }, i) => cell(arm, scaled[i], result.changes[measure], decimals))}
  </tr>`;
}

function cell(arm: Arm, value: Interval, change: Interval, decimals: number): Markup {
  const { mean, range } = tabled(value, decimals);
  return html`<td>${arm === 'isolated' ? nothing : markOf(change)}${mean}<small>${range}</small></td>`;
}

function markOf(change: Interval): Markup {
  if (isUndecided(change) || isNone(change)) return nothing;
  return change.mean > 0
    ? html`<span class="mark" role="img" aria-label="above isolated">▲ </span>`
    : html`<span class="mark" role="img" aria-label="below isolated">▼ </span>`;
}

function plannerRow(comparison: Comparison): Markup {
  const shares = armsOf(comparison).map(({ result }) => result.plannerShare);
  return html`<tr>
    <th scope="row">Share of the planner’s gap closed<small>%</small></th>
    ${shares.map((share) =>
      share
        ? html`<td>
            ${signed(share.mean, 1)}<small
              >${share.low === share.high ? '' : `${signed(share.low, 1)} to ${signed(share.high, 1)}`}</small
            >
          </td>`
        : html`<td>–</td>`,
    )}
  </tr>`;
}

/** Unit that keeps a row’s numbers short, and the factor to it. */
function scaleOf(measure: MeasureName, values: readonly Interval[]): { factor: number; unit: string } {
  const { unit, kind } = measures[measure];
  const perYear = kind === 'flow' ? ' a year' : '';
  if (measure === 'herfindahl') return { factor: 1, unit: 'index, 1 is one company' };
  if (unit === 'share') return { factor: 100, unit: '%' };
  if (unit === 'share/year') return { factor: 100, unit: '% a year' };
  if (unit !== 'k€') return { factor: 1, unit: `${unit}${perYear}` };
  const most = Math.max(...values.map(({ mean }) => Math.abs(mean)));
  if (most >= 1e6) return { factor: 1e-6, unit: `billion €${perYear}` };
  if (most >= 1e3) return { factor: 1e-3, unit: `million €${perYear}` };
  return { factor: 1, unit: `thousand €${perYear}` };
}

function times({ mean, low, high }: Interval, factor: number): Interval {
  return { mean: mean * factor, low: low * factor, high: high * factor };
}
