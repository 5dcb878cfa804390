import { type PolicyAnswer, origins, outcomes } from '../../policy/policy-answer.ts';
import {
  euros,
  meanOf,
  mixPhrase,
  originNames,
  rangeOf,
  returnedShare,
} from '../../policy/policy-wording.ts';
import type { Interval } from '../../statistics/interval.ts';
import { capital } from '../../verdict/wording.ts';
import { type Insert, type Markup, html, nothing } from '../markup.ts';
import { plain } from '../quantities.ts';
import { rankedMixes } from './figure-notes.ts';

/** Effects per euro spent and charged, number by number. */
export function effectsPageTable(answer: PolicyAnswer): Markup {
  return tableOf(
    'effects',
    'Effects, number by number',
    [
      'Money for',
      'Turnover, € per € spent',
      'Value added, € per € spent',
      'Jobs per million € spent',
      'Turnover, € per € charged',
      'Half of it in months',
      'Spent in all',
      'Given back',
    ],
    rankedMixes(answer).map((mix) => [
      capital(mixPhrase(mix.name)),
      ...outcomes.map((outcome) => cell(mix.perEuroSpent?.[outcome], mix.tests[outcome].isMoved)),
      cell(mix.perEuroCharged?.turnover, false),
      mix.monthsToEffect === undefined ? 'no effect seen' : `${mix.monthsToEffect}`,
      euros(mix.spent),
      `${Math.round(100 * returnedShare(mix))} %`,
    ]),
    'An asterisk marks an effect that is there beyond chance, after correction for the number of ways (Holm).',
  );
}

/** Whose business it was: what is issued more or lost less, per euro. */
export function originPageTable(answer: PolicyAnswer): Markup {
  const mixes = rankedMixes(answer).filter(({ origin }) => origin !== undefined);
  if (mixes.length === 0) return nothing;
  return tableOf(
    'origins',
    'Where the business comes from',
    ['Money for', ...origins.map((origin) => originNames[origin]), 'Work bought outside'],
    mixes.map((mix) => [
      capital(mixPhrase(mix.name)),
      ...origins.map((origin) => cell(mix.origin![origin], false)),
      cell(mix.boughtOutside, false),
    ]),
    `€ at reference prices per public € spent. What the region wins more is new demand, or business of which less is lost, to rivals outside, for one cause or another. ${
      answer.isDemandFixed
        ? 'In this scenario customers ask for the same with and without the money: all of it is taken from rivals outside.'
        : 'In this scenario customers who are served well ask for more.'
    }`,
  );
}

/** How a euro becomes an effect: the assumptions on which all rests. */
export function conversionsPageTable({ conversions }: PolicyAnswer): Markup {
  return tableOf(
    'conversions',
    'What a euro does first: the conversions',
    ['Lever', 'Conversion', 'Value', 'Unit', 'Range', 'Grade', 'Source'],
    conversions.map(({ lever, parameter, description, value, unit, min, max, grade, source }) => [
      capital(mixPhrase(lever)),
      html`<td class="text">${capital(description)}<small>${parameter}</small></td>`,
      number(value),
      unit,
      `${number(min)} to ${number(max)}`,
      grade,
      html`<td class="text">${source}</td>`,
    ]),
    'These are assumptions, not findings, unless their grade says measured: no study known tells what a euro buys here. Values are those of this scenario; where its money is scaled, so are they, but for prices that are real as they are. Change one with --set, and see what the answer becomes.',
  );
}

function tableOf(
  id: string,
  heading: string,
  columns: readonly string[],
  rows: readonly (readonly (string | Markup)[])[],
  note: string,
): Markup {
  return html`<h3 id="${id}-heading">${heading}</h3>
    <div class="scroll" role="region" tabindex="0" aria-labelledby="${id}-heading">
      <table>
        <thead>
          <tr>
            ${columns.map((column) => html`<th scope="col">${column}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([name, ...cells]) =>
              html`<tr>
                <th scope="row">${name}</th>
                ${cells.map((each): Insert => (typeof each === 'string' ? html`<td>${each}</td>` : each))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="note">${note}</p>`;
}

function cell(interval: Interval | undefined, isMoved: boolean): Markup {
  if (!interval) return html`<td>–</td>`;
  return html`<td>${meanOf(interval)}${isMoved ? '*' : ''}<small>${rangeOf(interval)}</small></td>`;
}

/** At most four digits after the point, none that are 0. */
function number(value: number): string {
  const decimals = Math.min(4, (String(value).split('.')[1] ?? '').length);
  return plain(value, decimals);
}
