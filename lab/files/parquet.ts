import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Table, Variable } from './table.ts';

const columnTypes = { text: 'STRING', whole: 'INT32', real: 'DOUBLE' } as const;

/** Whole numbers that the column type holds; beyond, it would silently hold another. */
const wholeLimits = { least: -(2 ** 31), most: 2 ** 31 - 1 } as const;

/**
 * A table as the bytes of a Parquet file. What is an empty cell in CSV is null: a NaN would count as a number in SQL.
 *
 * Every column may hold nulls, whether or not it does, so that the parts of one table have the same schema.
 *
 * @throws RangeError for a whole number that 32 bits do not hold
 */
export function parquetOf({ variables }: Table): Uint8Array {
  const columnData = variables.map((variable) => ({
    name: variable.name,
    type: columnTypes[variable.type],
    data: dataOf(variable),
    nullable: true,
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}

function dataOf({ name, type, values }: Variable): (string | number | null)[] {
  if (type === 'text') return Array.from(values as readonly (string | undefined)[], (text) => text ?? null);
  return Array.from(values as readonly number[], (value) => {
    if (!Number.isFinite(value)) return null;
    const fits = Number.isInteger(value) && value >= wholeLimits.least && value <= wholeLimits.most;
    if (type === 'whole' && !fits)
      throw new RangeError(`column ${name} requires whole numbers of 32 bits, not ${value}`);
    return value;
  });
}
