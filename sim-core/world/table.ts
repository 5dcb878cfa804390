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
/** Any column. */
export type Numbers = Float64Array | Float32Array | Int32Array | Uint32Array | Uint8Array;

/** Values a row holds in one column, by name, so that the sizes of a world are written once. */
export type Width = 'one' | 'skills' | 'seats' | 'ties' | 'accounts' | 'levers';

/**
 * Numbers in the record of a row: columns that are read together lie together, in one line of the processor's cache.
 * The number of row r in such a column is at `r * LINE`.
 */
export const LINE = 8;

/** One entry of a column table: storage, unit, valid range and meaning. */
export interface Column<T extends ColumnType = ColumnType, R extends boolean = boolean> {
  readonly type: T;
  readonly width: Width;
  /** Whether it lies in the record of its row, as a double, and not in a block of its own. */
  readonly isInRecord: R;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly description: string;
}

export type Columns = Readonly<Record<string, Column>>;

/** A struct of typed arrays with the names of its column table. */
export type Table<C extends Columns> = {
  readonly [name in keyof C]: C[name]['isInRecord'] extends true ? Float64Array : ArrayOf<C[name]['type']>;
};

export function column<T extends ColumnType>(
  type: T,
  width: Width,
  unit: string,
  [min, max]: readonly [number, number],
  description: string,
): Column<T, false> {
  return { type, width, isInRecord: false, unit, min, max, description };
}

/** A column of one number per row, in the record of the row. A table has at most {@link LINE} of them. */
export function inRecord<T extends ColumnType>(
  type: T,
  unit: string,
  [min, max]: readonly [number, number],
  description: string,
): Column<T, true> {
  return { type, width: 'one', isInRecord: true, unit, min, max, description };
}

/** Bytes that a table takes, each column padded to eight bytes. */
export function tableBytes(columns: Columns, rows: number, widths: Record<Width, number>): number {
  let bytes = recordBytes(columns, rows);
  for (const { type, width, isInRecord } of Object.values(columns))
    if (!isInRecord) bytes += columnBytes(type, rows * widths[width]);
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
  let inLine = 0;
  let own = offset + recordBytes(columns, rows);
  for (const [name, { type, width, isInRecord }] of Object.entries(columns)) {
    if (isInRecord) {
      table[name] = new Float64Array(buffer, offset + inLine * 8, rows * LINE - inLine);
      inLine += 1;
    } else {
      table[name] = new arrays[type](buffer, own, rows * widths[width]);
      own += columnBytes(type, rows * widths[width]);
    }
  }
  return table as Table<C>;
}

/** The numbers of a column as it is declared, row after row in its own type, wherever they lie. */
export function valuesOf<V extends Numbers>({ type, isInRecord }: Column, view: V): V | ArrayOf<ColumnType> {
  if (!isInRecord) return view;
  const values = new arrays[type](Math.ceil(view.length / LINE));
  for (let row = 0; row < values.length; row += 1) values[row] = view[row * LINE];
  return values;
}

/** Steps from one row's number to the next in a column of one number per row. */
export function stepOf({ isInRecord }: Column): number {
  return isInRecord ? LINE : 1;
}

function recordBytes(columns: Columns, rows: number): number {
  return Object.values(columns).some(({ isInRecord }) => isInRecord) ? rows * LINE * 8 : 0;
}

function columnBytes(type: ColumnType, length: number): number {
  return Math.ceil((arrays[type].BYTES_PER_ELEMENT * length) / 8) * 8;
}
