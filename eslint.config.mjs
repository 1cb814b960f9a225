import tseslint from 'typescript-eslint';

const outsideHarness = ['step-definitions', 'reference-server', 'fixtures', 'features'];

/**
 * The arrows of the house (docs/decisions/0001-the-house.md): what the files of a folder must not import. A relative
 * path that leaves a folder names the one it goes to right after its dots. Of several rows for a file the last holds.
 */
const arrows = [
  { files: 'harness/**', never: outsideHarness },
  {
    files: 'harness/{target,backplane}/**',
    never: [...outsideHarness, 'cli', 'verdict', 'reports'],
  },
  { files: 'harness/{reports,proof}/**', never: [...outsideHarness, 'cli', 'target', 'backplane'] },
  {
    files: 'harness/verdict/**',
    never: [...outsideHarness, 'cli', 'target', 'backplane', 'reports'],
    pure: true,
  },
  { files: 'step-definitions/*', never: ['harness', 'reference-server', 'fixtures', 'features'] },
  {
    files: 'step-definitions/support/**',
    never: [
      'harness/(cli|backplane|verdict|reports|testing)',
      'reference-server',
      'fixtures',
      'features',
      '.+\\.steps',
    ],
  },
  { files: 'reference-server/**', never: ['harness', 'step-definitions', 'fixtures', 'features'] },
];

const forbid = ({ files, never, pure = false }) => {
  const message = `${files} must not import this: docs/decisions/0001-the-house.md`;
  const folders = { regex: `^(\\.\\.?/)+(${never.join('|')})(/|$)`, message };
  const machine = { regex: '^node:(?!test$|assert)', message };
  const patterns = pure ? [folders, machine] : [folders];
  return { files: [files], rules: { 'no-restricted-imports': ['error', { patterns }] } };
};

export default tseslint.config(
  { ignores: ['dist/', 'reports/', '**/*.js', '*.mjs'] },
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
  // A fault puts a method of its own in the place of one that it goes on calling.
  { files: ['fixtures/mutants/**/*.ts'], rules: { '@typescript-eslint/unbound-method': 'off' } },
  // A step has as many parameters as its sentence has words for them.
  { files: ['step-definitions/*.steps.ts'], rules: { 'max-params': ['error', 6] } },
  ...arrows.map(forbid),
);
