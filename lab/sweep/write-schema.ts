import { writeFileSync } from 'node:fs';
import * as z from 'zod';
import { sweepSchema } from './schema.ts';

/** The text of `sweep.schema.json`, from which editors complete and check a sweep. */
export function sweepSchemaText(): string {
  return `${JSON.stringify(z.toJSONSchema(sweepSchema, { io: 'input', reused: 'inline' }), null, 2)}\n`;
}

/** Writes the schema beside the shipped sweeps. */
export function writeSweepSchema(
  path: string | URL = new URL('../../scenarios/sweeps/sweep.schema.json', import.meta.url),
): void {
  writeFileSync(path, sweepSchemaText());
}
