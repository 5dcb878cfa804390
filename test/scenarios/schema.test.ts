import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { jsonSchema } from '#scenarios';
import { parameterNames, registry } from '#sim-core';
import { schemaText } from '../../scenarios/write-schema.ts';

describe('the schema for editors', () => {
  it('is fresh on disk', () => {
    const file = new URL('../../scenarios/scenario.schema.json', import.meta.url);
    expect(readFileSync(file, 'utf8'), 'run writeSchema of scenarios/write-schema.ts').toBe(schemaText());
  });

  it('knows every parameter of the registry with its range, unit and kind of number', () => {
    const { properties } = jsonSchema() as {
      properties: { parameters: { properties: Record<string, Record<string, unknown>> } };
    };
    const known = properties.parameters.properties;
    expect(Object.keys(known)).toEqual(parameterNames);
    for (const name of parameterNames) {
      const { min, max, whole, value, unit } = registry[name];
      expect(known[name]).toMatchObject({
        anyOf: [{ minimum: min, maximum: max, type: whole ? 'integer' : 'number' }, { $ref: '#/$defs/path' }],
        default: value,
      });
      expect(known[name].description).toContain(`(${unit};`);
    }
  });

  it('needs the four texts of a scenario and forbids unknown names', () => {
    expect(jsonSchema()).toMatchObject({
      required: ['name', 'title', 'description', 'structure'],
      additionalProperties: false,
    });
  });
});
