import type { Table } from './read-table.ts';

/** Columns whose cells are all filled and all different: they may name the rows. */
export function likelyIds({ header, rows }: Table): string[] {
  return header.filter((name, place) => {
    const cells = rows.map((row) => row.cells[place]);
    return name !== '' && cells.every((cell) => cell !== '') && new Set(cells).size === cells.length;
  });
}

/** Columns that hold ids of organisations, those that hold the most first. */
export function columnsOfIds({ header, rows }: Table, ids: ReadonlySet<string>): string[] {
  return header
    .map((name, place) => ({ name, hits: rows.filter((row) => ids.has(row.cells[place])).length }))
    .filter(({ name, hits }) => hits > 0 && name !== '')
    .toSorted((a, b) => b.hits - a.hits)
    .map(({ name }) => name);
}
