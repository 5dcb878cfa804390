import { type Comparison, causes } from '../comparison.ts';
import { armGuide } from './arm-guide.ts';
import { causeTexts } from './cause-texts.ts';
import { type Markup, html } from './markup.ts';
import { armsOf } from './provenance.ts';
import { decimalsFor, tabled } from './quantities.ts';

/** Every number of the ledger, with its interval. */
export function lossesTable(comparison: Comparison): Markup {
  const arms = armsOf(comparison);
  return html`<h3 id="losses-heading">Lost opportunities, number by number</h3>
    <div class="scroll" role="region" tabindex="0" aria-labelledby="losses-heading">
      <table>
        <thead>
          <tr>
            <th scope="col">Of every 100, by value</th>
            ${arms.map(({ arm }) => html`<th scope="col">${armGuide[arm].label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${causes.map((cause) => {
            const shares = arms.map(({ result }) => result.ledger[cause]);
            const decimals = Math.max(1, decimalsFor(shares, 2));
            return html`<tr>
              <th scope="row">${causeTexts[cause].name}</th>
              ${shares.map((share) => {
                const { mean, range } = tabled(share, decimals);
                return html`<td>${mean}<small>${range}</small></td>`;
              })}
            </tr>`;
          })}
        </tbody>
      </table>
    </div>`;
}
