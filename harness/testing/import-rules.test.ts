import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { root } from '../package-root';

const rule = 'no-restricted-imports';

// Types are not needed to judge an import, and the files of the snippets do not exist.
const eslint = new ESLint({
  cwd: root,
  ruleFilter: ({ ruleId }) => ruleId === rule,
  overrideConfig: [
    tseslint.configs.disableTypeChecked,
    { linterOptions: { reportUnusedDisableDirectives: 'off' } },
  ],
});

async function isForbidden(file: string, path: string): Promise<boolean> {
  const text = `import { it } from '${path}';\nexport const that = it;\n`;
  const [result] = await eslint.lintText(text, { filePath: join(root, file) });
  assert.ok(result);
  const found = result.messages.map(({ ruleId, message }) => `${ruleId ?? 'fatal'}: ${message}`);
  assert.ok(
    found.every((line) => line.startsWith(`${rule}: `)),
    found.join('\n'),
  );
  return found.length > 0;
}

const forbidden: readonly (readonly [file: string, path: string])[] = [
  ['harness/cli/a.ts', '../../reference-server/main'],
  ['harness/cli/a.ts', '../../step-definitions/support/world'],
  ['harness/cli/a.ts', '../../fixtures/faults/self-echo'],
  ['harness/target/a.ts', '../cli/run'],
  ['harness/target/a.ts', '../verdict/verdict'],
  ['harness/target/a.ts', '../reports/summary'],
  ['harness/target/a.ts', '../../reference-server/events'],
  ['harness/backplane/a.ts', '../verdict/verdict'],
  ['harness/reports/a.ts', '../target/session'],
  ['harness/reports/a.ts', '../cli/run'],
  ['harness/verdict/a.ts', 'node:fs'],
  ['harness/verdict/a.ts', 'node:fs/promises'],
  ['harness/verdict/a.ts', '../target/session'],
  ['harness/verdict/a.ts', '../reports/summary'],
  ['step-definitions/a.steps.ts', '../reference-server/events'],
  ['step-definitions/a.steps.ts', '../harness/target/session'],
  ['step-definitions/support/a.ts', '../../harness/cli/run'],
  ['step-definitions/support/a.ts', '../../harness/verdict/verdict'],
  ['step-definitions/support/a.ts', '../../reference-server/events'],
  ['step-definitions/support/a.ts', '../rooms.steps'],
  ['reference-server/a.ts', '../harness/target/tokens'],
  ['reference-server/rooms/a.ts', '../../harness/target/tokens'],
  ['reference-server/rooms/a.ts', '../../step-definitions/support/world'],
];

const allowed: typeof forbidden = [
  ['harness/cli/a.ts', '../target/session'],
  ['harness/cli/a.ts', '../../package.json'],
  ['harness/target/a.ts', './session'],
  ['harness/backplane/a.ts', '../target/deadline'],
  ['harness/reports/a.ts', '../verdict/verdict'],
  ['harness/reports/a.ts', 'node:fs'],
  ['harness/verdict/a.ts', './status'],
  ['harness/verdict/a.ts', '@cucumber/messages'],
  ['harness/verdict/a.test.ts', 'node:test'],
  ['harness/verdict/a.test.ts', 'node:assert/strict'],
  ['step-definitions/a.steps.ts', './support/world'],
  ['step-definitions/support/a.ts', './world'],
  ['step-definitions/support/a.ts', '../../harness/target/session'],
  ['reference-server/rooms/a.ts', '../backplane/backplane'],
  ['fixtures/faults/a.ts', '../../reference-server/main'],
];

for (const [file, path] of forbidden)
  test(`${file} must not import ${path}`, async () => {
    assert.ok(await isForbidden(file, path));
  });

for (const [file, path] of allowed)
  test(`${file} may import ${path}`, async () => {
    assert.ok(!(await isForbidden(file, path)));
  });
