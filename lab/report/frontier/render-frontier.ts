import manifest from '../../../package.json' with { type: 'json' };
import {
  axisValue,
  boxPhrase,
  crossingValues,
  evenly,
  frontierWords,
  nameOf,
} from '../../frontier/frontier-words.ts';
import type { Frontier } from '../../frontier/run-frontier.ts';
import { contrastPhrase } from '../../sensitivity/contrast.ts';
import { type Markup, html, nothing } from '../markup.ts';
import { pageTable } from '../page-table.ts';
import { factsOf, pageOf, wordsOf } from '../page.ts';
import { frontierFigure } from './frontier-figure.ts';

/** Rows of the table of the frontier at most. */
const mostRows = 13;

/**
 * Tells a frontier as one HTML file that needs no script and no other file; the same frontier gives the same bytes.
 *
 * @param command the command line that gave it
 */
export function renderFrontier(frontier: Frontier, command: string): string {
  const { title, name } = frontier.trial.base.document;
  const { hash } = frontier.trial.base;
  const { version } = manifest;
  return pageOf({
    kicker: 'Frontier by Carat, a simulator of business clusters',
    heading: title,
    title: `${title}: frontier by Carat`,
    version,
    main: html`${wordsOf(frontierWords(frontier))}
      <section aria-labelledby="figures-heading">
        <h2 id="figures-heading">The map</h2>
        ${frontierFigure(frontier)} ${crossingsTable(frontier)}
      </section>
      ${method(frontier, command)}`,
    footer: `Carat ${version}, scenario ${name}, hash ${hash}. Cite these three with any number of this report.`,
  });
}

function crossingsTable({ axes, crossings }: Frontier): Markup {
  if (crossings.length === 0) return nothing;
  return pageTable({
    id: 'table',
    heading: 'The frontier, place by place',
    columns: [nameOf(axes[0]), `${nameOf(axes[1])} at the frontier`, 'not certain from', 'to'],
    body: evenly(crossings, mostRows).map((crossing) => {
      const { x, y, low, high } = crossingValues(axes, crossing);
      return html`<tr>
        <th scope="row">${axisValue(axes[0], x)}</th>
        ${[y, low, high].map((value) => html`<td>${axisValue(axes[1], value)}</td>`)}
      </tr>`;
    }),
  });
}

function method(frontier: Frontier, command: string): Markup {
  const { trial, pairs, exploration, map } = frontier;
  return html`<section aria-labelledby="method-heading">
    <h2 id="method-heading">How it was computed</h2>
    <p>
      After 16 places spread evenly over the box, each further place is put where a run settles most of the
      sign (targeted integrated mean square error, Picheny and others 2010). Both arms of a pair share their
      luck; every place has luck of its own. The share of the box is from whole surfaces drawn as the runs
      allow them; that the smoothness of the surface is itself an estimate is not in the intervals, nor are
      other rules or other values of assumed parameters.
    </p>
    ${factsOf([
      ['Scenario', `${trial.base.document.title} (${trial.base.document.name})`],
      ['Scenario hash', trial.base.hash],
      ['Difference', contrastPhrase(trial.contrast)],
      ['Box', boxPhrase(frontier)],
      ['Runs', `${pairs} pairs at ${exploration.sights.length} places`],
      ['Sign not certain', `on ${(100 * map.uncertain).toFixed(1)} % of the box`],
    ])}
    <h2>How to get the same numbers again</h2>
    <pre><code>${command}</code></pre>
  </section>`;
}
