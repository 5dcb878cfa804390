/** Storage of one column. */
export type ColumnType = 'f64' | 'f32' | 'i32' | 'u32' | 'u8';

const arrays = {
  f64: Float64Array,
  f32: Float32Array,
  i32: Int32Array,
  u32: Uint32Array,
  u8: Uint8Array,
} as const;

type ArrayOf<T extends ColumnType> = InstanceType<(typeof arrays)[T]>;

/** Values a row holds in one column, by name, so that the sizes of a world are written once. */
export type Width = 'one' | 'skills' | 'seats' | 'ties' | 'accounts' | 'levers';

/** One entry of a column table: storage, unit, valid range and meaning. */
export interface Column<T extends ColumnType = ColumnType> {
  readonly type: T;
  readonly width: Width;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly description: string;
}

export type Columns = Readonly<Record<string, Column>>;

/** A struct of typed arrays with the names of its column table. */
export type Table<C extends Columns> = { readonly [name in keyof C]: ArrayOf<C[name]['type']> };

export function column<T extends ColumnType>(
  type: T,
  width: Width,
  unit: string,
  [min, max]: readonly [number, number],
  description: string,
): Column<T> {
  return { type, width, unit, min, max, description };
}

/** Bytes that a table takes, each column padded to eight bytes. */
export function tableBytes(columns: Columns, rows: number, widths: Record<Width, number>): number {
  let bytes = 0;
  for (const { type, width } of Object.values(columns)) bytes += columnBytes(type, rows * widths[width]);
  return bytes;
}

/** Views of a table over a buffer, from a byte offset. */
export function viewTable<C extends Columns>(
  columns: C,
  rows: number,
  widths: Record<Width, number>,
  buffer: ArrayBuffer,
  offset: number,
): Table<C> {
  // Spreading the literal keeps the object in the engine's fast mode; a table built key by key would not be.
  const table: Record<string, unknown> = { ...columns };
  for (const [name, { type, width }] of Object.entries(columns)) {
    table[name] = new arrays[type](buffer, offset, rows * widths[width]);
    offset += columnBytes(type, rows * widths[width]);
  }
  return table as Table<C>;
}

function columnBytes(type: ColumnType, length: number): number {
  return Math.ceil((arrays[type].BYTES_PER_ELEMENT * length) / 8) * 8;
}
