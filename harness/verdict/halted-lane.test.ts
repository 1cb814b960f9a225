import assert from 'node:assert/strict';
import { test } from 'node:test';
import { envelopesOf } from '../testing/envelopes';
import { readLane } from './lane-result';

test('what halts a lane is told once, with the control scenarios that did not run', () => {
  const attachments = { 'not-run.txt': 'eve@1 received too much' };
  const skipped = { tags: ['@control'], status: 'SKIPPED', attachments };
  const scenarios = [{ status: 'PASSED' }, { ...skipped, name: 'a' }, { ...skipped, name: 'b' }];
  assert.deepEqual(readLane({ lane: 'one-server', envelopes: envelopesOf(scenarios) }).problems, [
    'one-server: eve@1 received too much; not run for that reason: control scenarios "a", "b"',
  ]);
});
