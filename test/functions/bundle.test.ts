import { build } from 'esbuild';
import { expect, test } from 'vitest';

/** Bytes that the API may load at its start: a cold function waits for each. */
const most = 300_000;

test('what the API loads at its start stays small', async () => {
  const { metafile } = await build({
    entryPoints: ['functions/handlers/api.ts'],
    outdir: 'nowhere',
    write: false,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    external: ['@aws-sdk/*', '@smithy/*'],
    metafile: true,
    logLevel: 'error',
  });
  const { outputs } = metafile;
  const atStart = new Set<string>();
  const visit = (name: string) => {
    if (atStart.has(name)) return;
    atStart.add(name);
    for (const { path, kind } of outputs[name].imports)
      if (kind === 'import-statement' && path in outputs) visit(path);
  };
  visit(Object.keys(outputs).find((name) => outputs[name].entryPoint !== undefined)!);
  const size = [...atStart].reduce((sum, name) => sum + outputs[name].bytes, 0);
  expect(size).toBeLessThan(most);
  const sources = [...atStart].flatMap((name) => Object.keys(outputs[name].inputs));
  expect(sources.filter((source) => /lab\/report\/render|piscina|hyparquet/.test(source))).toEqual([]);
});
