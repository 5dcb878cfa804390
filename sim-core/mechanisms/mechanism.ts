import type { Context } from '../context.ts';
import type { StreamName } from '../random/streams.ts';
import type { World } from '../world/world.ts';

type TableName = Exclude<keyof World, 'sizes' | 'buffer'>;

/** A column by table and name. */
export type ColumnName = { [T in TableName]: `${T}.${keyof World[T] & string}` }[TableName];

/**
 * One idea of the theory. What it reads, writes and draws is declared here, and the contract suite checks it with
 * tripwires. A column that is written may be read as well.
 */
export interface Mechanism {
  readonly name: string;
  readonly reads: readonly ColumnName[];
  readonly writes: readonly ColumnName[];
  readonly draws: readonly StreamName[];
  /** Applies the mechanism to the world for one step; those of the market, to the opportunity in hand. */
  apply(context: Context): void;
}
