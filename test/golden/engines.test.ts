import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const execute = promisify(execFile);
const script = fileURLToPath(new URL('../../scripts/engines.mjs', import.meta.url));

interface Row {
  readonly engine: string;
  readonly agreement: 'agrees' | 'differs' | 'not run';
  readonly reason: string;
}

async function rowsOf(engines: string, fetching = '--offline'): Promise<Row[]> {
  const options = ['--engines', engines, '--json', ...(fetching ? [fetching] : [])];
  const { stdout } = await execute(process.execPath, [script, ...options]).catch(
    (error: { stdout: string }) => error,
  );
  return JSON.parse(stdout) as Row[];
}

/** There on any machine that has the dependencies of this repository. */
const sure = ['node', 'node-interpreter', 'quickjs'];
/** There when they were fetched or installed before; a disagreement fails, an absence does not. */
const perhaps = ['node-22', 'node-24', 'bun', 'chromium'];

test('this Node, its interpreter alone, and QuickJS compute the pinned hashes', async () => {
  const rows = await rowsOf(sure.join());
  expect(rows.map(({ engine, agreement, reason }) => ({ engine, agreement, reason }))).toEqual(
    sure.map((engine) => ({ engine, agreement: 'agrees', reason: '' })),
  );
});

test.runIf(process.env.CI)(
  'in CI, Node 22 is fetched, and computes the pinned hashes too',
  async () => {
    const [{ agreement, reason }] = await rowsOf('node-22', '');
    expect({ agreement, reason }).toEqual({ agreement: 'agrees', reason: '' });
  },
  300_000,
);

test('no other engine that is here computes other hashes', async () => {
  const rows = await rowsOf(perhaps.join());
  expect(rows.map(({ engine }) => engine)).toEqual(perhaps);
  expect(rows.filter(({ agreement }) => agreement === 'differs')).toEqual([]);
});

test('a wrong call says what is known, and fails', async () => {
  const failed = (await execute(process.execPath, [script, '--engines', 'abacus']).catch(
    (error: unknown) => error,
  )) as { code: number; stderr: string };
  expect(failed.code).toBe(2);
  expect(failed.stderr).toContain('unknown engine abacus; known are node, ');
});
