/**
 * Writes the declarations that package.json exports. They keep `#sim-core` and its like, which a reader's compiler
 * looks up in the nearest package.json: so they get one of their own, that points to declarations, since the sources
 * are not in the published package.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('..', import.meta.url);
const types = new URL('dist/types/', root);

rmSync(types, { recursive: true, force: true });
const compiler = fileURLToPath(new URL('node_modules/typescript-native/bin/tsc', root));
const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);

const { imports } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const toDeclaration = (path) => path.replace(/\.ts$/, '.d.ts');
const entries = Object.entries(imports).map(([name, path]) =>
  name.endsWith('/*') ? [`${name}.ts`, `${path}.d.ts`] : [name, toDeclaration(path)],
);
mkdirSync(types, { recursive: true });
writeFileSync(
  new URL('package.json', types),
  JSON.stringify({ type: 'module', imports: Object.fromEntries(entries) }, null, 2) + '\n',
);
