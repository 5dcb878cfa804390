import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { HandlerName } from '../../infra/constructs/bundle.ts';
import { madeOnce } from '../support/made-once.ts';

const execute = promisify(execFile);

/** The deployment as `npm run synth` writes it, the page left out. */
export interface Assembly {
  /** The template of a stack, by its name. */
  template(stack: 'CaratData' | 'CaratService' | 'CaratWeb'): CloudTemplate;
  /** Folder of a function’s bundle. */
  code(handler: HandlerName): string;
}

export interface CloudTemplate {
  readonly Resources: Readonly<Record<string, CloudResource>>;
}

export interface CloudResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

interface Assets {
  readonly files: Readonly<Record<string, { readonly source: { readonly path: string } }>>;
}

/** Synthesised once for all tests of a run; fails where AwsSolutions finds anything that is not acknowledged. */
export async function synthesised(): Promise<Assembly> {
  const folder = await madeOnce('cloud', async (outdir) => {
    const context = { ...toolkitContext(), [bundlingStacks]: ['CaratService'] };
    const env = { ...process.env, CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify(context) };
    await execute(process.execPath, ['infra/synth.mjs'], { env });
  });
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown;
  const template = (stack: string) => read(`${stack}.template.json`) as CloudTemplate;
  return {
    template,
    code(handler) {
      const { Properties } = Object.values(template('CaratService').Resources).find(
        (resource) => resource.Properties?.Handler === `${handler}.handler`,
      )!;
      const { S3Key } = Properties!.Code as { S3Key: string };
      const { files } = read('CaratService.assets.json') as Assets;
      return join(folder, files[S3Key.replace('.zip', '')].source.path);
    },
  };
}

/** Stacks whose assets the toolkit bundles; all without. */
export const bundlingStacks = 'aws:cdk:bundling-stacks';

/** The context of cdk.json, as the toolkit hands it over. */
export function toolkitContext(): Record<string, unknown> {
  return (JSON.parse(readFileSync('cdk.json', 'utf8')) as { context: Record<string, unknown> }).context;
}
