import { spawn } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const repository = fileURLToPath(new URL('..', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'carat-launcher-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const copied = [
  'functions',
  'cli',
  'lab',
  'scenarios',
  'scripts',
  'sim-core',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/** Tells what it was given; reaches every layer, so that the build has to resolve their names. */
const main = `import '#sim-core';
import '#scenarios';
import '#lab';
console.log(JSON.stringify({ args: process.argv.slice(2), folder: process.cwd(), pid: process.pid }));
if (process.argv[2] === 'exit') process.exitCode = 7;
if (process.argv[2] === 'wait') setInterval(() => undefined, 1_000);
`;

/**
 * Stands in for npm, so that no test reaches the network or the real node_modules, which copies only link to. It is
 * the launcher's npm because npm and npx name themselves in npm_execpath.
 */
const npm = `const { appendFileSync, symlinkSync } = require('node:fs');
appendFileSync('npm.log', process.argv.slice(2).join(' ') + '\\n');
console.log('chatter of npm');
setTimeout(() => {
  if (process.env.BROKEN_NPM) process.exit(3);
  symlinkSync(${JSON.stringify(join(repository, 'node_modules'))}, 'node_modules', 'junction');
}, 300);
`;
const npmPath = join(home, 'npm-cli.js');

interface Outcome {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Launch {
  readonly root: string;
  readonly args?: readonly string[];
  readonly folder?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly nodeArgs?: readonly string[];
  /** Sent as soon as the command has said something. */
  readonly signal?: NodeJS.Signals;
}

function run(command: string, args: readonly string[], folder: string, env = {}, signal?: NodeJS.Signals) {
  return new Promise<Outcome>((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: folder,
      env: { ...process.env, npm_execpath: npmPath, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      if (signal !== undefined) child.kill(signal);
    });
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code, ended) => resolve({ code, signal: ended, stdout, stderr }));
  });
}

function launch({ root, args = [], folder = root, env = {}, nodeArgs = [], signal }: Launch) {
  return run(process.execPath, [...nodeArgs, join(root, 'cli', 'carat.mjs'), ...args], folder, env, signal);
}

/** A copy of the repository as git would clone it, but with a command of our own. */
function freshClone(name: string): string {
  const root = join(home, name);
  mkdirSync(root);
  for (const path of copied) cpSync(join(repository, path), join(root, path), { recursive: true });
  writeFileSync(join(root, 'cli', 'main.ts'), main);
  return root;
}

/** As freshClone, with its packages there and built. */
async function readyClone(name: string): Promise<string> {
  const root = freshClone(name);
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'), 'junction');
  expect(await launch({ root })).toMatchObject({ code: 0 });
  return root;
}

/** What an installed package holds: the launcher and dist, no sources. */
function installedPackage(name: string): string {
  const root = join(home, name);
  mkdirSync(join(root, 'dist'), { recursive: true });
  for (const file of ['package.json', 'cli/carat.mjs', 'cli/require-node.mjs'])
    cpSync(join(repository, file), join(root, file));
  writeFileSync(join(root, 'dist', 'carat.js'), `console.log('own command', ...process.argv.slice(2));`);
  return root;
}

const installs = (root: string) => readFileSync(join(root, 'npm.log'), 'utf8').trim().split('\n');
const buildCount = (...outcomes: Outcome[]) =>
  outcomes.reduce((count, { stderr }) => count + stderr.split('built dist').length - 1, 0);

beforeAll(() => writeFileSync(npmPath, npm));

