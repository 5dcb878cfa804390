import manifest from '../../../package.json' with { type: 'json' };
import type { FittingResult } from '../../fitting/fit-targets.ts';
import { fittingWords } from '../../fitting/fitting-words.ts';
import { html } from '../markup.ts';
import { pageOf } from '../page.ts';
import { marginalsFigure, pairFigure, recoveryFigure, targetsFigure } from './fitting-figures.ts';

/**
 * The report of a calibration: one HTML file that needs no other.
 *
 * @param command the command line that gives the same answer again
 */
export function renderFitting(result: FittingResult, command: string): string {
  const { fitting } = result;
  const { document, base, arm } = fitting;
  const [first, ...rest] = fittingWords(result);
  const { version } = manifest;
  return pageOf({
    heading: document.title,
    title: `${document.title}: calibration by Carat`,
    kicker: `Calibration of ${base.document.title}, arm ${arm}, by Carat, a simulator of business clusters`,
    version,
    main: html`<section aria-labelledby="answer-heading">
        <h2 id="answer-heading">${first}</h2>
        ${rest.map((text) => html`<p>${text}</p>`)}
      </section>
      ${targetsFigure(result)} ${marginalsFigure(result)} ${pairFigure(result)} ${recoveryFigure(result)}
      <section aria-labelledby="method-heading">
        <h2 id="method-heading">How it was computed</h2>
        <p>
          History matching in waves: places spread over the prior are run, a quadratic of every target is
          learnt from them, what lies more than three standard deviations from a target is dropped, and the
          next wave is spread over the rest. The standard deviation counts observation error, declared
          discrepancy, luck and the quadratic’s own uncertainty. The posterior weighs what is left by the
          normal likelihood with the same variances. The gap between arms is never a target.
        </p>
        <ul class="reasons">
          ${document.targets.map(({ name, source }) => html`<li>${name}: ${source}</li>`)}
        </ul>
        <h2>How to get the same numbers again</h2>
        <pre><code>${command}</code></pre>
      </section>`,
    footer: `Carat ${version}, scenario hash ${base.hash}.`,
  });
}
