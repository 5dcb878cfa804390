import { codebook } from './codebook.ts';
import { csvOf } from './csv.ts';
import { parquetOf } from './parquet.ts';
import type { Table } from './table.ts';
import type { Draft } from './write-together.ts';

/** Every table as CSV and as Parquet, and their codebook, ready to be written together. */
export function tableDrafts(tables: readonly Table[], codebookName = 'codebook.csv'): Draft[] {
  return [
    ...tables.flatMap((table): Draft[] => [
      [`${table.name}.csv`, () => csvOf(table)],
      [`${table.name}.parquet`, () => parquetOf(table)],
    ]),
    [codebookName, () => csvOf(codebook(tables))],
  ];
}
