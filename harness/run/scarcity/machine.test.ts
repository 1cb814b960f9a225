import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, test } from 'node:test';
import { Machine } from './machine';

/** A process of its own that measures, and says at a message how late it was. */
const measuring = `
  const { Machine } = require(${JSON.stringify(require.resolve('./machine'))});
  const machine = new Machine();
  const from = machine.now();
  process.once('message', async () => {
    process.send((await machine.lateSince(from, 5000)) ?? 'in time');
    machine.stop();
    process.disconnect();
  });
  process.send('ready');`;

void describe('the measurement of a machine', () => {
  test('a process that was stopped and continued says that it stood still', async () => {
    const child = spawn(process.execPath, [...process.execArgv, '--eval', measuring], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, NODE_TEST_CONTEXT: undefined },
    });
    await once(child, 'message');
    child.kill('SIGSTOP');
    await pause(2500);
    child.kill('SIGCONT');
    // Its timers come before messages from outside only if they are due first.
    await pause(500);
    child.send('how late?');
    const [reason] = (await once(child, 'message')) as [string];
    assert.match(reason, /rooms-conformance itself stood still|this machine is too busy/);
  });

  test('a measurement that was ended still answers', async () => {
    const machine = new Machine();
    machine.stop();
    assert.ok(machine.now() > 0);
    assert.equal(typeof machine.leniency(), 'number');
    await machine.lateSince(machine.now(), 5000);
  });
});
