import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { getQuickJS } from 'quickjs-emscripten';
import { expect, test } from 'vitest';
import { hashOfTables } from './tables.ts';

/** Changes with any bit of any table, and then changes what scenarios with time paths compute. */
const pinned = 'dc0f30fec0e3f045';

test('the tables of time paths are the pinned ones', () => {
  expect(hashOfTables()).toBe(pinned);
});

test('another engine reads the same texts into the same tables', async () => {
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL('./tables.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'tables',
  });
  const quickjs = await getQuickJS();
  expect(quickjs.evalCode(`${bundle.outputFiles[0].text}; tables.hashOfTables()`)).toBe(pinned);
});
