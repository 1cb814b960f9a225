import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boot } from '../testing/boot';
import { TestClient } from '../testing/test-client';

test('metrics show rooms, sockets, transports and messages, but no room under a socket id', async (t) => {
  const url = await boot(t);
  const [alice, bob] = [
    await TestClient.connect(t, `${url}/chat`),
    await TestClient.connect(t, `${url}/chat`),
  ];
  for (const one of [alice, bob]) await one.request('joinRoom', 'a "quoted" room');
  await alice.request('leaveRoom', 'never joined');
  await alice.request('roomMessage', { room: 'a "quoted" room', body: 1 });
  await alice.request('roomMessage', { room: '', body: 1 });
  const response = await fetch(`${url}/metrics`);
  assert.match(response.headers.get('content-type') ?? '', /^text\/plain/);
  const lines = (await response.text()).split('\n').filter((line) => /^rooms_/.test(line));
  assert.deepEqual(lines.sort(), [
    'rooms_members{namespace="/chat",room="a \\"quoted\\" room"} 2',
    'rooms_messages_delivered_total{namespace="/chat"} 2',
    'rooms_messages_received_total{namespace="/chat"} 1',
    'rooms_sockets{namespace="/chat"} 2',
    'rooms_transports 2',
  ]);
});
