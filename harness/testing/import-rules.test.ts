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
  ['harness/package-root.ts', './contract/operations'],
  ['harness/cli/a.ts', '../../reference-server/main'],
  ['harness/cli/a.ts', '../../step-definitions/support/world'],
  ['harness/cli/a.ts', '../../fixtures/mutants/cluster/backplane/self-echo'],
  ['harness/cli/a.ts', '../../tools/scoreboard'],
  ['harness/cli/a.ts', '../testing/command-line'],
  ['harness/contract/a.ts', '../client/connection'],
  ['harness/target-file/a.ts', '../drivers/driver'],
  ['harness/target-file/init/a.ts', '../../drivers/driver'],
  ['harness/client/a.ts', '../drivers/driver'],
  ['harness/drivers/a.ts', '../servers/instance'],
  ['harness/servers/a.ts', '../run/run'],
  ['harness/servers/a.ts', '../verdict/verdict'],
  ['harness/servers/a.ts', '../reports/summary'],
  ['harness/servers/a.ts', '../../reference-server/events'],
  ['harness/servers/backplane/a.ts', '../../verdict/verdict'],
  ['harness/specification/a.ts', '../verdict/schema'],
  ['harness/specification/a.ts', '../servers/instance'],
  ['harness/reports/a.ts', '../servers/instance'],
  ['harness/reports/a.ts', '../run/run'],
  ['harness/reports/html/a.ts', '../../run/lanes/lanes'],
  ['harness/verdict/a.ts', 'node:fs'],
  ['harness/verdict/a.ts', 'node:fs/promises'],
  ['harness/verdict/a.ts', '../servers/lane-context'],
  ['harness/verdict/a.ts', '../reports/summary'],
  ['harness/doctor/a.ts', '../run/plan'],
  ['harness/run/a.ts', '../cli/run'],
  ['harness/run/lanes/a.ts', '../../mutation/run-mutants'],
  ['harness/mutation/a.ts', '../cli/mutants'],
  ['harness/testing/a.ts', '../../tools/scoreboard'],
  ['tools/a.ts', '../reference-server/main'],
  ['tools/bench/a.ts', '../../step-definitions/support/world'],
  ['step-definitions/a.steps.ts', '../reference-server/events'],
  ['step-definitions/a.steps.ts', '../harness/servers/lane-context'],
  ['step-definitions/support/a.ts', '../../harness/run/run'],
  ['step-definitions/support/a.ts', '../../harness/verdict/verdict'],
  ['step-definitions/support/a.ts', '../../harness/servers/running-target'],
  ['step-definitions/support/a.ts', '../../harness/target-file/target-file'],
  ['step-definitions/support/a.ts', '../../reference-server/events'],
  ['step-definitions/support/a.ts', '../rooms.steps'],
  ['step-definitions/support/rooms/a.ts', '../../rooms.steps'],
  ['step-definitions/support/rooms/a.ts', '../../../harness/run/lanes/run-lanes'],
  ['reference-server/a.ts', '../harness/client/access-tokens'],
  ['reference-server/rooms/a.ts', '../../harness/client/access-tokens'],
  ['reference-server/rooms/a.ts', '../../step-definitions/support/world'],
  ['fixtures/mutants/rooms/a.ts', '../../../harness/contract/operations'],
];

const allowed: typeof forbidden = [
  ['harness/cli/a.ts', '../run/lanes/run-lanes'],
  ['harness/cli/a.ts', '../package-root'],
  ['harness/cli/a.test.ts', '../testing/command-line'],
  ['harness/target-file/a.test.ts', '../drivers/driver'],
  ['harness/servers/a.ts', './instance'],
  ['harness/servers/a.ts', '../package-root'],
  ['harness/servers/backplane/a.ts', '../../client/deadline'],
  ['harness/reports/a.ts', '../verdict/verdict'],
  ['harness/reports/a.ts', 'node:fs'],
  ['harness/run/a.ts', '../doctor/preflight'],
  ['harness/verdict/a.ts', './status'],
  ['harness/verdict/a.ts', '../contract/sequence'],
  ['harness/verdict/a.ts', '@cucumber/messages'],
  ['harness/verdict/a.test.ts', 'node:test'],
  ['harness/verdict/a.test.ts', 'node:assert/strict'],
  ['tools/a.ts', '../harness/cli/run'],
  ['step-definitions/a.steps.ts', './support/world'],
  ['step-definitions/support/a.ts', './world'],
  ['step-definitions/support/a.ts', '../../harness/servers/lane-context'],
  ['step-definitions/support/rooms/a.ts', '../../../harness/contract/operations'],
  ['step-definitions/support/rooms/a.ts', '../world'],
  ['reference-server/rooms/a.ts', '../backplane/backplane'],
  ['fixtures/mutants/a.ts', '../../reference-server/main'],
];

for (const [file, path] of forbidden)
  test(`${file} must not import ${path}`, async () => {
    assert.ok(await isForbidden(file, path));
  });

for (const [file, path] of allowed)
  test(`${file} may import ${path}`, async () => {
    assert.ok(!(await isForbidden(file, path)));
  });
