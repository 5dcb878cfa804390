import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { getQuickJS } from 'quickjs-emscripten';
import { expect, test } from 'vitest';
import { hashOfBits } from './bits.ts';

/** Changes with any bit of any function, and then changes every golden of the model. */
const pinned = 'f1b32b3438173b89';

test('the bits of every function are the pinned ones', () => {
  expect(hashOfBits()).toBe(pinned);
});

test('another engine computes the same bits', async () => {
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL('./bits.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'bits',
  });
  const quickjs = await getQuickJS();
  expect(quickjs.evalCode(`${bundle.outputFiles[0].text}; bits.hashOfBits()`)).toBe(pinned);
});
