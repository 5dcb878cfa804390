import {
  type Assumption,
  type DocumentLever,
  type DocumentShock,
  type Fact,
  type LoadedScenario,
  type When,
  librarySummaries,
  pathText,
} from '#scenarios';
import { type ParameterName, registry, shockKinds } from '#sim-core';
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
    { heading: 'Sample', isNumber: true },
  ];
  const rows = librarySummaries().map(({ name, title, structure, organisationCount, sample }) => [
    output.colours.bold(name),
    title,
    structure,
    `${organisationCount}`,
    sample === undefined ? 'all' : `1 in ${sample}`,
  ]);
  const hint =
    'Size counts the organisations simulated: all of the cluster, or a sample of it. “carat scenarios show NAME” tells sources, “carat compare NAME” the verdict.';
  return `${tableOf(columns, rows, output)}\n\n${wrap(hint, output.width)}\n`;
}

/** One scenario with every fact and assumption. */
export function scenarioText({ document, hash }: LoadedScenario, { colours, width }: Output): string {
  const { name, title, description, structure, sample, scale, start, parameters, facts, assumptions } =
    document;
  const { levers = [], shocks = [] } = document;
  const changes = Object.entries(parameters).map(([parameter, value]) => {
    const { unit, value: usual } = registry[parameter as ParameterName];
    const text = `${parameter} ${pathText(value)} ${unit}`;
    return `${wrap(text, width, 2)}${colours.dim(` (the model’s own: ${Number(usual.toPrecision(4))})`)}`;
  });
  const section = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`${colours.bold(heading)}\n${lines.join('\n')}`];
  return `${[
    `${colours.bold(title)} ${colours.dim(`(${name}, ${structure})`)}\n${wrap(description, width)}`,
    ...section('Changes to the model', [
      ...changes,
      ...(sample === undefined
        ? []
        : [
            wrap(
              `sample ${sample}: one organisation in ${sample} is simulated; totals are those of the whole region`,
              width,
              2,
            ),
          ]),
      ...(scale === undefined ? [] : [wrap(`scale ${scale}: multiplies every parameter in k€`, width, 2)]),
    ]),
    ...section(start === undefined ? 'What happens' : `What happens, from ${start} on`, [
      ...levers.map((lever) => wrap(leverText(lever), width, 2)),
      ...shocks.map((shock) => wrap(shockText(shock), width, 2)),
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

function leverText({ lever, budget, from = 0, to }: DocumentLever): string {
  const end = to === undefined ? 'to the end' : `to ${dateText(to)}`;
  return `lever ${lever}: ${pathText(budget)} k€/year from ${dateText(from)} ${end}`;
}

function shockText({ shock, at, months, size, market, skill }: DocumentShock): string {
  const whose = [...(market ? [market] : []), ...(skill === undefined ? [] : [`skill ${skill}`])].join(', ');
  const length = months === undefined ? '' : ` for ${months} months`;
  return `shock ${shock}${whose && ` (${whose})`}: ${size} (${shockKinds[shock].unit}) in ${dateText(at)}${length}`;
}

function dateText(date: When): string {
  return typeof date === 'number' ? `month ${date}` : date;
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
