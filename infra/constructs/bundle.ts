import { join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type Metafile, buildSync } from 'esbuild';
import { settings } from '../settings.ts';

/** Files of `functions/handlers` that are deployed, by name. */
export const handlerNames = [
  'api',
  'prepare-chunks',
  'run-chunk',
  'merge-chunks',
  'fail-run',
  'sweep-orphans',
] as const;
export type HandlerName = (typeof handlerNames)[number];

/** Older parts of the SDK ask for Node’s modules in the older way. */
const required =
  "import{createRequire as caratRequire}from'node:module';const require=caratRequire(import.meta.url);";

/**
 * Bundles a handler. What is loaded when needed lies in files of its own.
 *
 * @returns what went in and came out
 */
export function bundleHandler(root: string, name: HandlerName, outdir: string): Metafile {
  const { metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: [`functions/handlers/${name}.ts`],
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: settings.target,
    // The SDK goes along, in parts that are loaded when needed: the runtime’s own takes three times as long to load.
    mainFields: ['module', 'main'],
    banner: { js: required },
    logLevel: 'warning',
    metafile: true,
  });
  return metafile;
}

/** Files of a handler’s bundle that are loaded before its first call; the others are when needed. */
export function loadedAtStart(name: HandlerName, { outputs }: Metafile): string[] {
  const loaded = new Set<string>();
  const load = (path: string) => {
    if (loaded.has(path)) return;
    loaded.add(path);
    for (const { path: next, kind, external } of outputs[path].imports)
      if (kind === 'import-statement' && !external) load(next);
  };
  load(Object.keys(outputs).find((path) => outputs[path].entryPoint === `functions/handlers/${name}.ts`)!);
  return [...loaded];
}

/** A handler’s bundle as the code of a function, named by its bytes. */
export function handlerCode(root: string, name: HandlerName): Code {
  const tryBundle = (outdir: string) => {
    bundleHandler(root, name, outdir);
    return true;
  };
  return Code.fromAsset(join(root, 'functions', 'handlers'), {
    assetHashType: AssetHashType.OUTPUT,
    // The image is never pulled: the bundle is made here. The command tells apart what the toolkit takes for equal.
    bundling: { image: DockerImage.fromRegistry('none'), command: [name], local: { tryBundle } },
  });
}
