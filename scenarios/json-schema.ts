import * as z from 'zod';
import { documentSchema } from './schema.ts';

/** The schema of a scenario document as JSON Schema 2020-12, for editors and other languages. */
export function jsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(documentSchema, { io: 'input', reused: 'inline' });
}
