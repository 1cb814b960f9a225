import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PacketType } from 'socket.io-parser';
import { chatting } from '../testing/bad-servers';
import { Connection, RefusedError } from './connection';

test('a CONNECT_ERROR that is a text is the message of the refusal', async (t) => {
  const url = await chatting(t, (io) => {
    io.use((socket) => {
      const send = Reflect.get(socket, 'packet') as (this: unknown, packet: object) => void;
      send.call(socket, { type: PacketType.CONNECT_ERROR, data: 'the token has expired' });
    });
  });
  const connection = new Connection(url, 'websocket', { record: () => undefined });
  t.after(() => {
    connection.close();
  });
  await assert.rejects(connection.connect('/', 2000), (error) => {
    assert.ok(error instanceof RefusedError);
    assert.equal(error.message, 'the token has expired');
    return true;
  });
});
