import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadLibrary } from '#scenarios';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'))].map(([, code]) => code);

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
