/** Which files each test reaches by imports, and over how many. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';

/** What tests start as built, beside what they import: the file that does so, and where that begins. */
const started = {
  'test/cli/carat.ts': ['cli/main.ts'],
  'test/lab/worker-file.ts': ['lab/worker.ts'],
  'test/functions/bundled-service.ts': ['functions/local/serve.ts', 'functions/local/worker.ts'],
  'test/infra/synthesised.ts': [
    'api',
    'prepare-chunks',
    'run-chunk',
    'merge-chunks',
    'fail-run',
    'sweep-orphans',
  ].map((name) => `functions/handlers/${name}.ts`),
  'test/web/visitor.ts': ['web/main.tsx'],
  'test/web/served.test.ts': ['web/main.tsx', 'functions/local/serve.ts', 'functions/local/worker.ts'],
};
/** Whoever starts the built code rather than importing it is further away. */
const startingDistance = 3;

const aliases = {
  '#sim-core': 'sim-core/index.ts',
  '#scenarios': 'scenarios/index.ts',
  '#lab': 'lab/index.ts',
};

/**
 * @param {string} root
 * @returns {(test: string) => Map<string, number>} steps to each file that a test reaches
 */
export function importGraph(root) {
  const modules = new Map();
  const moduleOf = (file) => {
    if (!modules.has(file)) modules.set(file, read(root, file));
    return modules.get(file);
  };

  /** The file that declares a name, behind files that only pass it on. */
  const declaring = (file, name, depth = 0) => {
    const { passed, passedWhole } = moduleOf(file);
    const on = passed.get(name);
    if (on && depth < 8) return declaring(on.file, on.name, depth + 1);
    if (moduleOf(file).names.has(name)) return file;
    return passedWhole.map((other) => declaring(other, name, depth + 1)).find((other) => other !== undefined);
  };

  const nextOf = (file) => [
    ...moduleOf(file).imports.flatMap(({ file: target, names }) =>
      (names ?? [...moduleOf(target).passed.keys(), undefined]).map((name) => ({
        file: (name && declaring(target, name)) ?? target,
        steps: 1,
      })),
    ),
    ...(started[file] ?? []).map((entry) => ({ file: entry, steps: startingDistance })),
  ];

  return (test) => {
    const steps = new Map([[test, 0]]);
    for (const [file, before] of steps)
      for (const next of nextOf(file)) {
        const after = before + next.steps;
        if (after >= (steps.get(next.file) ?? Infinity)) continue;
        steps.delete(next.file); // so that what it imports is looked at again
        steps.set(next.file, after);
      }
    return steps;
  };
}

function read(root, file) {
  const module = { imports: [], passed: new Map(), passedWhole: [], names: new Set() };
  const path = join(root, file);
  if (!/\.tsx?$/.test(file) || !existsSync(path)) return module;
  const source = ts.createSourceFile(file, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const target = (specifier) => resolved(root, file, specifier);

  const visit = (node) => {
    if (ts.isImportDeclaration(node) && !node.importClause?.isTypeOnly) {
      const to = target(node.moduleSpecifier.text);
      const bindings = node.importClause?.namedBindings;
      const names = bindings && ts.isNamedImports(bindings) ? valuesOf(bindings.elements) : undefined;
      if (to) module.imports.push({ file: to, names });
    } else if (ts.isExportDeclaration(node)) {
      const to = node.moduleSpecifier && !node.isTypeOnly && target(node.moduleSpecifier.text);
      if (to && !node.exportClause) module.passedWhole.push(to);
      if (to && node.exportClause && ts.isNamedExports(node.exportClause))
        for (const { name, propertyName, isTypeOnly } of node.exportClause.elements)
          if (!isTypeOnly) module.passed.set(name.text, { file: to, name: (propertyName ?? name).text });
    } else if (
      file.startsWith('test/') &&
      ts.isStringLiteral(node) &&
      /\.tsx?$/.test(node.text) &&
      existsSync(join(root, node.text))
    ) {
      // What a test names by its path, it loads.
      module.imports.push({ file: node.text });
    } else if (isAddress(node)) {
      const to = target(node.arguments[0].text);
      if (to) module.imports.push({ file: to });
    }
    const isExported =
      ts.canHaveModifiers(node) &&
      ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (isExported && ts.isVariableStatement(node))
      for (const { name } of node.declarationList.declarations)
        if (ts.isIdentifier(name)) module.names.add(name.text);
    if (isExported && node.name) module.names.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return module;
}

/** `import('…')` and `new URL('…', import.meta.url)`. */
function isAddress(node) {
  const isImport = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  const isUrl = ts.isNewExpression(node) && node.expression.getText() === 'URL';
  return (isImport || isUrl) && node.arguments?.[0] && ts.isStringLiteral(node.arguments[0]);
}

function valuesOf(elements) {
  return elements
    .filter(({ isTypeOnly }) => !isTypeOnly)
    .map(({ name, propertyName }) => (propertyName ?? name).text);
}

function resolved(root, file, specifier) {
  const plain = specifier.replace(/\?.*$/, '');
  const path =
    aliases[plain] ??
    (plain.startsWith('#') ? plain.slice(1) : plain.startsWith('.') && normalize(join(dirname(file), plain)));
  if (!path) return undefined;
  return [path, `${path}.ts`, `${path}.tsx`].find(
    (each) => /\.\w+$/.test(each) && existsSync(join(root, each)),
  );
}
