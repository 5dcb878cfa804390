import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The kernel and its harness as one plain script that defines `harness`, for engines without modules or files. */
export async function bundleHarness() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../test/golden/harness.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'harness',
    target: 'es2022',
    platform: 'neutral',
    mainFields: ['module', 'main'],
  });
  return outputFiles[0].text;
}
