import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Packet } from '../../../harness/client/connection';
import { Driver } from '../../../harness/drivers/driver';
import { mistakeIn, type SentMessage } from './sending';

const told = {
  operation: 'sendToRoom',
  values: { room: 'lobby' },
  body: 'hello [a-1]',
  from: 'alice-id',
  sender: { driver: new Driver() },
} as unknown as SentMessage;

const copy = (event: string, payload: unknown): Packet => ({
  namespace: '/chat',
  type: 'EVENT',
  event,
  args: [payload],
});

test('a copy as it was told has no mistake, whatever else it carries', () => {
  const payload = { room: 'lobby', from: 'alice-id', body: 'hello [a-1]', at: 12 };
  assert.equal(mistakeIn(copy('roomMessage', payload), told), undefined);
});

test('another event, room, sender or body is a mistake that says so', () => {
  const payload = { room: 'kitchen', from: 'eve-id', body: 'hello [a-1] ' };
  assert.equal(mistakeIn(copy('message', payload), told), 'came as message, expected roomMessage');
  assert.equal(
    mistakeIn(copy('roomMessage', payload), told),
    "from is 'eve-id', expected 'alice-id'; body is 'hello [a-1] ', expected 'hello [a-1]'; room is 'kitchen', expected 'lobby'",
  );
});

test('a payload that is none is a mistake', () => {
  assert.match(mistakeIn(copy('roomMessage', null), told) ?? '', /body is undefined/);
});

test('a target with words of its own is held to them', () => {
  const delivered = { event: 'posted', body: 'message.text', room: 'channel', from: 'absent' };
  const driver = new Driver({
    operations: { sendToRoom: { delivered } },
    namespaces: {},
    concurrentHandlers: false,
  });
  const foreign = { ...told, sender: { driver } } as unknown as SentMessage;
  const payload = { channel: 'lobby', message: { text: 'hello [a-1]' } };
  assert.equal(mistakeIn(copy('posted', payload), foreign), undefined);
  assert.equal(
    mistakeIn(copy('posted', { ...payload, channel: 'kitchen' }), foreign),
    "channel is 'kitchen', expected 'lobby'",
  );
});
