import { StateHash } from '../random/hash.ts';
import { type World, stateTables } from './world.ts';

/**
 * Hash of the whole state: equal hashes mean equal bytes, on every engine.
 *
 * @returns 16 hexadecimal digits
 */
export function hashWorld(world: World): string {
  const hash = new StateHash();
  for (const table of Object.keys(stateTables) as (keyof typeof stateTables)[]) {
    const columns: Record<string, Float64Array | Float32Array | Int32Array | Uint32Array | Uint8Array> =
      world[table];
    for (const name of Object.keys(stateTables[table])) hash.add(columns[name]);
  }
  return hash.hex();
}
