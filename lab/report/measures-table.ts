import { type Arm, measures } from '#sim-core';
import type { Comparison } from '../comparison.ts';
import { sampleSentences } from '../sample-sentence.ts';
import type { Interval } from '../statistics/interval.ts';
import { isNone, isUndecided } from '../verdict/wording.ts';
import { english } from '../wording/english.ts';
import type { Wording } from '../wording/wording.ts';
import { type Markup, html, nothing } from './markup.ts';
import { armsOf } from './provenance.ts';
import { decimalsFor, rangeText, signed, tabled } from './quantities.ts';
import {
  type CountedMeasure,
  type MeasureGroup,
  type ShownMeasure,
  shownMeasures,
} from './shown-measures.ts';

const mostDecimals = 5;

/** The main measures of every arm, each with its interval and a mark where it differs from isolated. */
export function measuresTable(comparison: Comparison, wording: Wording = english): Markup {
  const texts = wording.tables.measures;
  const arms = armsOf(comparison);
  const hasPlanner = arms.some(({ result }) => result.plannerShare !== undefined);
  return html`<h3 id="measures-heading">${texts.heading}</h3>
    <div class="scroll" role="region" tabindex="0" aria-labelledby="measures-heading">
      <table>
        <thead>
          <tr>
            <th scope="col">${texts.measure}</th>
            ${arms.map(({ arm }) => html`<th scope="col">${wording.arms[arm].label}</th>`)}
          </tr>
        </thead>
        ${(Object.keys(shownMeasures) as MeasureGroup[]).map(
          (group) =>
            html`<tbody>
              <tr>
                <th scope="rowgroup" colspan="${arms.length + 1}" class="group">${texts.groups[group]}</th>
              </tr>
              ${shownMeasures[group].map((measure) => row(measure, comparison, wording))}
              ${group === 'money' && hasPlanner ? plannerRow(comparison, wording) : nothing}
            </tbody>`,
        )}
      </table>
    </div>
    <p class="note">
      ${texts.note(comparison.years.branch, comparison.confidence, Math.max(2, Math.round(1 / (1 - comparison.confidence))))}
    </p>
    ${sampleSentences(comparison.sample, wording).map((text) => html`<p class="note">${text}</p>`)}`;
}

function row(measure: ShownMeasure, comparison: Comparison, wording: Wording): Markup {
  const arms = armsOf(comparison);
  const values = arms.map(({ result }) => result.measures[measure]);
  const { factor, unit } = scaleOf(measure, values, wording);
  const scaled = values.map((value) => times(value, factor));
  const decimals = decimalsFor(scaled, mostDecimals);
  return html`<tr>
    <th scope="row">${wording.tables.measures.names[measure]}<small>${unit}</small></th>
    ${arms.map(({ arm, result }, i) => cell(arm, scaled[i], result.changes[measure], decimals, wording))}
  </tr>`;
}

function cell(arm: Arm, value: Interval, change: Interval, decimals: number, wording: Wording): Markup {
  const { mean, range } = tabled(value, decimals, wording);
  return html`<td>
    ${arm === 'isolated' ? nothing : markOf(change, wording)}${mean}<small>${range}</small>
  </td>`;
}

function markOf(change: Interval, { tables }: Wording): Markup {
  if (isUndecided(change) || isNone(change)) return nothing;
  return change.mean > 0
    ? html`<span class="mark" role="img" aria-label="${tables.measures.above}">▲ </span>`
    : html`<span class="mark" role="img" aria-label="${tables.measures.below}">▼ </span>`;
}

function plannerRow(comparison: Comparison, wording: Wording): Markup {
  const { tables } = wording;
  const shares = armsOf(comparison).map(({ result }) => result.plannerShare);
  return html`<tr>
    <th scope="row">${tables.measures.plannerShare}<small>%</small></th>
    ${shares.map((share) =>
      share
        ? html`<td>
            ${signed(share.mean, 1, wording)}<small
              >${
                share.low === share.high
                  ? ''
                  : rangeText(share, (bound) => signed(bound, 1, wording), wording)
              }</small
            >
          </td>`
        : html`<td>–</td>`,
    )}
  </tr>`;
}

/** Unit that keeps a row’s numbers short, and the factor to it. */
function scaleOf(
  measure: ShownMeasure,
  values: readonly Interval[],
  { tables }: Wording,
): { factor: number; unit: string } {
  const texts = tables.measures;
  const { unit, kind } = measures[measure];
  const timed = (name: string) => (kind === 'flow' ? texts.perYear(name) : name);
  if (measure === 'herfindahl') return { factor: 1, unit: texts.herfindahl };
  if (unit === 'share') return { factor: 100, unit: texts.percent };
  if (unit === 'share/year') return { factor: 100, unit: texts.perYear(texts.percent) };
  if (unit !== 'k€') return { factor: 1, unit: timed(texts.units[measure as CountedMeasure]) };
  const most = Math.max(...values.map(({ mean }) => Math.abs(mean)));
  if (most >= 1e6) return { factor: 1e-6, unit: timed(texts.billion) };
  if (most >= 1e3) return { factor: 1e-3, unit: timed(texts.million) };
  return { factor: 1, unit: timed(texts.thousand) };
}

function times({ mean, low, high }: Interval, factor: number): Interval {
  return { mean: mean * factor, low: low * factor, high: high * factor };
}
