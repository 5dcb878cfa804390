import type { Table, Variable } from './table.ts';

/** What every variable of some tables means, itself as a table. */
export function codebook(tables: readonly Table[]): Table {
  const rows = tables.flatMap((table) => table.variables.map((variable) => ({ table, variable })));
  const column = (
    name: string,
    label: string,
    valueOf: (row: (typeof rows)[number]) => string,
  ): Variable => ({
    name,
    label,
    unit: '',
    definition: label,
    type: 'text',
    values: rows.map(valueOf),
  });
  return {
    name: 'codebook',
    variables: [
      column('file', 'Table that holds the variable', ({ table }) => table.name),
      column('variable', 'Name', ({ variable }) => variable.name),
      column('label', 'Name for people', ({ variable }) => variable.label),
      column('unit', 'Unit', ({ variable }) => variable.unit),
      column('definition', 'Definition', ({ variable }) => variable.definition),
    ],
  };
}
