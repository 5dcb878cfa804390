import { type Comparison, causes } from '../comparison.ts';
import { english } from '../wording/english.ts';
import type { Wording } from '../wording/wording.ts';
import { type Markup, html } from './markup.ts';
import { armsOf } from './provenance.ts';
import { decimalsFor, tabled } from './quantities.ts';

/** Every number of the ledger, with its interval. */
export function lossesTable(comparison: Comparison, wording: Wording = english): Markup {
  const texts = wording.tables.losses;
  const arms = armsOf(comparison);
  return html`<h3 id="losses-heading">${texts.heading}</h3>
    <div class="scroll" role="region" tabindex="0" aria-labelledby="losses-heading">
      <table>
        <thead>
          <tr>
            <th scope="col">${texts.ofEvery}</th>
            ${arms.map(({ arm }) => html`<th scope="col">${wording.arms[arm].label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${causes.map((cause) => {
            const shares = arms.map(({ result }) => result.ledger[cause]);
            const decimals = Math.max(1, decimalsFor(shares, 2));
            return html`<tr>
              <th scope="row">${wording.causes[cause].name}</th>
              ${shares.map((share) => {
                const { mean, range } = tabled(share, decimals, wording);
                return html`<td>${mean}<small>${range}</small></td>`;
              })}
            </tr>`;
          })}
        </tbody>
      </table>
    </div>`;
}
