import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Limits, limits } from '../../functions/contract/limits.ts';

test('docs/service.md tells the limits that hold', () => {
  const page = readFileSync('docs/service.md', 'utf8');
  const told = [...page.matchAll(/^\| `(\w+)` [^|]+\| ([\d,]+) \|$/gm)];
  expect(told.length).toBeGreaterThan(4);
  for (const [, name, value] of told)
    expect([name, Number(value.replaceAll(',', ''))]).toEqual([name, limits[name as keyof Limits]]);
});
