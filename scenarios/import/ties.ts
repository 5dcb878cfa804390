import { registry } from '#sim-core';
import { pow } from '#sim-core/numeric/pow.ts';
import { SEATS, TIES } from '#sim-core/world/columns.ts';
import { quote } from '../issue.ts';
import type { DocumentTie } from '../schema.ts';
import type { Places, TieColumn } from './columns.ts';
import type { ReadOrganisations } from './organisations.ts';
import { readNumber } from './read-number.ts';
import type { Row, Table } from './read-table.ts';
import type { Notebook } from './report.ts';

const projectLimit = 1_000_000;
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

/** Reads ties row by row; what cannot be read is noted and left out. */
export function readTies(
  table: Table,
  places: Places<TieColumn>,
  { organisations, leftOut }: ReadOrganisations,
  notebook: Notebook,
): DocumentTie[] {
  const ids = new Set(organisations.map(({ id }) => id));
  const first = new Map<string, number>();
  const ties: DocumentTie[] = [];
  const cell = (row: Row, column: TieColumn): string => {
    const place = places[column];
    return place === undefined ? '' : row.cells[place].trim();
  };
  for (const row of table.rows) {
    const { line } = row;
    const leaveOut = (column: TieColumn, expected: string, remedy: string): void => {
      const place = places[column];
      const name = place === undefined ? column : table.header[place];
      const received = quote(cell(row, column));
      const message = `line ${line}: ${name} requires ${expected}, not ${received}`;
      notebook.add({ effect: 'row-left-out', table: 'ties', line, column: name, received, message, remedy });
    };
    const [source, target] = [cell(row, 'source'), cell(row, 'target')];
    const unknown = (['source', 'target'] as const).find((end) => !ids.has(cell(row, end)));
    if (unknown !== undefined) {
      const lost = leftOut.get(cell(row, unknown));
      if (lost === undefined)
        leaveOut(
          unknown,
          'the id of an organisation of the other table',
          'add the organisation, or correct the id',
        );
      else
        leaveOut(
          unknown,
          `an organisation that was read: line ${lost} of the other table was left out`,
          'mend that line',
        );
      continue;
    }
    if (source === target) {
      leaveOut('target', 'another organisation than the source', 'delete the row');
      continue;
    }
    const pair = JSON.stringify(source < target ? [source, target] : [target, source]);
    const earlier = first.get(pair);
    if (earlier !== undefined) {
      leaveOut(
        'target',
        `a pair of its own: line ${earlier} has it in this or the other direction`,
        'keep one row a pair, with the projects of both',
      );
      continue;
    }
    const weight = weightOf(row, places, cell, leaveOut);
    if (weight === undefined) continue;
    first.set(pair, line);
    ties.push({ source, target, weight });
  }
  tellRules(places, notebook);
  tellBusy(ties, notebook);
  return ties;
}

function weightOf(
  row: Row,
  places: Places<TieColumn>,
  cell: (row: Row, column: TieColumn) => string,
  leaveOut: (column: TieColumn, expected: string, remedy: string) => void,
): number | undefined {
  const floor = registry.tieFloor.value;
  if (places.weight !== undefined) {
    const weight = readNumber(cell(row, 'weight'));
    if (weight >= floor && weight <= 1) return weight;
    leaveOut(
      'weight',
      `a number from ${floor}, below which a tie is dropped, to 1`,
      'correct it, or map the column to projects',
    );
    return undefined;
  }
  if (places.projects === undefined) return weightOfProjects(1);
  const projects = readNumber(cell(row, 'projects'));
  if (Number.isInteger(projects) && projects >= 1 && projects <= projectLimit)
    return weightOfProjects(projects);
  leaveOut('projects', `a whole number from 1 to ${projectLimit}`, 'correct it, or map the column to weight');
  return undefined;
}

function tellRules({ weight, projects }: Places<TieColumn>, notebook: Notebook): void {
  const tell = (received: string, message: string, remedy: string): void =>
    notebook.add({ effect: 'told', table: 'ties', received, message, remedy });
  const one = weightOfProjects(1);
  if (weight !== undefined && projects !== undefined)
    tell(
      'weight and projects',
      'both weight and projects are there: weight was taken',
      'remove the one that is not meant',
    );
  else if (weight === undefined && projects !== undefined)
    tell(
      'projects',
      `weights follow from joint projects n as from joint wins: 1 − ${1 - registry.jointWinStrength.value}ⁿ`,
      'map a column from 0 to 1 to weight, if there is one',
    );
  else if (weight === undefined)
    tell(
      'no weight',
      `no column tells the weight: every tie has that of one joint project, ${one}`,
      'map a column to weight or to projects',
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