describe('in a fresh clone', () => {
  test('two launches at once, from subfolders, install once, build once and both run the command', async () => {
    const root = freshClone('fresh');
    const folders = [join(root, 'lab'), join(root, 'sim-core', 'numeric')];
    const outcomes = await Promise.all(
      folders.map((folder) => launch({ root, folder, args: ['list', '--json', 'a b'] })),
    );
    outcomes.forEach((outcome, index) => {
      expect(outcome).toMatchObject({ code: 0, signal: null });
      // One line and no more: npm's and the build's words go to standard error.
      expect(JSON.parse(outcome.stdout)).toMatchObject({
        args: ['list', '--json', 'a b'],
        folder: folders[index],
      });
    });
    expect(installs(root)).toEqual([expect.stringMatching(/^ci --ignore-scripts --include=dev /)]);
    expect(buildCount(...outcomes)).toBe(1);
    expect(readdirSync(join(root, '.carat'))).toEqual([]);
  });

  test('a failed install names npm, its code and what to check, and the command does not run', async () => {
    const root = freshClone('offline');
    const outcome = await launch({ root, env: { BROKEN_NPM: 'yes' } });
    expect(outcome).toMatchObject({ code: 1, stdout: '' });
    expect(outcome.stderr).toContain('"npm ci" failed with code 3');
    expect(outcome.stderr).toContain('registry can be reached');
    expect(existsSync(join(root, 'dist'))).toBe(false);
  });

  test.skipIf(process.platform === 'win32')('without any npm it says where npm comes from', async () => {
    const root = freshClone('bare');
    const outcome = await launch({ root, env: { npm_execpath: undefined, PATH: '/nonexistent' } });
    expect(outcome).toMatchObject({ code: 1, stdout: '' });
    expect(outcome.stderr).toContain('npm was not found');
    expect(outcome.stderr).toContain('https://nodejs.org');
  });
});

describe('in a clone that is ready', () => {
  let root: string;
  beforeAll(async () => {
    root = await readyClone('ready');
  });

  test('it says nothing of its own, and passes the exit code through', async () => {
    const outcome = await launch({ root, args: ['exit'] });
    expect(outcome).toMatchObject({ code: 7, stderr: '' });
    expect(existsSync(join(root, 'npm.log'))).toBe(false);
  });

  test('the command runs in the launched process, so that a signal reaches it', async () => {
    const outcome = await launch({ root, args: ['wait'], signal: 'SIGTERM' });
    expect(outcome).toMatchObject({ code: null, signal: 'SIGTERM', stderr: '' });
  });

  test('a changed source is built anew, once', async () => {
    appendFileSync(join(root, 'cli', 'main.ts'), `console.log('changed');\n`);
    const first = await launch({ root });
    expect(first.stdout).toContain('changed');
    expect(first.stderr).toContain('the sources changed');
    expect(buildCount(first, await launch({ root }))).toBe(1);
  });

  test('a source with a new time but its old contents is not built anew', async () => {
    utimesSync(join(root, 'cli', 'main.ts'), new Date(), new Date());
    expect(await launch({ root })).toMatchObject({ code: 0, stderr: '' });
  });

  test('a source that does not compile fails with its place, and leaves the last build whole', async () => {
    const path = join(root, 'cli', 'main.ts');
    const text = readFileSync(path, 'utf8');
    const bundle = readFileSync(join(root, 'dist', 'carat.js'), 'utf8');
    writeFileSync(path, `${text}const = 1;\n`);
    const outcome = await launch({ root });
    writeFileSync(path, text);
    expect(outcome).toMatchObject({ code: 1, stdout: '' });
    expect(outcome.stderr).toContain('cli/main.ts:');
    expect(outcome.stderr).toContain('the build failed');
    expect(readFileSync(join(root, 'dist', 'carat.js'), 'utf8')).toBe(bundle);
  });

  test('a lock that a dead process left behind holds nobody up', async () => {
    const lock = join(root, '.carat', 'preparing');
    mkdirSync(lock, { recursive: true });
    // No process has this number: it is beyond what any kernel hands out.
    const owner = { token: 'dead', pid: 2 ** 30, host: hostname() };
    writeFileSync(join(lock, 'owner.json'), JSON.stringify(owner));
    rmSync(join(root, 'dist', 'stamp.json'));
    expect(buildCount(await launch({ root }))).toBe(1);
    expect(existsSync(lock)).toBe(false);
  });

  test('a lock file of other packages than those installed installs anew', async () => {
    const path = join(root, 'package-lock.json');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace(/("node_modules\/zod": \{\s+"version": ")[^"]+/, '$10.0.0'));
    const outcome = await launch({ root, env: { BROKEN_NPM: 'yes' } });
    writeFileSync(path, text);
    expect(outcome.code).toBe(1);
    expect(outcome.stderr).toContain('node_modules/zod is missing or of another version');
  });
});

