import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { io } from 'socket.io-client';
import { boot } from '../testing/boot';
import { TestClient } from '../testing/test-client';

for (const hook of ['throws', 'rejects'])
  test(`a client whose connection hook ${hook} is disconnected; others are not`, async (t) => {
    const url = `${await boot(t)}/nest`;
    const alice = await TestClient.connect(t, url);
    const eve = io(url, { auth: { hook }, forceNew: true, reconnection: false });
    t.after(() => eve.disconnect());
    const signal = AbortSignal.timeout(5_000);
    const disconnected = once(eve as unknown as EventTarget, 'disconnect', { signal });
    const [reason] = (await disconnected) as unknown[];
    assert.equal(reason, 'io server disconnect');
    assert.equal(await alice.request('throw', 'nothing'), 'nothing thrown');
  });
