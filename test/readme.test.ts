import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadLibrary } from '#scenarios';
import { type BundledService, type ServiceProcess, bundledService } from './functions/bundled-service.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'))].map(([, code]) => code);

const hasCurl = !spawnSync('curl', ['--version']).error;

describe.skipIf(!hasCurl)('what the README does with curl', () => {
  const script = blocks('sh').find((block) => block.includes('curl'))!;
  let bundle: BundledService;
  let service: ServiceProcess;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'carat-curl-'));
    bundle = await bundledService();
    service = await bundle.start(join(folder, 'data'));
  }, 120_000);
  afterAll(async () => {
    await service.end('SIGTERM');
    bundle.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it('works as pasted, and again', async () => {
    const usual = 'http://127.0.0.1:8417';
    expect(script).toContain(usual);
    const pasted = `set -eu\n${script.replace(usual, service.address)}\necho $run`;
    const shell = async () => {
      const { stdout } = await promisify(execFile)('bash', ['-c', pasted], { cwd: folder });
      return stdout.trimEnd().split('\n');
    };
    const lines = await shell();
    const inFile = (name: string) => readFileSync(join(folder, name), 'utf8');
    expect(JSON.parse(inFile('scenario.json'))).toMatchObject({ name: 'belluno', version: 1 });
    expect(JSON.parse(lines.at(-2)!)).toMatchObject({
      size: { points: 50, runs: 2000 },
      secondsEach: expect.any(Number) as number,
    });
    expect(JSON.parse(inFile('result.json'))).toMatchObject({ scenario: 'belluno', replications: 4 });
    // Four replications of two arms, and a header.
    expect(inFile('runs.csv').trimEnd().split('\n')).toHaveLength(9);
    expect((await shell()).at(-1)).toBe(lines.at(-1));
  });
});

describe('the README', () => {
  it('shows code that runs against the built package', () => {
    execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'ignore' });
    const [code] = blocks('ts');
    const folder = join(root, '.carat');
    const file = join(folder, `readme-${process.pid}.mjs`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, code);
    try {
      const printed = execFileSync(process.execPath, [file], { cwd: root, encoding: 'utf8' });
      expect(printed).toMatch(/^[0-9a-f]{16} \d+\.\d+\n$/);
    } finally {
      rmSync(file);
    }
  });

  it('shows the answer to the scenario as it is now', () => {
    expect(readme).toContain(`hash ${loadLibrary('biowin').hash}`);
  });

  it.each([...readme.matchAll(/\]\((?!http)([^)#]+)\)/g)].map(([, path]) => path))(
    'links to %s, which exists',
    (path) => {
      expect(existsSync(join(root, path))).toBe(true);
    },
  );

  it.each(
    blocks('sh').flatMap((block) => [...block.matchAll(/^npm (?:run )?(\S+)/gm)].map(([, name]) => name)),
  )('names npm %s, which package.json knows', (name) => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
    expect(Object.keys(scripts)).toContain(name);
  });

  it.each([...new Set([...readme.matchAll(/npx carat ([a-z]+)/g)].map(([, command]) => command))])(
    'names npx carat %s, which has help',
    (command) => {
      const help = execFileSync(process.execPath, ['cli/carat.mjs', 'help', command], {
        cwd: root,
        encoding: 'utf8',
      });
      expect(help).toContain(`carat ${command}`);
    },
  );
});
