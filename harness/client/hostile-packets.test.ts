import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { connected, open, overPolling, overWebSocket } from '../testing/frame-servers';
import { until } from '../testing/until';

const none = (): void => undefined;

void describe('a server whose open packet the client cannot use', { concurrency: true }, () => {
  const message =
    /no connection to http:.*: sent an open packet that is not a JSON object: "\{bad"/;

  test('is refused with what it sent, over WebSocket', async (t) => {
    const { connection } = await overWebSocket(t, none, { opening: ['0{bad'] });
    await assert.rejects(connection.connect('/', 2000), message);
  });

  test('is refused with what it sent, over polling', async (t) => {
    const { connection } = await overPolling(t, none, ['0{bad']);
    await assert.rejects(connection.connect('/', 2000), message);
  });

  test('loses the connection with a second one', async (t) => {
    for (const seen of [
      await overWebSocket(t, (socket) => {
        socket.send(open);
      }),
      await overPolling(t, none, [open, connected, open]),
    ]) {
      await seen.connection.connect('/', 2000).catch(() => undefined);
      await until('the end', () => seen.lost.length > 0);
      assert.match(seen.lost[0] ?? '', /^transport error: sent a second open packet$/);
    }
  });
});

void describe('a packet that the client would throw at', { concurrency: true }, () => {
  const levels = '['.repeat(200_000) + ']'.repeat(200_000);
  const packets = {
    'a refusal without data': ['44/chat,', /^parse error: sent CONNECT_ERROR without data$/],
    'an acknowledgement without data': ['437', /^parse error: sent ACK without data$/],
    'a packet of 200,000 levels': [`42["a",${levels}]`, /^parse error: sent a packet with more/],
    'an unknown packet': ['49', /^parse error: unknown packet type 9$/],
  } as const;

  for (const [what, [packet, reason]] of Object.entries(packets)) {
    test(`ends the connection: ${what}`, async (t) => {
      const seen = await overWebSocket(t, (socket) => {
        socket.send(packet);
      });
      await seen.connection.connect('/', 2000);
      await until('the end', () => seen.lost.length > 0);
      assert.match(seen.lost[0] ?? '', reason);
    });
  }

  test('keys of prototypes are keys like others', async (t) => {
    const seen = await overWebSocket(t, (socket) => {
      socket.send('42["a",{"__proto__":{"x":1},"constructor":1}]');
    });
    await seen.connection.connect('/', 2000);
    await until('the packet', () => seen.packets.length > 1);
    assert.equal(Reflect.get({}, 'x'), undefined);
  });
});
