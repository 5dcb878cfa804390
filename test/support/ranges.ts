import { type World, stateTables } from '#sim-core/world/world.ts';

/** Every number of a world that is outside the range of its column, or not finite. */
export function outOfRange(world: World): string[] {
  const found: string[] = [];
  for (const [table, columns] of Object.entries(stateTables)) {
    for (const [name, { min, max }] of Object.entries(columns)) {
      const values = (world[table as keyof typeof stateTables] as unknown as Record<string, Float64Array>)[
        name
      ];
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
