import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boot } from '../testing/boot';
import { TestClient } from '../testing/test-client';

function visitsIn({ received }: TestClient): unknown[] {
  return received.filter(([event]) => event === 'came' || event === 'went');
}

test('the hooks of both gateways of a namespace run once for each client', async (t) => {
  const url = `${await boot(t)}/nest`;
  const alice = await TestClient.connect(t, url);
  const bob = await TestClient.connect(t, url);
  const member = bob.id;
  bob.socket.disconnect();
  await alice.receives('went');
  await alice.request('myRooms');
  assert.deepEqual(visitsIn(alice), [
    ['came', { gateway: 'first', member }],
    ['came', { gateway: 'second', member }],
    ['went', { gateway: 'first', member }],
    ['went', { gateway: 'second', member }],
  ]);
});

test('both gateways handle an event, and the first acknowledges it', async (t) => {
  const alice = await TestClient.connect(t, `${await boot(t)}/nest`);
  assert.deepEqual(await alice.request('whoIsThere'), { gateway: 'first' });
  await alice.request('myRooms');
  assert.deepEqual(alice.received, [
    ['here', { gateway: 'first' }],
    ['here', { gateway: 'second' }],
  ]);
});

test('the server of a gateway is its namespace', async (t) => {
  const url = await boot(t);
  const [alice, outsider] = [
    await TestClient.connect(t, `${url}/nest`),
    await TestClient.connect(t, url),
  ];
  await alice.request('serverTell', { body: 1 });
  assert.deepEqual(await alice.receives('announcement'), [{ from: alice.id, body: 1 }]);
  await outsider.request('myRooms');
  assert.deepEqual(outsider.received, []);
});

test('a gateway with a pattern keeps its namespaces separate', async (t) => {
  const url = await boot(t);
  const seven = await TestClient.connect(t, `${url}/nest-7`);
  const eight = await TestClient.connect(t, `${url}/nest-8`);
  const bob = await TestClient.connect(t, `${url}/nest-7`);
  const visit = { gateway: 'pattern', member: bob.id };
  bob.socket.disconnect();
  await seven.receives('went');
  await eight.request('myRooms');
  assert.deepEqual(visitsIn(seven), [
    ['came', visit],
    ['went', visit],
  ]);
  assert.deepEqual(visitsIn(eight), []);
});
