import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type HandlerName,
  bundleHandler,
  handlerNames,
  loadedAtStart,
} from '../../infra/constructs/bundle.ts';

const folder = mkdtempSync(join(tmpdir(), 'carat-bundles-'));
const metafiles = {} as Record<HandlerName, Metafile>;

beforeAll(() => {
  for (const name of handlerNames) metafiles[name] = bundleHandler(process.cwd(), name, join(folder, name));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('every function has its own code, without threads, native parts or the development’s packages', () => {
  for (const name of handlerNames) {
    const { inputs, outputs } = metafiles[name];
    expect(Object.values(outputs).map(({ entryPoint }) => entryPoint)).toContain(
      `functions/handlers/${name}.ts`,
    );
    const packages = Object.keys(inputs).filter((path) => path.startsWith('node_modules/'));
    expect(packages.filter((path) => /piscina|dynalite|\.node$/.test(path))).toEqual([]);
    const outside = Object.values(inputs).flatMap(({ imports }) =>
      imports.filter(({ external }) => external).map(({ path }) => path),
    );
    for (const path of outside) expect(path).toMatch(/^(node:|[a-z_/0-9]+$)/);
  }
});

test('what the application loads at its start is less than 320 KB', () => {
  const { outputs } = metafiles.api;
  const loaded = loadedAtStart('api', metafiles.api);
  expect(loaded.reduce((sum, path) => sum + outputs[path].bytes, 0)).toBeLessThan(320_000);
  const sources = loaded.flatMap((path) => Object.keys(outputs[path].inputs));
  expect(sources.filter((path) => /@aws-sdk|@smithy|lab\/report\/render|hyparquet/.test(path))).toEqual([]);
});
