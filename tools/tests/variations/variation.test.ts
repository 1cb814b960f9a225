import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { allVariations, programOf, targetOf } from './variation';

for (const variation of allVariations())
  test(`${variation.variation} has a program`, () => {
    assert.ok(existsSync(programOf(variation)));
  });

test('a variation starts its own program, and adds its keys to the target file', () => {
  const target = targetOf(
    {
      ...{ variation: 'ticker', does: 'ticks', allowed: '6.26', program: 'events/ticker' },
      ...{ lane: 'one-server', keeps: ['IS-30'], options: { path: '/live' } },
      ...{ env: { TICK_MS: '100' }, target: { events: { tick: 'everyone' } } },
    },
    { reference: { name: 'reference', capabilities: ['roster'] }, program: '/a/ticker.js' },
  );
  assert.deepEqual(target, {
    name: 'ticker',
    capabilities: ['roster'],
    start: { command: `exec "${process.execPath}" "/a/ticker.js"` },
    env: { TICK_MS: '100', SOCKET_IO_OPTIONS: '{"path":"/live"}' },
    events: { tick: 'everyone' },
  });
});
