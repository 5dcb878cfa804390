import { type Conversion, type PolicyAnswer, origins, outcomes } from '../../policy/policy-answer.ts';
import { meanOf, mixPhrase, originNames, rangeOf, returnedShare } from '../../policy/policy-wording.ts';
import type { Interval } from '../../statistics/interval.ts';
import { isDetermined } from '../../statistics/support.ts';
import { capital } from '../../verdict/wording.ts';
import { type Insert, type Markup, html, nothing } from '../markup.ts';
import { pageTable } from '../page-table.ts';
import { none, plain, tabled } from '../quantities.ts';
import { rankedMixes } from './figure-notes.ts';

/** Effects per euro spent and charged, number by number. */
export function effectsPageTable(answer: PolicyAnswer): Markup {
  return pageTable({
    id: 'effects',
    heading: 'Effects, number by number',
    columns: [
      'Money for',
      ['Turnover', '€ per € spent'],
      ['Value added', '€ per € spent'],
      ['Jobs', 'per million € spent'],
      ['Turnover', '€ per € charged'],
      ['Half of it', 'months'],
      ['Spent in all', '€'],
      ['Given back', '%'],
    ],
    body: rankedMixes(answer).map((mix) =>
      rowOf(mix.name, [
        ...outcomes.map((outcome) => cell(mix.perEuroSpent?.[outcome], mix.tests[outcome].isMoved)),
        cell(mix.perEuroCharged?.turnover),
        mix.monthsToEffect === undefined ? '–' : `${mix.monthsToEffect}`,
        plain(Math.round(1000 * mix.spent), 0),
        `${Math.round(100 * returnedShare(mix))}`,
      ]),
    ),
    note: 'An asterisk marks an effect, to the good or to the bad, that is there beyond chance, after correction for the number of ways (Holm). A – stands where the replications support no interval. The months are told where an effect on turnover is seen.',
  });
}

/** Whose business it was: what is issued more or lost less, per euro. */
export function originPageTable(answer: PolicyAnswer): Markup {
  const mixes = rankedMixes(answer).filter(({ origin }) => origin !== undefined);
  if (mixes.length === 0) return nothing;
  return pageTable({
    id: 'origins',
    heading: 'Where the business comes from',
    columns: [
      'Money for',
      ...origins.map((origin) => headingOf(originNames[origin])),
      ['Bought', 'outside'] as const,
    ],
    body: mixes.map(({ name, origin, boughtOutside }) =>
      rowOf(name, [...origins.map((each) => cell(origin![each])), cell(boughtOutside)]),
    ),
    note: `€ at reference prices per public € spent. What the region wins more is new demand, or business of which less is lost for one cause or another. ${
      answer.isDemandFixed
        ? 'In this scenario customers ask for the same with and without the money: all of it is business that rivals outside would have had, or that nobody would have noticed.'
        : 'In this scenario customers who are served well ask for more.'
    }`,
  });
}

/** The first word over the others. */
function headingOf(name: string): readonly [string, string] {
  const [first, ...rest] = name.split(' ');
  return [first, rest.join(' ')];
}

/** How a euro becomes an effect: the assumptions on which all rests. */
export function conversionsPageTable({ conversions }: PolicyAnswer): Markup {
  const used = [...new Set(conversions.map(({ lever }) => lever))];
  const body = used.map((lever) => {
    const own = conversions.filter((each) => each.lever === lever);
    return html`<tr>
        <th scope="rowgroup" colspan="4" class="group">${capital(mixPhrase(lever))}</th>
      </tr>
      ${own.map(conversionRow)}`;
  });
  return pageTable({
    id: 'conversions',
    heading: 'What a euro does first: the conversions',
    columns: ['Conversion', 'Value', 'Range', 'Grade'],
    body,
    note: 'These are assumptions, not findings, unless their grade says measured: no study known tells what a euro buys here. Values are those of this scenario; where its money is scaled, so are they, but for prices that are real as they are. Change one with --set, and see what the answer becomes.',
  });
}

function conversionRow({ description, parameter, source, value, unit, min, max, grade }: Conversion): Markup {
  return html`<tr>
    <th scope="row">${capital(description)}<small>${parameter}; source: ${source}</small></th>
    <td>${number(value)}<small>${unit}</small></td>
    <td>${number(min)} to ${number(max)}</td>
    <td>${grade}</td>
  </tr>`;
}

function rowOf(name: string, cells: readonly Insert[]): Markup {
  return html`<tr>
    <th scope="row">${capital(mixPhrase(name))}</th>
    ${cells.map((each) => html`<td>${each}</td>`)}
  </tr>`;
}

function cell(interval: Interval | undefined, isMoved = false): Insert {
  if (!interval) return none;
  if (interval.low === interval.high) return tabled(interval, 1).mean;
  const range = isDetermined(interval) ? rangeOf(interval) : none;
  return html`${meanOf(interval)}${isMoved ? '*' : ''}<small>${range}</small>`;
}

/** At most four digits after the point, none that are 0. */
function number(value: number): string {
  const decimals = Math.min(4, (String(value).split('.')[1] ?? '').length);
  return plain(value, decimals);
}
