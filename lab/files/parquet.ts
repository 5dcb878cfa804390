import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Table } from './table.ts';

const columnTypes = { text: 'STRING', whole: 'INT32', real: 'DOUBLE' } as const;

/** A table as the bytes of a Parquet file, without missing values. */
export function parquetOf({ variables }: Table): Uint8Array {
  const columnData = variables.map(({ name, type, values }) => ({
    name,
    type: columnTypes[type],
    data:
      type === 'text'
        ? [...values]
        : type === 'whole'
          ? Int32Array.from(values as number[])
          : Float64Array.from(values as number[]),
    nullable: false,
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}
