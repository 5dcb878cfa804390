import { type ParameterName, registry } from '#sim-core';
import manifest from '../../../package.json' with { type: 'json' };
import {
  type CalibrationSearch,
  achievedOf,
  calibrationMargin,
  calibrationSeed,
} from '../../studies/calibration.ts';
import { isTargetMet, isolatedTargets } from '../../studies/isolated-targets.ts';
import { capital, enumeration } from '../../verdict/wording.ts';
import { type Markup, html, nothing } from '../markup.ts';
import { factsOf, pageOf, wordsOf } from '../page.ts';
import { pageTable } from '../page-table.ts';
import { plain, rangeText } from '../quantities.ts';
import { calibrationLooks, calibrationTargets } from './calibration-figures.ts';

/**
 * Tells the calibration of the isolated arm as one HTML file that needs no script and no other file.
 *
 * @param command the command line that gave it
 */
export function renderCalibration(search: CalibrationSearch, command: string): string {
  const { version } = manifest;
  return pageOf({
    kicker: 'Calibration by Carat, a simulator of business clusters',
    heading: 'The isolated arm and its targets',
    title: 'Calibration of the isolated arm by Carat',
    version,
    main: html`${wordsOf(words(search))}
      <section aria-labelledby="figures-heading">
        <h2 id="figures-heading">The figures</h2>
        ${calibrationTargets(search)} ${calibrationLooks(search)}
      </section>
      <section aria-labelledby="tables-heading">
        <h2 id="tables-heading">The tables</h2>
        ${targetsTable(search)}
        <ul class="reasons">
          ${isolatedTargets.map(({ name, source }) => html`<li>${capital(name)}: ${source}</li>`)}
        </ul>
        ${valuesTable(search)}
      </section>
      ${method(search, command)}`,
    footer: `Carat ${version}, seed ${calibrationSeed}. Cite both with any number of this report.`,
  });
}

function words({ fit, looks }: CalibrationSearch): string[] {
  const missed = isolatedTargets.filter((target, i) => !isTargetMet(target, fit.achieved[i]));
  const count = isolatedTargets.length;
  return [
    missed.length === 0
      ? `The isolated arm meets all ${count} targets.`
      : `The isolated arm meets ${count - missed.length} of ${count} targets. Missed: ${enumeration(missed.map(({ name }) => name))}.`,
    looks.length === 1
      ? 'This is one look at the values that the registry holds; nothing was searched for.'
      : `The search tried ${looks.length} sets of values, from those of the starting design on. The targets do not identify the values: others would do as well.`,
    'The gap between arms is no target: only isolated firms are fitted, and what a cluster adds follows from its rules.',
  ];
}

function targetsTable({ fit }: CalibrationSearch): Markup {
  const achieved = achievedOf(fit);
  return pageTable({
    id: 'targets-table',
    heading: 'Targets',
    columns: ['Target', 'Wanted', 'Achieved', 'Met'],
    body: isolatedTargets.map((target, i) => {
      const { name, unit, low, high } = target;
      const decimals = high <= 1 && unit !== '%/year' ? 3 : 2;
      const figure = (value: number) => plain(value, decimals);
      return html`<tr>
        <th scope="row">${capital(name)}<small>${unit}</small></th>
        <td>${plain(low, low % 1 ? 2 : 0)} to ${plain(high, high % 1 ? 2 : 0)}</td>
        <td>${figure(achieved[i].mean)}<small>${rangeText(achieved[i], figure)}</small></td>
        <td>${isTargetMet(target, fit.achieved[i]) ? 'yes' : 'no'}</td>
      </tr>`;
    }),
    note: 'A target is met when the mean lies in it; below the mean its 95 % interval over replications.',
  });
}

function valuesTable({ fit, looks }: CalibrationSearch): Markup {
  const names = Object.keys(fit.values) as ParameterName[];
  if (names.length === 0) return nothing;
  return pageTable({
    id: 'values-table',
    heading: 'Values chosen',
    columns: ['Parameter', 'Start', 'Chosen', 'At present', 'Range'],
    body: names.map((name) => {
      const { unit, min, max, value, description } = registry[name];
      return html`<tr>
        <th scope="row">${capital(description)}<small>${name}${unit === '' ? '' : `, ${unit}`}</small></th>
        ${[looks[0].values[name]!, fit.values[name]!, value].map((each) => html`<td>${number(each)}</td>`)}
        <td>${number(min)} to ${number(max)}</td>
      </tr>`;
    }),
    note: 'At present: the value that the registry of parameters holds.',
  });
}

/** At most four digits after the point, none that are 0. */
function number(value: number): string {
  return plain(value, Math.min(4, (String(value).split('.')[1] ?? '').length));
}

function method({ looks, replications }: CalibrationSearch, command: string): Markup {
  const { version } = manifest;
  return html`<section aria-labelledby="method-heading">
    <h2 id="method-heading">How it was computed</h2>
    <p>
      Pattern search (Hooke and Jeeves 1961) under common random numbers: one parameter moves at a time, by
      steps that are halved where none helps, and every look sees the same luck. It ends as soon as every
      target lies within ${calibrationMargin} half-widths of its middle.
    </p>
    ${factsOf([
      ['Program', `Carat ${version}`],
      ['Scenario', 'the defaults of the registry'],
      ['Seed', `${calibrationSeed}`],
      [
        'Runs',
        `${replications * looks.length} of the isolated arm: ${looks.length} ${looks.length === 1 ? 'look' : 'looks'} with ${replications} replications each`,
      ],
      ['Intervals', '95 %, Student’s t over replications'],
    ])}
    <h2>What it is not</h2>
    <ul class="reasons">
      <li>
        Not a validation: luck and targets are those of the fit. The page of validation has luck of its own.
      </li>
      <li>Not an identification: that a set of values meets the targets does not make it the true one.</li>
    </ul>
    <h2>How to get the same numbers again</h2>
    <pre><code>${command}</code></pre>
  </section>`;
}
