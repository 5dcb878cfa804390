import type { Variable } from './table.ts';

/** Ways to make a variable of something that each row has; a number that a row lacks, or an end at infinity, is missing. */
export function columnsOver<Row>(rows: readonly Row[]) {
  const number =
    (type: 'real' | 'whole') =>
    (
      name: string,
      label: string,
      unit: string,
      definition: string,
      of: (row: Row) => number | undefined,
    ): Variable => ({ name, label, unit, definition, type, values: rows.map((row) => known(of(row))) });
  return {
    real: number('real'),
    whole: number('whole'),
    text: (
      name: string,
      label: string,
      definition: string,
      of: (row: Row) => string | undefined,
    ): Variable => ({
      name,
      label,
      unit: '',
      definition,
      type: 'text',
      values: rows.map(of),
    }),
  };
}

function known(value: number | undefined): number {
  return value !== undefined && Number.isFinite(value) ? value : NaN;
}
