import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runFailureProgram } from './failure-program';

test('a program that takes too much memory is ended', async () => {
  const endless = 'const all = []; for (;;) all.push(Buffer.alloc(1_000_000, 1));';
  const { exitCode } = await runFailureProgram(endless, { urls: [] });
  assert.equal(exitCode, undefined);
});
