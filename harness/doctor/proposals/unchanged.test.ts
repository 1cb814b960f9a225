import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doctor, served, type Answer, type Wire } from '../../testing/doctored-server';

test('the answers to a second join and to a leave from outside are proposed', async (t) => {
  const wire: Wire = (socket) => ({
    join: (room: string, answer: Answer) => {
      const isIn = socket.rooms.has(room);
      void socket.join(room);
      answer(isIn ? { ok: false, error: { message: 'in already' } } : { ok: true });
    },
    leave: (room: string, answer: Answer) => {
      if (!socket.rooms.has(room)) return;
      void socket.leave(room);
      answer({ ok: true });
    },
  });
  const printed = await doctor(await served(t, wire));
  assert.match(
    printed,
    /rooms:\n +unchanged: \{ join: refused, leave: silent \} # a second join was refused, a leave by a client outside the room was not answered/,
  );
  const more = `namespaces: { chat: /, main: unsupported, news: unsupported }
rooms: { unchanged: { join: refused, leave: silent } }`;
  assert.doesNotMatch(await doctor(await served(t, wire, { more })), /unchanged/);
});

test('the event that confirms a second join is not taken for one that others receive', async (t) => {
  const wire: Wire = (socket) => ({
    join: (room: string) => {
      void socket.join(room);
      setTimeout(() => socket.emit('joined', { room }), 5);
    },
  });
  const join = "{ event: join, payload: '{room}', done: { event: joined }, delivered: absent }";
  assert.doesNotMatch(await doctor(await served(t, wire, { operations: { join } })), /joined: /);
});
