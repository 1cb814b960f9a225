import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RunningLane } from './running-lane';
import type { RunningLaneOptions } from './running-lane-options';

/** Returns what the suite's own clients send to a target with these capabilities. */
async function sent(
  capabilities: readonly string[],
  tokens?: RunningLaneOptions['tokens'],
): Promise<object> {
  const options = { capabilities, instances: [], jwtSecret: 'secret', exploration: { seed: 1 } };
  const lane = new RunningLane({ ...options, ...(tokens && { tokens }) } as never);
  return await lane.ownCredentials();
}

test('the suite’s own clients send no token to a target that reads none', async () => {
  assert.deepEqual(await sent([]), {});
  assert.deepEqual(await sent(['roster', 'cluster']), {});
});

test('the suite’s own clients send a token to a target that reads tokens, or whose file has one', async () => {
  for (const capability of ['auth', 'private-rooms', 'private-namespaces'])
    assert.deepEqual(Object.keys(await sent([capability])), ['token']);
  assert.deepEqual(await sent([], { member: 'm' }), { token: 'm' });
});
