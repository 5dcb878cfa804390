import tseslint from 'typescript-eslint';

/** Each ban names its reason: the bytes of a run must not depend on the engine, the clock or the host. */
const engineDependent = [
  ...['exp', 'expm1', 'log', 'log1p', 'log2', 'log10', 'pow', 'cbrt', 'hypot'],
  ...['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2'],
  ...['sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh'],
];

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'docs/**', 'coverage/**'] },
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: ['**/*.ts', '**/*.tsx'] })),
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      'no-console': 'off',
    },
  },
  {
    files: ['sim-core/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'Math',
          property: 'random',
          message: 'draws are keyed: use sim-core/random, so that no draw shifts another',
        },
        ...engineDependent.map((property) => ({
          object: 'Math',
          property,
          message: `Math.${property} differs by engine: use sim-core/numeric, whose bits agree everywhere`,
        })),
        { object: 'performance', property: 'now', message: 'the kernel has no clock' },
      ],
      'no-restricted-globals': [
        'error',
        { name: 'Date', message: 'the kernel has no clock: time is the month' },
        { name: 'process', message: 'the kernel does not know its host' },
        { name: 'console', message: 'the kernel has no output: return it' },
        { name: 'setTimeout', message: 'the kernel is synchronous' },
        { name: 'fetch', message: 'the kernel does no I/O' },
        { name: 'crypto', message: 'draws are keyed: use sim-core/random' },
        { name: 'Intl', message: 'the language of the host must not reach the bytes' },
        { name: 'globalThis', message: 'a way around these bans' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "BinaryExpression[operator='**']",
          message: '** differs by 1 ulp between engines: use pow from sim-core/numeric',
        },
        {
          selector: "AssignmentExpression[operator='**=']",
          message: '** differs by 1 ulp between engines: use pow from sim-core/numeric',
        },
        { selector: 'ForInStatement', message: 'for…in order is a trap: walk a declared list' },
        {
          selector: 'MemberExpression[property.name=/^(localeCompare|toLocale\\w*)$/]',
          message: 'the language of the host must not reach the bytes',
        },
        { selector: 'AwaitExpression', message: 'the kernel is synchronous' },
      ],
      'max-lines-per-function': ['error', { max: 90, skipBlankLines: true, skipComments: true }],
    },
  },
);
