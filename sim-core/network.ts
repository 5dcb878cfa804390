import { EMPTY, FACTOR, RELATED, TIES } from './world/columns.ts';
import { LINE } from './world/table.ts';
import type { World } from './world/world.ts';

/** Who was there and who knew whom, for pictures. */
export interface Network {
  readonly organisations: readonly {
    readonly row: number;
    readonly kind: 'firm' | 'related' | 'factor';
    /** km. */
    readonly x: number;
    readonly y: number;
    /** k€ per month. */
    readonly capacity: number;
    /** k€ in the last whole year, and in the one before; 0 before the first year's end. */
    readonly turnover: number;
    readonly turnoverBefore: number;
    /** Whole steps since birth. */
    readonly age: number;
  }[];
  /** Strongest tie between people of two organisations; `source` < `target` are rows. */
  readonly ties: readonly { readonly source: number; readonly target: number; readonly weight: number }[];
}

/** Describes the network of a world, organisation by organisation. */
export function networkOf(world: World, step: number): Network {
  const { kind, x, y, capacity, born, lastYearSales, yearBeforeSales } = world.organisations;
  const { employer, tieCount, tiePerson, tieWeight } = world.people;
  const organisations = [];
  for (let row = 0; row < world.region.rows[0]; row += 1) {
    if (kind[row] === EMPTY) continue;
    const name =
      kind[row] === FACTOR
        ? ('factor' as const)
        : kind[row] === RELATED
          ? ('related' as const)
          : ('firm' as const);
    organisations.push({
      row,
      kind: name,
      x: x[row],
      y: y[row],
      capacity: capacity[row * LINE],
      turnover: lastYearSales[row],
      turnoverBefore: yearBeforeSales[row],
      age: step - born[row],
    });
  }
  const strongest = new Map<number, number>();
  const rows = world.sizes.organisations;
  for (let p = 0; p < world.sizes.people; p += 1) {
    if (employer[p] < 0) continue;
    for (let i = p * TIES; i < p * TIES + tieCount[p]; i += 1) {
      const other = employer[tiePerson[i]];
      if (other < 0 || other === employer[p]) continue;
      const pair = Math.min(employer[p], other) * rows + Math.max(employer[p], other);
      strongest.set(pair, Math.max(strongest.get(pair) ?? 0, tieWeight[i]));
    }
  }
  const ties = [...strongest]
    .sort(([a], [b]) => a - b)
    .map(([pair, weight]) => ({ source: Math.floor(pair / rows), target: pair % rows, weight }));
  return { organisations, ties };
}
