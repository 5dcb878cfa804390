import { StateHash } from '../random/hash.ts';
import { type Columns, type Numbers, valuesOf } from './table.ts';
import { type World, stateTables } from './world.ts';

/**
 * Hash of the whole state: equal hashes mean equal bytes, on every engine.
 *
 * @returns 16 hexadecimal digits
 */
export function hashWorld(world: World): string {
  const hash = new StateHash();
  for (const table of Object.keys(stateTables) as (keyof typeof stateTables)[]) {
    const columns: Columns = stateTables[table];
    const views: Record<string, Numbers> = world[table];
    for (const [name, column] of Object.entries(columns)) hash.add(valuesOf(column, views[name]));
  }
  return hash.hex();
}
