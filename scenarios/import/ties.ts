import { registry } from '#sim-core';
import { pow } from '#sim-core/numeric/pow.ts';
import { SEATS, TIES } from '#sim-core/world/columns.ts';
import { quote } from '../issue.ts';
import type { DocumentTie } from '../schema.ts';
import type { ImportChoices } from './choices.ts';
import type { Placed, TieColumn } from './columns.ts';
import type { ReadOrganisations } from './organisations.ts';
import type { Row, Table } from './read-table.ts';
import type { Notebook } from './report.ts';
import { type Strength, projectLimit, strengthOf } from './tie-strength.ts';
import { Ends } from './unknown-ends.ts';

/** Weights are written with six decimals. */
const perWeight = 1_000_000;

/**
 * The weight of a tie after a number of joint projects, as if each had been a joint win of the model.
 *
 * 1 − (1 − jointWinStrength)ⁿ: above 0, at most 1, and each project adds less than the one before.
 *
 * @param projects whole number from 1
 * @example weightOfProjects(2) // 0.51 with a jointWinStrength of 0.3
 */
export function weightOfProjects(projects: number): number {
  return Math.round((1 - pow(1 - registry.jointWinStrength.value, projects)) * perWeight) / perWeight;
}

/** What the rows of a pair say; the first decides which end is the source. */
interface Pair {
  readonly source: string;
  readonly target: string;
  readonly rows: { readonly line: number; readonly isReverse: boolean; readonly value: number }[];
}

type LeaveOut = (column: TieColumn, expected: string, remedy: string) => undefined;

/**
 * Reads ties row by row; what cannot be read is noted and left out.
 *
 * @param nameColumn the column of names as the file of organisations calls it
 */
export function readTies(
  table: Table,
  placed: Placed<TieColumn>,
  read: ReadOrganisations,
  nameColumn: string | undefined,
  choices: ImportChoices,
  notebook: Notebook,
): DocumentTie[] {
  const { places } = placed;
  const strength = strengthOf(table, placed, choices, notebook);
  const ends = new Ends(read);
  const pairs = new Map<string, Pair>();
  for (const row of table.rows) {
    const { line } = row;
    const leaveOut: LeaveOut = (column, expected, remedy) => {
      const place = column === 'source' || column === 'target' ? places[column] : strength.place;
      const name = place === undefined ? column : table.header[place];
      const received = quote(place === undefined ? '' : row.cells[place].trim());
      const message = `line ${line}: ${name} requires ${expected}, not ${received}`;
      notebook.add({ effect: 'row-left-out', table: 'ties', line, column: name, received, message, remedy });
    };
    const [source, target] = (['source', 'target'] as const).map((side) => {
      const end = row.cells[places[side]!].trim();
      return { side, end, id: ends.idOf(end, side) };
    });
    const unknown = [source, target].find(({ id }) => id === undefined);
    if (unknown !== undefined) {
      const { expected, remedy } = ends.explain(unknown.end);
      leaveOut(unknown.side, expected, remedy);
      continue;
    }
    const [from, to] = [source.id!, target.id!];
    if (from === to) {
      leaveOut('target', 'another organisation than the source', 'delete the row');
      continue;
    }
    const value = valueOf(row, strength, leaveOut);
    if (value === undefined) continue;
    const key = JSON.stringify(from < to ? [from, to] : [to, from]);
    const pair = pairs.get(key) ?? { source: from, target: to, rows: [] };
    pairs.set(key, pair);
    pair.rows.push({ line, isReverse: pair.source !== from, value });
  }
  ends.tell(nameColumn, pairs.size > 0, notebook);
  const ties = joined([...pairs.values()], strength, notebook);
  tellRule(strength, notebook);
  tellBusy(ties, notebook);
  return ties;
}

