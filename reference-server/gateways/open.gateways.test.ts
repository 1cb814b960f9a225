import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boot } from '../testing/boot';
import { TestClient } from '../testing/test-client';

test('namespaces share the operations and nothing else', async (t) => {
  const url = await boot(t);
  const names = ['/', '/chat', '/news', '/team-7', '/team-8'];
  const clients = await Promise.all(names.map((name) => TestClient.connect(t, url + name)));
  for (const client of clients) await client.request('joinRoom', 'lobby');
  for (const [index, sender] of clients.entries()) {
    await sender.request('roomMessage', { room: 'lobby', body: index });
    await sender.request('announce', { body: index });
  }
  for (const [index, client] of clients.entries()) {
    await client.request('myRooms');
    const from = client.id;
    assert.deepEqual(client.received.slice(1), [
      ['roomMessage', { room: 'lobby', from, body: index }],
      ['announcement', { from, body: index }],
    ]);
  }
});

for (const name of ['/other', '/team-', '/team-7x', '/Chat', '/chat/'])
  test(`${name} is refused`, async (t) => {
    const url = await boot(t);
    await assert.rejects(TestClient.connect(t, url + name), /Invalid namespace/);
  });
