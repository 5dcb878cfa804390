import { type Columns, type Numbers, valuesOf } from '#sim-core/world/table.ts';
import { type World, stateTables } from '#sim-core/world/world.ts';

/** Every number of a world that is outside the range of its column, or not finite. */
export function outOfRange(world: World): string[] {
  const found: string[] = [];
  for (const [table, declared] of Object.entries(stateTables)) {
    const columns: Columns = declared;
    for (const [name, column] of Object.entries(columns)) {
      const { min, max } = column;
      const views = world[table as keyof typeof stateTables] as unknown as Record<string, Numbers>;
      const values = valuesOf(column, views[name]);
      for (let row = 0; row < values.length; row += 1) {
        const value = values[row];
        if (Number.isFinite(value) && value >= min && value <= max) continue;
        found.push(`${table}.${name}[${row}] = ${value} is not in [${min}, ${max}]`);
        break;
      }
    }
  }
  return found;
}
