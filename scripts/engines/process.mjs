import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Runs the bundle in a process of its own, started by a command. */
export function processEngine([command, ...options]) {
  return async (bundle, { everything = false } = {}) => {
    const folder = await mkdtemp(join(tmpdir(), 'carat-engine-'));
    try {
      const script = join(folder, 'harness.cjs');
      const name = 'process.versions.bun ?? `${process.versions.node} ${process.arch}`';
      const print = `console.log(${name}); console.log(harness.report(${everything}));`;
      await writeFile(script, `${bundle}\n${print}\n`);
      const { stdout } = await execute(command, [...options, script], { maxBuffer: 1 << 24 });
      const [version, output] = stdout.trim().split('\n');
      return { version, output };
    } finally {
      await rm(folder, { recursive: true });
    }
  };
}
