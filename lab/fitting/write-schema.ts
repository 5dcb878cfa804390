import { writeFileSync } from 'node:fs';
import * as z from 'zod';
import { targetsSchema } from './schema.ts';

/** The text of `targets.schema.json`, from which editors complete and check a targets file. */
export function targetsSchemaText(): string {
  return `${JSON.stringify(z.toJSONSchema(targetsSchema, { io: 'input', reused: 'inline' }), null, 2)}\n`;
}

/** Writes the schema beside the shipped targets. */
export function writeTargetsSchema(
  path: string | URL = new URL('../../scenarios/targets/targets.schema.json', import.meta.url),
): void {
  writeFileSync(path, targetsSchemaText());
}
