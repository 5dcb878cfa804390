import { writeFileSync } from 'node:fs';
import { jsonSchema } from './json-schema.ts';

/** The text of `scenario.schema.json`, from which editors complete and check a scenario. */
export function schemaText(): string {
  return `${JSON.stringify(jsonSchema(), null, 2)}\n`;
}

/** Writes the schema beside the library. */
export function writeSchema(path: string | URL = new URL('./scenario.schema.json', import.meta.url)): void {
  writeFileSync(path, schemaText());
}
