import type { Comparison } from '../comparison.ts';
import { armsSideBySide } from './arms-side-by-side.ts';
import { eventStudy } from './event-study.ts';
import { funnel } from './funnel.ts';
import { ledger } from './ledger.ts';
import { lossesTable } from './losses-table.ts';
import { html } from './markup.ts';
import { measuresTable } from './measures-table.ts';
import { method } from './method.ts';
import { networkMap } from './network-map.ts';
import { pageOf } from './page.ts';
import { summary } from './summary.ts';

export interface ReportOptions {
  /** The command line that gave the comparison, where it is known; otherwise one that gives it again is printed. */
  readonly command?: string;
}

/**
 * Tells a comparison as one HTML file that needs no script and no other file.
 *
 * The same comparison gives the same bytes. The network is drawn if the comparison describes one.
 *
 * @returns a whole document, to be stored as UTF-8
 * @example await writeFile('report.html', renderReport(await compare(loaded, { withNetwork: true })));
 */
export function renderReport(comparison: Comparison, { command }: ReportOptions = {}): string {
  const { title, scenario, version, hash } = comparison;
  return pageOf({
    kicker: 'Comparison by Carat, a simulator of business clusters',
    heading: title,
    title: `${title}: comparison by Carat`,
    version,
    main: html`${summary(comparison)}
      <section aria-labelledby="figures-heading">
        <h2 id="figures-heading">The figures</h2>
        ${armsSideBySide(comparison)} ${eventStudy(comparison)} ${funnel(comparison)} ${ledger(comparison)}
        ${networkMap(comparison)}
      </section>
      <section aria-labelledby="tables-heading">
        <h2 id="tables-heading">The tables</h2>
        ${measuresTable(comparison)} ${lossesTable(comparison)}
      </section>
      ${method(comparison, command)}`,
    footer: `Carat ${version}, scenario ${scenario}, hash ${hash}. Cite these three with any number of this report.`,
  });
}
