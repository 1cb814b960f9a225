import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { execa } from 'execa';
import { root } from '../../package-root';
import { leakingTarget } from '../../testing/leaking-target';

const folder = join('fixtures', 'own-features');

/** Runs one scenario as an editor does, with Cucumber and without the suite. */
async function plainRun(
  ...args: string[]
): Promise<{ exitCode?: number; stdout: string; all: string }> {
  const cucumber = join('node_modules', '@cucumber', 'cucumber', 'bin', 'cucumber.js');
  const options = ['--conditions=source', '--require', 'ts-node/register', cucumber];
  const scenario = join(folder, 'acme', 'shouting.feature:16');
  const config = ['--config', join(folder, 'cucumber.json')];
  return await execa(process.execPath, [...options, ...config, scenario, ...args], {
    cwd: root,
    reject: false,
    timeout: 120_000,
    all: true,
  });
}

function onTarget(t: TestContext): string[] {
  return ['--world-parameters', JSON.stringify({ target: leakingTarget(t) })];
}

test('plain Cucumber runs one scenario against the target of its configuration', async () => {
  const { exitCode, all } = await plainRun();
  assert.equal(exitCode, 0, all);
  assert.match(all, /1 scenario \(1 passed\)/);
});

test('plain Cucumber says who received what', async (t) => {
  const { exitCode, all } = await plainRun(...onTarget(t));
  assert.equal(exitCode, 1, all);
  assert.match(all, /carol@1 ✗ unexpected: roomMessage/);
});
