import { type Assumption, type Fact, type LoadedScenario, librarySummaries } from '#scenarios';
import { type ParameterName, registry } from '#sim-core';
import type { Output } from '../session.ts';
import { tableOf } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';

/** The library as a table. */
export function libraryText(output: Output): string {
  const columns = [
    { heading: 'Name' },
    { heading: 'Cluster' },
    { heading: 'Structure' },
    { heading: 'Size', isNumber: true },
  ];
  const rows = librarySummaries().map(({ name, title, structure, organisationCount }) => [
    output.colours.bold(name),
    title,
    structure,
    `${organisationCount}`,
  ]);
  const hint =
    'Size counts organisations. “carat scenarios show NAME” tells sources, “carat compare NAME” the verdict.';
  return `${tableOf(columns, rows, output)}\n\n${wrap(hint, output.width)}\n`;
}

/** One scenario with every fact and assumption. */
export function scenarioText({ document, hash }: LoadedScenario, { colours, width }: Output): string {
  const { name, title, description, structure, scale, parameters, facts, assumptions } = document;
  const changes = Object.entries(parameters).map(([parameter, value]) => {
    const { unit, value: usual } = registry[parameter as ParameterName];
    const text = `${parameter} ${value} ${unit}`;
    return `${wrap(text, width, 2)}${colours.dim(` (the model’s own: ${Number(usual.toPrecision(4))})`)}`;
  });
  const section = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`${colours.bold(heading)}\n${lines.join('\n')}`];
  return `${[
    `${colours.bold(title)} ${colours.dim(`(${name}, ${structure})`)}\n${wrap(description, width)}`,
    ...section('Changes to the model', [
      ...changes,
      ...(scale === undefined ? [] : [wrap(`scale ${scale}: multiplies every parameter in k€`, width, 2)]),
    ]),
    ...section(
      'Facts',
      facts.map((fact) => factText(fact, width, colours.dim)),
    ),
    ...section(
      'Assumptions',
      assumptions.map((assumption) => assumptionText(assumption, width)),
    ),
    colours.dim(`hash ${hash}`),
  ].join('\n\n')}\n`;
}

function factText(
  { quantity, value, unit, year, source, url, note, uses }: Fact,
  width: number,
  faint: (text: string) => string,
): string {
  const figure = [value, unit].filter((part) => part !== '').join(' ');
  return [
    wrap(`${quantity.replaceAll('_', ' ')}: ${figure}, ${year}`, width, 2),
    wrap(`${source}`, width, 4),
    ...(url ? [faint(`    ${url}`)] : []),
    ...(note ? [wrap(note, width, 4)] : []),
    ...(uses ? [wrap(`informs ${uses.join(', ')}`, width, 4)] : []),
  ].join('\n');
}

function assumptionText({ parameter, subject, value, reason }: Assumption, width: number): string {
  return `${wrap(`${parameter ?? subject}: ${value}`, width, 2)}\n${wrap(reason, width, 4)}`;
}
