import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { getQuickJS } from 'quickjs-emscripten';

/** Runs the bundle in QuickJS, an interpreter compiled to WebAssembly. */
export async function quickjs(bundle) {
  const engine = await getQuickJS();
  const output = engine.evalCode(`${bundle}; harness.report(false)`);
  const manifest = createRequire(import.meta.url).resolve('quickjs-emscripten/package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8'));
  return { version: `emscripten ${version}`, output };
}
