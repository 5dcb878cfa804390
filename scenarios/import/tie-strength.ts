import { quote } from '../issue.ts';
import { type ImportAnswer, type ImportChoices, switchedOff } from './choices.ts';
import type { Placed, TieColumn } from './columns.ts';
import { decimalSign } from './decimal-sign.ts';
import { readNumber } from './read-number.ts';
import type { Table } from './read-table.ts';
import type { Notebook } from './report.ts';

export const projectLimit = 1_000_000;
/** How the strength of a tie is read from a row. */
export interface Strength {
  readonly measure: 'weight' | 'projects';
  /** Place of the column; without one, a row is one joint project. */
  readonly place: number | undefined;
  readonly read: (cell: string) => number;
}

/**
 * Decides what a column of strengths measures: weights lie between 0 and 1, and counts are whole.
 *
 * A column that is called weight and holds counts is read as joint projects; what is neither, or was mapped to weight
 * by the user, is asked about: the notebook fails.
 */
export function strengthOf(
  { header, rows }: Table,
  { places, mapped }: Placed<TieColumn>,
  { decimal }: ImportChoices,
  notebook: Notebook,
): Strength {
  const column = places.weight === undefined ? 'projects' : 'weight';
  const place = places[column];
  if (place === undefined) return { measure: 'projects', place, read: () => 1 };
  const name = header[place];
  const cells = rows.map((row) => row.cells[place].trim());
  const isShare = (value: number): boolean => value >= 0 && value <= 1;
  const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= projectLimit;
  const isPlausible = column === 'projects' ? isCount : isShare;
  const sign = decimalSign({ table: 'ties', column, name, cells }, decimal?.[column], isPlausible, notebook);
  const read = (cell: string): number => readNumber(cell, sign);
  const values = cells.map(read).filter((value) => !Number.isNaN(value));
  const tell = (
    effect: 'told' | 'failed',
    received: number,
    message: string,
    remedy: string,
    answers?: readonly ImportAnswer[],
  ): void =>
    notebook.add({
      effect,
      table: 'ties',
      column: name,
      received: String(received),
      message: `${quote(name)} ${message}`,
      remedy,
      ...(answers && { answers }),
    });
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  const asCounts = [{ meaning: 'joint projects', map: { projects: name, weight: switchedOff } }];
  if (column === 'projects') return { measure: 'projects', place, read };
  if (largest > 1 && !values.every(isCount))
    tell(
      'failed',
      largest,
      `goes up to ${largest}, which is no weight from 0 to 1, and holds numbers that are no counts of joint projects`,
      `divide it by ${largest} in the table, if it measures strength on a scale of its own`,
      [{ meaning: 'no weights read', map: { weight: switchedOff } }],
    );
  else if (largest > 1 && mapped.has('weight'))
    tell(
      'failed',
      largest,
      `is mapped to weight, but goes up to ${largest}: weights lie between 0 and 1, and whole numbers above 1 are counts`,
      `map it to projects, or divide it by ${largest} in the table`,
      asCounts,
    );
  else if (largest > 1) {
    tell(
      'told',
      largest,
      `goes up to ${largest} in whole numbers: it was read as the number of joint projects, not as a weight from 0 to 1`,
      `divide it by ${largest} in the table, if it measures strength on a scale of its own`,
    );
    return { measure: 'projects', place, read };
  } else if (!mapped.has('weight') && values.length > 0 && values.every((value) => value === 1))
    tell(
      'told',
      1,
      'is 1 throughout: every tie was read as one of the strongest, with weight 1',
      'map it to projects, if 1 counts joint projects',
      asCounts,
    );
  return { measure: 'weight', place, read };
}
