import { pathText } from './timeline/path-text.ts';
import { libraryNames } from './library-names.ts';
import { librarySummaries, loadLibrary } from './library.ts';
import { type ParameterName, registry } from '#sim-core';

/** Where in a page of the documentation the table stands. */
const begin = '<!-- library: written by writeLibraryTable, do not edit -->';
const end = '<!-- library: end -->';

/** The library as a Markdown table, and under it what each scenario changes. */
export function libraryTable(): string {
  const rows = librarySummaries().map(
    ({ name, title, structure, organisationCount, sample = 1, factCount, assumptionCount }) =>
      row([
        `\`${name}\``,
        title,
        structure,
        `${organisationCount}`,
        `1:${sample}`,
        `${factCount}`,
        `${assumptionCount}`,
      ]),
  );
  return [
    row(['name', 'cluster', 'structure', 'organisations', 'sample', 'facts', 'assumptions']),
    row(['---', '---', '---', '---:', '---:', '---:', '---:']),
    ...rows,
    '',
    ...libraryNames.flatMap((name) => [`**${name}**: ${changesOf(name)}`, '']),
  ].join('\n');
}

/** A page whose table is replaced by the present one. */
export function withLibraryTable(page: string): string {
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from)
    throw new Error('the page requires the two marks between which the table stands');
  return `${page.slice(0, from + begin.length)}\n\n${libraryTable()}${page.slice(to)}`;
}

function changesOf(name: string): string {
  const { parameters, scale, facts, assumptions } = loadLibrary(name).document;
  const changes = Object.entries(parameters).map(([parameter, value]) => {
    const unit = registry[parameter as ParameterName].unit;
    const isFact = facts.some(({ uses = [] }) => uses.some((used) => used === parameter));
    const isAssumed = assumptions.some((assumption) => assumption.parameter === parameter);
    const grounds = [...(isFact ? ['fact'] : []), ...(isAssumed ? ['assumption'] : [])].join(' and ');
    return `${parameter} ${pathText(value)} ${unit} (${grounds})`;
  });
  return [...changes, ...(scale === undefined ? [] : [`scale ${scale}`])].join('; ');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
