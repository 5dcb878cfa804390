import Table from 'cli-table3';
import type { Output } from '../session.ts';

export interface Column {
  readonly heading: string;
  readonly isNumber?: boolean;
  /** Columns of text after which a cell is broken into lines; as wide as its widest cell when left out. */
  readonly width?: number;
}

const gap = 2;

/** Rows under a heading, aligned, without borders; texts may hold colours. */
export function tableOf(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  { colours }: Pick<Output, 'colours'>,
): string {
  const last = columns.length - 1;
  const table = new Table({
    head: columns.map(({ heading }) => colours.bold(heading)),
    colAligns: columns.map(({ isNumber }) => (isNumber ? 'right' : 'left')),
    colWidths: columns.map(({ width }, i) => (width === undefined ? null : width + (i < last ? gap : 0))),
    wordWrap: true,
    chars: bare,
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
  });
  // A gap after each cell but the last keeps lines within the width.
  const spaced = (cells: readonly string[]) =>
    cells.map((cell, i) => ({ content: cell, ...(i < last && { style: { 'padding-right': gap } }) }));
  table.options.head = spaced(table.options.head) as unknown as string[];
  table.push(...rows.map(spaced));
  return table.toString().replaceAll(/ +$/gm, '');
}

const bare = Object.fromEntries(
  [
    ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'],
    ...['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'],
  ].map((name) => [name, '']),
);
