import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { test } from 'node:test';
import { until } from '../../testing/until';
import { residentMemory } from './resident-memory';
import { ServerProcess } from './server-process';

const skip = existsSync('/proc/self/stat') ? false : 'there is no /proc';

test('the memory of a process group includes that of its children', { skip }, async (t) => {
  const node = `'${process.execPath}'`;
  const hold = `const held = Buffer.alloc(100_000_000, 1); console.log(held.length); setInterval(() => held, 1000);`;
  const command = `${node} --eval '${hold}' & ${node} --eval '${hold}'; exit 0`;
  const server = new ServerProcess({ command, cwd: tmpdir(), env: {} });
  t.after(() => server.stop());
  await until('both processes', () => server.lastLines().length === 2, 20_000);
  const bytes = server.memory() ?? 0;
  assert.ok(bytes > 200_000_000 && bytes < 600_000_000, `${bytes} bytes`);
});

test('a group without processes has no memory', { skip }, () => {
  assert.equal(residentMemory(2 ** 30), 0);
});
