import assert from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { execa } from 'execa';
import { root } from '../package-root';
import { temporaryFolder } from '../testing/temporary-folder';

const core = join(root, 'fixtures', 'targets', 'core', 'server.js');

/** A folder that a user stands in, with a target whose clients cannot leave a room in `my chat/target.yaml`. */
function userFolder(t: TestContext): string {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, 'my chat'));
  const server = `const { Socket } = require(${JSON.stringify(require.resolve('socket.io'))});
    Socket.prototype.leave = () => undefined;
    require(${JSON.stringify(core)});`;
  writeFileSync(join(folder, 'my chat', 'server.cjs'), server);
  const target = { name: 'Sticky', start: { command: `exec '${process.execPath}' server.cjs` } };
  // JSON is YAML.
  writeFileSync(join(folder, 'my chat', 'target.yaml'), JSON.stringify(target));
  return folder;
}

/** What `npm run conformance -- ARGUMENTS` does when it is called in a folder: npm goes to the package first. */
async function npmIn(
  folder: string,
  shellArguments: string,
): Promise<{ code: number | undefined; stdout: string; stderr: string }> {
  const main = `'${process.execPath}' --require ts-node/register harness/cli/main.ts`;
  const env = { npm_lifecycle_event: 'conformance', INIT_CWD: folder, NO_COLOR: '1' };
  const options = { cwd: root, reject: false, env: { ...env, GITHUB_ACTIONS: undefined } };
  const { exitCode, stdout, stderr } = await execa(
    'sh',
    ['-c', `${main} ${shellArguments}`],
    options,
  );
  return { code: exitCode, stdout, stderr };
}

test('paths are relative to where npm was called, and the printed command repeats the failure there', async (t) => {
  const folder = userFolder(t);
  const selection = '--requirement RM-03 --lane one-server';
  const first = await npmIn(folder, `--target 'my chat/target.yaml' ${selection}`);
  assert.equal(first.code, 1, first.stderr);
  const [, evidence = ''] = /^ {2}evidence {2}(.+)$/m.exec(first.stdout) ?? [];
  assert.match(evidence, /^reports\/one-server\/evidence\/rm-03/);
  assert.ok(existsSync(join(folder, evidence)), first.stdout);
  const [, again = ''] = /^ {2}rerun {5}(.+)$/m.exec(first.stdout) ?? [];
  const [, withoutSeed = ''] = /^(.+) --seed \d+$/.exec(again) ?? [];
  const program = `npm --prefix ${root} run conformance --`;
  assert.equal(withoutSeed, `${program} --target 'my chat/target.yaml' ${selection}`);
  const second = await npmIn(folder, again.slice(program.length));
  assert.equal(second.code, 1, second.stderr);
  assert.match(
    second.stdout,
    /NOT CONFORMANT · core · 1 of \d+ MUST exercised: 1 of 1 MUST requirements failed: RM-03/,
  );
});
