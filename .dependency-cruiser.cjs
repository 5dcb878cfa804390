/** Imports point one way: web | cli | functions → lab → scenarios → sim-core → nothing. */
const layer = (name, from, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { path: to },
});
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment:
        'a cycle hides who depends on whom; two types that name each other are no cycle, they run nothing',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-dead-files',
      severity: 'error',
      comment: 'a file that nobody imports, not even a test, is dead; a study is started by hand',
      module: {
        path: '^(sim-core|scenarios|lab|cli|functions)/.*\\.ts$',
        pathNot: [
          '(index|worker|main|serve)\\.ts$',
          '^functions/handlers/',
          '/write-[^/]+\\.ts$',
          '^lab/studies/',
        ],
        numberOfDependentsLessThan: 1,
      },
      from: {},
    },
    layer(
      'kernel-imports-nothing',
      '^sim-core/',
      '^(scenarios|lab|cli|test|bench|functions|web|infra)/',
      'the kernel knows nobody',
    ),
    {
      name: 'kernel-is-pure',
      severity: 'error',
      comment: 'no package and no Node module in the kernel',
      from: { path: '^sim-core/' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer'] },
    },
    layer(
      'scenarios-know-the-kernel-only',
      '^scenarios/',
      '^(lab|cli|test|bench|functions|web|infra)/',
      'scenarios describe, they do not run',
    ),
    layer(
      'lab-does-not-know-its-tellers',
      '^lab/',
      '^(cli|test|bench|functions|web|infra)/',
      'the lab returns data, others tell it',
    ),
    layer(
      'the-service-does-not-know-other-tellers',
      '^functions/',
      '^(cli|test|bench|web|infra)/',
      'command, page and service stand side by side: what two of them need belongs to the lab',
    ),
    layer(
      'the-command-knows-of-the-service-its-client',
      '^cli/',
      '^(web|infra)/|^functions/(?!client/)',
      'it starts the service as a built file, and asks it as others do',
    ),
    layer(
      'the-page-knows-of-the-service-its-client',
      '^web/',
      '^(cli|test|bench|infra)/|^functions/(?!client/)',
      'the page asks the service, it is not part of it',
    ),
    layer(
      'the-infrastructure-names-entry-points-only',
      '^infra/',
      '^(sim-core|scenarios|lab|cli|functions|web|test|bench)/',
      'it bundles files by name: what it deploys must not run while it is described',
    ),
    layer(
      'nobody-imports-tests',
      '^(sim-core|scenarios|lab|cli|functions|web|infra)/',
      '^(test|bench)/',
      'tests depend on the code, never the reverse',
    ),
    {
      name: 'no-dev-dependency',
      severity: 'error',
      comment: 'what ships must be a dependency',
      from: { path: '^(sim-core|scenarios|lab|cli|functions)/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'not-unresolvable',
      severity: 'error',
      comment: 'an import that resolves to nothing',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // The launcher's import of its own bundle, there or not; never a package's dist, which may be forbidden.
    exclude: { path: '^(\\.\\./)?dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.json'],
    },
  },
};
