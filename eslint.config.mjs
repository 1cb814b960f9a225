import tseslint from 'typescript-eslint';

/** The folders of harness/: each imports only from those before it. The reasons: docs/decisions/0001-layout.md. */
const layers = [
  'contract',
  'attach',
  'target-file',
  'client',
  'drivers',
  'servers',
  'specification',
  'verdict',
  'reports',
  'doctor',
  'run',
  'mutation',
  'cli',
  'api',
];

const outsideHarness = ['step-definitions', 'reference-server', 'fixtures', 'features', 'tools'];

/** What reads features and judges messages reaches no server. */
const servers = ['client', 'drivers', 'servers'];
const offline = {
  specification: servers,
  verdict: ['target-file', ...servers],
  reports: ['target-file', ...servers],
};

/** All that step-definitions/support imports from harness/. */
const forSupport = [
  '(contract|client|drivers)/.+',
  'servers/(disposable-servers|failure-program|instance|lane-context|ready|short-timeout-server)',
  'target-file/secrets',
  'package-root',
];

/**
 * What the files of a folder must not import. A relative path that leaves a folder names the one it goes to right after
 * its dots. If several rows apply to a file, the last one counts.
 */
const directions = [
  { files: 'harness/*', never: [...outsideHarness, ...layers, 'testing'] },
  ...layers.map((layer, index) => ({
    files: `harness/${layer}/**`,
    never: [
      ...outsideHarness,
      ...(offline[layer] ?? []),
      ...layers.slice(index + 1),
      'testing',
      '.+\\.test',
    ],
    pure: layer === 'verdict',
  })),
  // What the package exports for steps and tests of a team's own is made of the World and its parts.
  {
    files: 'harness/api/library/*.ts',
    never: [
      ...outsideHarness.filter((name) => name !== 'step-definitions'),
      'testing',
      '.+\\.test',
    ],
  },
  { files: 'harness/testing/**', never: outsideHarness },
  { files: 'harness/**/*.test.ts', never: outsideHarness },
  { files: 'harness/verdict/**/*.test.ts', never: outsideHarness, pure: true },
  { files: 'tools/**', never: ['step-definitions', 'reference-server', 'fixtures', 'features'] },
  {
    files: 'step-definitions/*',
    never: ['harness', 'reference-server', 'fixtures', 'features', 'tools'],
  },
  {
    files: 'step-definitions/support/**',
    never: [
      `harness/(?!(${forSupport.join('|')})$).+`,
      'reference-server',
      'fixtures',
      'features',
      'tools',
      '.+\\.steps',
    ],
  },
  {
    files: 'reference-server/**',
    never: ['harness', 'step-definitions', 'fixtures', 'features', 'tools'],
  },
  { files: 'fixtures/**', never: ['harness', 'step-definitions', 'features', 'tools'] },
];

const forbid = ({ files, never, pure = false }) => {
  const message = `${files} must not import this: docs/decisions/0001-layout.md`;
  const folders = { regex: `^(\\.\\.?/)+(${never.join('|')})(/|$)`, message };
  const machine = { regex: '^node:(?!test$|assert)', message };
  const patterns = pure ? [folders, machine] : [folders];
  return { files: [files], rules: { 'no-restricted-imports': ['error', { patterns }] } };
};

export default tseslint.config(
  { ignores: ['dist/', 'reports/', '**/*.js', '**/*.mjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 30, skipBlankLines: true, skipComments: true }],
      'max-depth': ['error', 3],
      'max-params': ['error', 4],
      complexity: ['error', 10],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
    },
  },
  {
    files: ['**/*.test.ts'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-floating-promises': 'off' },
  },
  {
    files: ['step-definitions/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'setTimeout', 'setInterval', 'setImmediate'],
    },
  },
  // A mutant or variation puts a method of its own in the place of one that it goes on calling.
  {
    files: ['fixtures/{mutants,variations}/**/*.ts'],
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },
  // A raw client is the only one of its scenario, so some steps name it for the reader alone.
  {
    files: ['step-definitions/*.steps.ts'],
    rules: { '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }] },
  },
  // A step has as many parameters as its sentence has words for them.
  { files: ['step-definitions/*.steps.ts'], rules: { 'max-params': ['error', 6] } },
  ...directions.map(forbid),
);