/** Stands in for the build of the page, which takes half a minute. */
const buildWeb = `import { mkdirSync, writeFileSync } from 'node:fs';
import { markInputs, writeStamp } from './build-stamp.mjs';
const start = Date.now();
mkdirSync('dist/web', { recursive: true });
writeFileSync('dist/web/index.html', '');
writeStamp('dist', 'page', markInputs(process.cwd(), ['web/app.tsx']), start);
`;

describe('the page of a clone', () => {
  let root: string;
  const tells = async (...args: string[]) => (await launch({ root, args })).stderr;
  beforeAll(async () => {
    root = await readyClone('paged');
    mkdirSync(join(root, 'web'));
    writeFileSync(join(root, 'web', 'app.tsx'), 'export {};');
    writeFileSync(join(root, 'scripts', 'build-web.mjs'), buildWeb);
  });

  test('is built for a command that serves it, and for no other', async () => {
    expect(await tells('compare', 'start')).toBe('');
    expect(await tells('start', '--help')).toBe('');
    expect(await tells('--quiet', 'start')).toContain('building the page, because it was not built yet');
    expect(await tells('serve')).toBe('');
  });

  test('is built anew when a source of it changed, or when it is gone', async () => {
    appendFileSync(join(root, 'web', 'app.tsx'), '// changed');
    expect(await tells('start')).toContain('building the page, because the sources changed');
    rmSync(join(root, 'dist', 'web'), { recursive: true });
    expect(await tells('serve')).toContain('building the page, because it was not built yet');
  });
});

describe('on any machine', () => {
  test('a Node below the floor of package.json is told so, and nothing runs', async () => {
    const root = installedPackage('old-node');
    const preload = join(home, 'old-node.cjs');
    writeFileSync(
      preload,
      `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '19.9.0' } });`,
    );
    const outcome = await launch({ root, nodeArgs: ['--require', preload] });
    expect(outcome).toMatchObject({ code: 1, stdout: '' });
    expect(outcome.stderr).toContain('needs Node 20 or newer, this is Node 19.9.0');
  });

  test('installed from a package, without sources, it just runs', async () => {
    const root = installedPackage('installed');
    expect(await launch({ root, args: ['list'] })).toMatchObject({
      code: 0,
      stdout: 'own command list\n',
      stderr: '',
    });
  });

  test('npx finds it before any installation and without any registry, also from a subfolder', async () => {
    const root = installedPackage('npx');
    const env = {
      npm_execpath: undefined,
      npm_config_cache: join(home, 'npm-cache'),
      npm_config_registry: 'http://127.0.0.1:9/',
      npm_config_fetch_retries: '0',
      // Under `npm test` these point npx at the repository, and its bin folder is on the path.
      npm_config_local_prefix: undefined,
      npm_config_prefix: undefined,
      PATH: [dirname(process.execPath), process.env.PATH]
        .join(delimiter)
        .split(delimiter)
        .filter((folder) => !folder.includes('node_modules'))
        .join(delimiter),
    };
    const outcome = await run('npx', ['carat', 'list', '--json'], join(root, 'cli'), env);
    expect(outcome).toMatchObject({ code: 0, stdout: 'own command list --json\n' });
  });

  test('nothing hides it from npx or runs on every first npx', () => {
    const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const atInstall = [
      'preinstall',
      'install',
      'postinstall',
      'prepublish',
      'preprepare',
      'prepare',
      'postprepare',
    ];
    expect(Object.keys(manifest.scripts).filter((name) => atInstall.includes(name))).toEqual([]);
    const inner = readdirSync(repository, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !/^(node_modules|dist|coverage|\..*)$/.test(entry.name))
      .flatMap(({ name }) => readdirSync(join(repository, name), { recursive: true, encoding: 'utf8' }))
      .filter((path) => /(^|[\\/])package\.json$/.test(path));
    expect(inner).toEqual([]);
  });
});
