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

/** What several declare between them, each column once: what one of them writes, another may read. */
export function declaredBy(
  parts: readonly Pick<Mechanism, 'reads' | 'writes' | 'draws'>[],
): Pick<Mechanism, 'reads' | 'writes' | 'draws'> {
  const writes = new Set(parts.flatMap((part) => part.writes));
  const reads = new Set(parts.flatMap((part) => part.reads).filter((column) => !writes.has(column)));
  return { reads: [...reads], writes: [...writes], draws: [...new Set(parts.flatMap(({ draws }) => draws))] };
}
