import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Envelope } from '@cucumber/messages';
import { closing, envelopesOf } from '../testing/envelopes';
import { readLane } from './lane-result';

test('a lane that is read while it runs ends with the same result as one that is read once', () => {
  const all = envelopesOf([{ status: 'PASSED' }, { status: 'FAILED' }, closing()]);
  const envelopes: Envelope[] = [];
  const seen: number[] = [];
  for (const envelope of all) {
    envelopes.push(envelope);
    seen.push(readLane({ lane: 'one-server', envelopes }).scenarios.length);
  }
  assert.deepEqual([seen[0], seen.at(-1)], [0, 2]);
  const growing = readLane({ lane: 'one-server', envelopes });
  assert.deepEqual(growing, readLane({ lane: 'one-server', envelopes: all }));
});
