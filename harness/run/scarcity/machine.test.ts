import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { describe, test } from 'node:test';
import { eventually } from '../../client/eventually';
import { Machine } from './machine';

void describe('the measurement of a machine', () => {
  test('a process that was stopped and continued says that it stood still', async (t) => {
    const machine = new Machine();
    t.after(() => {
      machine.stop();
    });
    const from = machine.now();
    const wake = `setTimeout(() => process.kill(${process.pid}, 'SIGCONT'), 1500)`;
    const waker = spawn(process.execPath, ['--eval', wake], { stdio: 'ignore' });
    process.kill(process.pid, 'SIGSTOP');
    const reason = await eventually(
      async () => {
        const late = await machine.lateSince(from);
        return late === undefined ? { received: 'in time' } : { done: late };
      },
      { what: 'the machine', expected: 'a delay', within: 5000 },
    );
    assert.match(reason, /rooms-conformance itself stood still|this machine is too busy/);
    waker.kill();
  });

  test('a machine that is stopped answers at once', async () => {
    const machine = new Machine();
    machine.stop();
    assert.ok(machine.now() > 0);
    assert.equal(typeof machine.leniency(), 'number');
    await machine.lateSince(machine.now());
  });
});
