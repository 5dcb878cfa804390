import type { Variable } from './table.ts';

/** Ways to make a variable of something that each row has; what a row lacks is missing. */
export function columnsOver<Row>(rows: readonly Row[]) {
  const number =
    (type: 'real' | 'whole') =>
    (
      name: string,
      label: string,
      unit: string,
      definition: string,
      of: (row: Row) => number | undefined,
    ): Variable => ({ name, label, unit, definition, type, values: rows.map((row) => of(row) ?? NaN) });
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
