import { join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type Metafile, buildSync } from 'esbuild';
import { settings } from '../settings.ts';

/** Files of `functions/handlers` that are deployed, by name. */
export type HandlerName = 'api' | 'prepare-chunks' | 'run-chunk' | 'merge-chunks' | 'fail-run';

/**
 * Bundles a handler. What is loaded when needed lies in files of its own; the runtime brings the AWS SDK.
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
    external: ['@aws-sdk/*', '@smithy/*'],
    logLevel: 'warning',
    metafile: true,
  });
  return metafile;
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
