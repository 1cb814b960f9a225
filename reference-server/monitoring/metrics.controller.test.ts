import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boot } from '../testing/boot';
import { Visitor } from '../testing/visitor';

test('rooms, sockets, transports and messages are shown, own-id rooms are not', async (t) => {
  const url = await boot(t);
  const [alice, bob] = [
    await Visitor.enter(t, `${url}/chat`),
    await Visitor.enter(t, `${url}/chat`),
  ];
  for (const one of [alice, bob]) await one.ask('joinRoom', 'a "quoted" room');
  await alice.ask('leaveRoom', 'never joined');
  await alice.ask('roomMessage', { room: 'a "quoted" room', body: 1 });
  await alice.ask('roomMessage', { room: '', body: 1 });
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
