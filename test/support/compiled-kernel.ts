import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import type * as kernel from '#sim-core';

/**
 * The kernel as one script: the test runner reaches every import through an object, which makes the hot loops several
 * times slower. For tests that need many runs, and look at nothing but what a run gives.
 */
function compiled(): typeof kernel {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL('../../sim-core/index.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'kernel',
    target: 'es2022',
  });
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- our own code, bundled a line above
  return new Function(`${outputFiles[0].text}; return kernel;`)() as typeof kernel;
}

/** What `#sim-core` exports, several times faster. */
export const { simulate, simulateArms } = compiled();
