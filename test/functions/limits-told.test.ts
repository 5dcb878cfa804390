import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { limits } from '../../functions/contract/limits.ts';

test('docs/service.md tells every limit that holds', () => {
  const page = readFileSync('docs/service.md', 'utf8');
  const told = [...page.matchAll(/^\| `(\w+)`[^|]+\| ([\d,]+) \|$/gm)].map(([, name, value]) => [
    name,
    Number(value.replaceAll(',', '')),
  ]);
  expect(Object.fromEntries(told)).toEqual(limits);
});
