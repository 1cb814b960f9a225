import assert from 'node:assert/strict';
import { test } from 'node:test';
import { command } from '../testing/command-line';

test('list shows every requirement in a line, with what is excluded', async () => {
  const { code, stdout: text } = await command(['list']);
  assert.equal(code, 0);
  assert.match(text, /^RM-02 {2}MUST {4}core +\d+ {2}\S/m);
  assert.match(text, /^CL-23 {2}MUST {4}cluster +- {2}\S/m);
});

test('explain shows the Rule, its scenarios, what it catches and where it comes from', async () => {
  const { code, stdout: text } = await command(['explain', 'TM-02']);
  assert.equal(code, 0);
  for (const part of [
    /^TM-02 MUST {2}\S/,
    /rule +features\/03-messages\/01-one-room\.feature:\d+/,
    /source +https:/,
    /- A sender who is a member receives its own message \(features\/.*:\d+\)/,
    /seen to catch a server that\n +- uses client\.to for server\.to \(sender-left-out, in one-server\)/,
  ])
    assert.match(text, part);
});

test('explain of an id that is none ends with 2', async () => {
  assert.equal((await command(['explain', 'TM-99'])).code, 2);
});
