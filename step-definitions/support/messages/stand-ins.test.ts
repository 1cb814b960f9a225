import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Driver } from '../../../harness/drivers/driver';
import { contractMapping } from '../../../harness/drivers/mapping';
import { freeRooms } from '../../../harness/drivers/rooms/room-model';
import type { Transcript } from '../evidence/transcript';
import type { Participant } from '../participants/participant';
import type { SentMessage } from './sent-message';
import { StandIns } from './stand-ins';

/** A client named eve, the rooms that it is in, and what was noted of it. */
function eve(senders: 'anyone' | 'members', ...rooms: string[]) {
  const driver = new Driver({ ...contractMapping, model: { ...freeRooms, senders } });
  const joins: unknown[] = [];
  const notes: string[] = [];
  const sender = {
    ...{ name: 'eve', driver },
    isIn: (_namespace: string, room: string) => rooms.includes(room),
    must: (_namespace: string, _operation: string, { room }: { room: string }) => {
      joins.push(room);
      return Promise.resolve({ ok: true });
    },
  } as unknown as Participant;
  const transcript = {
    noted: (_: unknown, what: string) => notes.push(what),
  } as unknown as Transcript;
  return { sender, joins, notes, standIns: new StandIns(transcript) };
}

const message = (sender: Participant, values: object, operation = 'sendToRoom'): SentMessage =>
  ({ sender, namespace: '/chat', operation, values }) as unknown as SentMessage;

test('a sender outside joins first where only members send, and is known for it', async () => {
  const { sender, joins, notes, standIns } = eve('members');
  const hello = message(sender, { room: 'lobby' });
  await standIns.admit(hello);
  assert.deepEqual(joins, ['lobby']);
  assert.match(notes.join(), /joins first: only members send/);
  assert.equal(standIns.has(hello), true);
  assert.equal(standIns.has(message(sender, { room: 'garden' })), false);
});

test('a message to several rooms has its sender join those that it is not in', async () => {
  const { sender, joins, standIns } = eve('members', 'lobby');
  await standIns.admit(message(sender, { rooms: ['lobby', 'garden', 'attic'] }, 'sendToRooms'));
  assert.deepEqual(joins, ['garden', 'attic']);
});

test('messages that are sent at once make their sender join once', async () => {
  const { sender, joins, standIns } = eve('members');
  const hello = message(sender, { room: 'lobby' });
  await Promise.all([standIns.admit(hello), standIns.admit(hello)]);
  assert.deepEqual(joins, ['lobby']);
});

test('a member, and anyone where anyone may send, joins nothing', async () => {
  for (const one of [eve('members', 'lobby'), eve('anyone')]) {
    await one.standIns.admit(message(one.sender, { room: 'lobby' }));
    assert.deepEqual(one.joins, []);
  }
});