function valueOf(row: Row, { measure, place, read }: Strength, leaveOut: LeaveOut): number | undefined {
  const value = read(place === undefined ? '' : row.cells[place].trim());
  if (measure === 'projects') {
    if (Number.isInteger(value) && value >= 1 && value <= projectLimit) return value;
    return leaveOut(
      'projects',
      `a whole number from 1 to ${projectLimit}`,
      'correct it, or map the column to weight, if all of it lies between 0 and 1',
    );
  }
  const floor = registry.tieFloor.value;
  if (value >= floor && value <= 1) return value;
  return leaveOut('weight', `a number from ${floor}, below which a tie is dropped, to 1`, 'correct it');
}

/** One tie a pair: projects add up, and of several weights the strongest counts. */
function joined(pairs: readonly Pair[], { measure }: Strength, notebook: Notebook): DocumentTie[] {
  const repeated = pairs.filter(({ rows }) => rows.length > 1);
  const areMirrored = pairs.length > 1 && pairs.every(({ rows }) => isMirrored(rows));
  const strongest = (values: readonly number[]): number =>
    values.reduce((most, each) => Math.max(most, each), 0);
  const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);
  const join = areMirrored || measure === 'weight' ? strongest : sum;
  if (repeated.length > 0) {
    const { source, target, rows } = repeated[0];
    const values = rows.map(({ value }) => value);
    const example = `${quote(source)} and ${quote(target)}, ${values.slice(0, 5).join(', ')}${values.length > 5 ? ' …' : ''}, make ${join(values)}`;
    const count = `pairs with several rows, in one or both directions: ${repeated.length}`;
    const how = areMirrored
      ? 'every pair is written in both directions with the same value, and counts once'
      : measure === 'weight'
        ? 'the strongest weight of each was taken'
        : 'their joint projects were added up';
    notebook.add({
      effect: 'told',
      table: 'ties',
      received: `${repeated.length} pairs`,
      message: `${count}; ${how}: ${example}`,
      remedy: 'keep one row a pair with the value that is meant, if it is another',
    });
  }
  return pairs.map(({ source, target, rows }) => {
    const value = join(rows.map((row) => row.value));
    return { source, target, weight: measure === 'weight' ? value : weightOfProjects(value) };
  });
}

/** True of a pair that is written once in each direction, with the same value. */
function isMirrored(rows: Pair['rows']): boolean {
  const [one, other] = rows;
  return rows.length === 2 && one.isReverse !== other.isReverse && one.value === other.value;
}

function tellRule({ measure, place }: Strength, notebook: Notebook): void {
  const tell = (received: string, message: string, remedy: string): void =>
    notebook.add({ effect: 'told', table: 'ties', received, message, remedy });
  if (place === undefined)
    tell(
      'no weight',
      `no column tells the weight: every row counts as one joint project, which makes a weight of ${weightOfProjects(1)}`,
      'map a column to weight or to projects',
    );
  else if (measure === 'projects')
    tell(
      'projects',
      `weights follow from joint projects n as from joint wins: 1 − ${1 - registry.jointWinStrength.value}ⁿ`,
      'map a column from 0 to 1 to weight, if there is one',
    );
}

/** A person keeps a bounded number of ties, and an organisation has a bounded number of people. */
function tellBusy(ties: readonly DocumentTie[], notebook: Notebook): void {
  const degree = new Map<string, number>();
  for (const { source, target } of ties)
    for (const id of [source, target]) degree.set(id, (degree.get(id) ?? 0) + 1);
  const busy = [...degree].filter(([, count]) => count > TIES).map(([id, count]) => `${id} (${count})`);
  if (busy.length === 0) return;
  const received = busy.slice(0, 10).join(', ');
  const message = `organisations with more than ${TIES} ties: ${busy.length}; a person keeps the strongest ${TIES}, and an organisation has at most ${SEATS} people`;
  notebook.add({
    effect: 'told',
    table: 'ties',
    received,
    message,
    remedy: 'nothing need be done: the weakest of them may be forgotten',
  });
}
