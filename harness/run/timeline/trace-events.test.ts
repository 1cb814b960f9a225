import assert from 'node:assert/strict';
import { test } from 'node:test';
import { envelopesOf } from '../../testing/envelopes';
import { traceEvents } from './trace-events';

test('a timeline has a row for the run and one for each part, with its scenarios, steps and fences', () => {
  const envelopes = envelopesOf([{ name: 'alice joins', status: 'PASSED', type: 'Action' }]);
  const events = traceEvents(
    [{ name: 'polling', envelopes }],
    [
      { name: 'start the target', start: 1, end: 3 },
      { name: 'fence behind alice', scenario: 'run-0', start: 2, end: 4 },
      { name: 'fence of another part', scenario: 'run-9', start: 2, end: 4 },
    ],
  );
  assert.deepEqual(
    events.map(({ tid, ph, name, cat, ts, dur, args }) => [
      ...[tid, ph, cat ?? args?.['name'], name, ts, dur],
    ]),
    [
      [0, 'M', 'run', 'thread_name', undefined, undefined],
      [0, 'X', 'run', 'start the target', 1000, 2000],
      [1, 'M', 'polling', 'thread_name', undefined, undefined],
      [1, 'X', 'scenario', 'alice joins', 0, 7000],
      [1, 'X', 'act', 'alice joins', 5000, 0],
      [1, 'X', 'fence', 'fence behind alice', 2000, 2000],
    ],
  );
});
