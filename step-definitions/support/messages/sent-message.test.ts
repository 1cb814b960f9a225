import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Packet } from '../../../harness/client/packet';
import { Driver } from '../../../harness/drivers/driver';
import { contractMapping } from '../../../harness/drivers/mapping';
import { mistakeIn, type SentMessage } from './sent-message';

const message = {
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

test('a copy as it was sent has no mistake, whatever else it carries', () => {
  const payload = { room: 'lobby', from: 'alice-id', body: 'hello [a-1]', at: 12 };
  assert.equal(mistakeIn(copy('roomMessage', payload), message), undefined);
});

test('another event, room, sender or body is a mistake that says so', () => {
  const payload = { room: 'kitchen', from: 'eve-id', body: 'hello [a-1] ' };
  assert.equal(
    mistakeIn(copy('message', payload), message),
    'the event is message, expected roomMessage',
  );
  assert.equal(
    mistakeIn(copy('roomMessage', payload), message),
    "from is 'eve-id', expected 'alice-id'; body is 'hello [a-1] ', expected 'hello [a-1]'; room is 'kitchen', expected 'lobby'",
  );
});

test('a payload that is none is a mistake', () => {
  assert.match(mistakeIn(copy('roomMessage', null), message) ?? '', /body is undefined/);
});

test('a target with a mapping is held to its own events and fields', () => {
  const delivered = { event: 'posted', body: 'message.text', room: 'channel', from: 'absent' };
  const driver = new Driver({ ...contractMapping, operations: { sendToRoom: { delivered } } });
  const foreign = { ...message, sender: { driver } } as unknown as SentMessage;
  const payload = { channel: 'lobby', message: { text: 'hello [a-1]' } };
  assert.equal(mistakeIn(copy('posted', payload), foreign), undefined);
  assert.equal(
    mistakeIn(copy('posted', { ...payload, channel: 'kitchen' }), foreign),
    "channel is 'kitchen', expected 'lobby'",
  );
});
