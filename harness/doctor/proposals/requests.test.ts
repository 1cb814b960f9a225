import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doctor, served, type Answer, type Said, type Wire } from '../../testing/doctored-server';

const sendToAll = "{ event: shout, payload: '{body}' }";

/** A chat as tutorials write it: a join brings the history and the list of users, and only members send. */
const tutorial: Wire = (socket, io) => ({
  join: (room: string) => {
    void socket.join(room);
    socket.emit('history', []);
    io.to(room).emit('users', { room });
  },
  say: ({ room, text }: Said) => {
    if (socket.rooms.has(room)) io.to(room).emit('said', { room, text });
  },
});
const joined = "{ event: join, payload: '{room}', done: { event: users } }";

test('what a sender receives when it joins is not proposed as the answer to its message', async (t) => {
  const printed = await doctor(await served(t, tutorial, { operations: { join: joined } }));
  assert.match(printed, /senders: members # a message of a client outside the room did not arrive/);
  assert.match(printed, /sendToRoom:\n +done: none # if the server does not confirm it/);
  assert.doesNotMatch(printed, /done: \{ event: history \}/);
});

test('an event that confirms a join and that others receive as well is proposed as theirs', async (t) => {
  const printed = await doctor(await served(t, tutorial, { operations: { join: joined } }));
  assert.match(printed, /users: members # only members of a room received it/);
});

test('the lines for a message to everyone are what the target file accepts', async (t) => {
  const shouting: Wire = (_socket, io) => ({ shout: (text: string) => io.emit('shouted', text) });
  const printed = await doctor(await served(t, shouting, { operations: { sendToAll } }));
  assert.match(printed, /sendToAll:\n +done: none # /);
  assert.match(printed, /delivered: \{ event: shouted, body: \., from: absent \} # bob received/);
});

/** Requests that a server refuses, by an acknowledgement or an event. */
const refusals: Readonly<Record<string, Wire>> = {
  'by an acknowledgement': () => ({
    join: (_room: string, answer: Answer) => {
      answer({ ok: false, error: { code: 'FORBIDDEN', message: 'log in first' } });
    },
  }),
  'by an event': (socket) => ({ join: () => socket.emit('error_message', 'log in first') }),
};

for (const [how, wire] of Object.entries(refusals))
  test(`an operation that the server refuses ${how} is not to be mapped to another event`, async (t) => {
    const printed = await doctor(await served(t, wire));
    assert.match(printed, /what to do {2}the server has this operation and refused it: send what/);
  });

test('a receipt for a client outside any room says nothing about other clients', async (t) => {
  const receipts: Wire = (socket, io) => ({
    say: ({ room, text }: Said, answer: Answer) => {
      io.to(room).emit('said', { room, text });
      socket.emit('receipt', { room, text });
      answer({ ok: true });
    },
  });
  assert.doesNotMatch(await doctor(await served(t, receipts)), /receipt: everyone/);
});

test('an event that another line explains is not proposed once more', async (t) => {
  const leaving: Wire = (socket) => ({
    leave: (room: string) => {
      void socket.leave(room);
      socket.emit('gone', room);
    },
  });
  const printed = await doctor(await served(t, leaving));
  assert.match(printed, /leave:\n +done: \{ event: gone \}/);
  assert.doesNotMatch(printed, /gone: members/);
});

/** A server with a history, which a client that joins receives in an event. */
function remembering(event: string): Wire {
  const said: Said[] = [];
  return (socket, io) => ({
    join: (room: string) => {
      for (const one of said.filter((message) => message.room === room)) socket.emit(event, one);
      void socket.join(room);
      socket.emit('entered', { room, earlier: said.map(({ text }) => text) });
    },
    say: (message: Said, answer: Answer) => {
      said.push(message);
      io.to(message.room).emit('said', message);
      answer({ ok: true });
    },
  });
}
const entered = "{ event: join, payload: '{room}', done: { event: entered } }";

test('a confirmation that carries the history of the room is proposed as an event for members', async (t) => {
  const one = await served(t, remembering('earlier'), { operations: { join: entered } });
  const printed = await doctor(one);
  assert.match(printed, /entered: members # a client that joined received an earlier message/);
  assert.match(printed, /earlier: members # /);
  assert.doesNotMatch(printed, /history/);
});

test('messages that come again under their own event are proposed as the history of a room', async (t) => {
  const one = await served(t, remembering('said'), { operations: { join: entered } });
  const printed = await doctor(one);
  assert.match(printed, /rooms:\n +history: replayed # a client that joined .* again: said/);
});
