import manifest from '../../../package.json' with { type: 'json' };
import { contrastPhrase, contrastUnit } from '../../sensitivity/contrast.ts';
import type { Sensitivity } from '../../sensitivity/run-sensitivity.ts';
import { cornerOf, leftOutWords, sensitivityWords } from '../../sensitivity/sensitivity-words.ts';
import { isDetermined } from '../../sensitivity/share-within.ts';
import type { Estimate } from '../../statistics/estimate.ts';
import { english } from '../../wording/english.ts';
import { type Insert, type Markup, html, nothing } from '../markup.ts';
import { pageTable } from '../page-table.ts';
import { factsOf, pageOf, wordsOf } from '../page.ts';
import { plain, probabilityText } from '../quantities.ts';
import { cornersFigure, rankingFigure } from './sensitivity-figures.ts';

/**
 * Tells a ranking as one HTML file that needs no script and no other file; the same ranking gives the same bytes.
 *
 * @param command the command line that gave it
 */
export function renderSensitivity(sensitivity: Sensitivity, command: string): string {
  const { title, name } = sensitivity.trial.base.document;
  const { version } = manifest;
  return pageOf({
    kicker: 'Sensitivity by Carat, a simulator of business clusters',
    heading: title,
    title: `${title}: sensitivity by Carat`,
    version,
    main: html`${wordsOf(sensitivityWords(sensitivity))}
      <section aria-labelledby="figures-heading">
        <h2 id="figures-heading">The figures</h2>
        ${rankingFigure(sensitivity)} ${cornersFigure(sensitivity)} ${table(sensitivity)}
        ${pairsTable(sensitivity)}
      </section>
      ${method(sensitivity, command)}`,
    footer: `Carat ${version}, scenario ${name}, hash ${sensitivity.trial.base.hash}. Cite these three with any number of this report.`,
  });
}

const sizeHeadings = { morris: 'Size (μ*)', sobol: 'Total, %', pawn: 'Distance' } as const;
const decimalsOf = { morris: 2, sobol: 1, pawn: 3 } as const;

function table({ rows, budget }: Sensitivity): Markup {
  const { method } = budget;
  const told = (value: number) => sizeText(value * (method === 'sobol' ? 100 : 1), decimalsOf[method]);
  const range = ({ low, high }: Estimate) => (Number.isFinite(low) ? `${told(low)} to ${told(high)}` : '–');
  const isAlone = method === 'morris' && !budget.isByCorner;
  return pageTable({
    id: 'table',
    heading: `All ${rows.length}`,
    columns: [
      ...(budget.isByCorner ? ['Corner'] : ['Parameter', 'Corner']),
      sizeHeadings[method],
      '95 % interval',
      ...(method === 'sobol' ? ['First order, %', '95 % interval'] : []),
      ...(isAlone ? ['Mean', 'Spread'] : []),
      ['p', 'after Holm'],
      'Told from luck',
    ],
    body: rows.map(
      ({ name, size, first, mean = NaN, deviation = NaN, pValue, isDistinguishable }) =>
        html`<tr>
          <th scope="row">${name}</th>
          ${budget.isByCorner ? nothing : html`<td>${cornerOf(name)}</td>`}
          <td>${told(size.estimate)}</td>
          <td>${range(size)}</td>
          ${
            first
              ? html`<td>${told(first.estimate)}</td>
                  <td>${range(first)}</td>`
              : nothing
          }
          ${
            isAlone
              ? html`<td>${told(mean)}</td>
                  <td>${told(deviation)}</td>`
              : nothing
          }
          <td>${probabilityText(pValue)}</td>
          <td>
            ${isDetermined(size) ? (isDistinguishable ? 'yes' : 'no') : english.sensitivity.notDetermined}
          </td>
        </tr>`,
    ),
  });
}

function pairsTable({ pairShares }: Sensitivity): Insert {
  if (pairShares.length === 0) return nothing;
  const told = (value: number) => sizeText(100 * value, decimalsOf.sobol);
  return pageTable({
    id: 'pairs',
    heading: 'What two bring only together',
    columns: ['Two', 'Second order, %', '95 % interval'],
    body: pairShares.map(
      ({ names, share }) =>
        html`<tr>
          <th scope="row">${names[0]} and ${names[1]}</th>
          <td>${told(share.estimate)}</td>
          <td>${isDetermined(share) ? `${told(share.low)} to ${told(share.high)}` : '–'}</td>
        </tr>`,
    ),
  });
}

function sizeText(value: number, decimals: number): string {
  return Number.isFinite(value) ? plain(value, decimals) : '–';
}

const methodTexts = {
  morris:
    'Elementary effects of Morris along trajectories chosen far apart (Campolongo and others 2007): the change of the outcome when one parameter moves, per range of the parameter. Luck is common within a trajectory, and each trajectory has its own. The p value is that of the effects’ mean square against the spread of replications (F).',
  sobol:
    'Shares of the variance by the estimators of Jansen over the radial design of Saltelli (2010), with bootstrap intervals over rows, held within 0 to 100 %. All points share their luck. The p value is that of the mean square of the changes that make a total share, against the spread of replications (F).',
  pawn: 'Distances between the distribution of all outcomes and that within cells along a parameter (Pianosi and Wagener 2018), compared with that of a dummy. All points share their luck. The p value is the share of dummies that show as much.',
} as const;

function method(sensitivity: Sensitivity, command: string): Markup {
  const { trial, budget, points, pairs } = sensitivity;
  return html`<section aria-labelledby="method-heading">
    <h2 id="method-heading">How it was computed</h2>
    <p>
      ${methodTexts[budget.method]} Sizes hold within these ranges only: a wider range makes a larger effect.
    </p>
    <p>${english.sensitivity.rule}</p>
    ${factsOf([
      ['Scenario', `${trial.base.document.title} (${trial.base.document.name})`],
      ['Scenario hash', trial.base.hash],
      ['Outcome', `${contrastPhrase(trial.contrast)}, ${contrastUnit(trial.contrast)}`],
      ['Method', `${budget.method}, size ${budget.size}`],
      ['Runs', `${points} points with ${trial.replications} replications each: ${pairs} runs of each arm`],
    ])}
    <ul class="reasons">
      ${leftOutWords(sensitivity).map((text) => html`<li>${text}</li>`)}
    </ul>
    <h2>How to get the same numbers again</h2>
    <pre><code>${command}</code></pre>
  </section>`;
}
