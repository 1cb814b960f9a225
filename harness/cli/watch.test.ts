import assert from 'node:assert/strict';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../package-root';
import { start } from '../testing/command-line';
import { temporaryFolder } from '../testing/temporary-folder';
import { until } from '../testing/until';

/** A run on a busy machine. */
const runMs = 40_000;

const core = join(root, 'fixtures', 'targets', 'core', 'server.js');

test('with --watch, a change of the target starts another run, what failed first, and Ctrl-C ends it', async (t) => {
  const folder = temporaryFolder(t);
  cpSync(join(root, 'fixtures', 'targets', 'core'), folder, { recursive: true });
  const write = (broken: string): void => {
    const socketIo = JSON.stringify(require.resolve('socket.io'));
    const server = `const { Socket } = require(${socketIo});\n${broken}\nrequire(${JSON.stringify(core)});`;
    writeFileSync(join(folder, 'server.cjs'), server);
  };
  write('Socket.prototype.leave = () => undefined;');
  const file = join(folder, 'target.yaml');
  const command = `exec '${process.execPath}' server.cjs`;
  writeFileSync(file, JSON.stringify({ name: 'Acme', start: { command } }));

  const title = 'bob joins the lobby twice and is out of it after leaving once';
  const args = ['--target', file, '--lane', 'one-server', '--scenario', title, '--watch'];
  const watch = start(t, args);
  const waits = (): number => watch.stderr().match(/waiting for a change/g)?.length ?? 0;
  await until('the end of the first run', () => waits() === 1, runMs);
  write('');
  await until('the end of the runs after the change', () => waits() === 2, 2 * runMs);
  process.kill(watch.pid, 'SIGINT');
  const { code, stdout, stderr } = await watch.ended;
  assert.equal(code, 130, stderr);
  assert.match(stderr, /server\.cjs has changed\n/);
  assert.deepEqual(stdout.match(/^(NOT )?CONFORMANT/gm), [
    'NOT CONFORMANT',
    'CONFORMANT',
    'CONFORMANT',
  ]);
});
