import assert from 'node:assert/strict';
import { test } from 'node:test';
import { driverOf } from '../../drivers/driver-of';
import { attach } from '../../servers/attach-or-launch';
import {
  doctor,
  served,
  type Answer,
  type Said,
  type Served,
  type Wire,
} from '../../testing/doctored-server';
import { preflight } from '../preflight';

/** Returns the error of the preflight; empty if it passes. */
async function preflightError({ url, target }: Served): Promise<string> {
  const [instance] = attach([url]);
  assert.ok(instance);
  return await preflight(instance, target.timeouts.answer, driverOf(target)).then(
    () => '',
    (error: unknown) => String(error),
  );
}

const none: Wire = () => ({});

interface Case {
  readonly wire: Wire;
  readonly operations?: Record<string, string>;
  readonly more?: string;
  readonly proposes: readonly RegExp[];
}

/** Mistakes that end both the doctor and the preflight, and the lines that both propose. */
const mistakes: Readonly<Record<string, Case>> = {
  'a server with / only': {
    wire: none,
    more: 'concurrentHandlers: false',
    proposes: [/namespaces: \{ main: unsupported, chat: \/, news: unsupported \} # the server acc/],
  },
  'a join that an event confirms': {
    wire: (socket) => ({
      join: (room: string) => {
        void socket.join(room);
        socket.emit('joinedRoom', { room });
      },
    }),
    proposes: [/join:\n +done: \{ event: joinedRoom \} # \w+ received joinedRoom \{"room":/],
  },
  'a join that is acknowledged in another shape': {
    wire: (socket) => ({
      join: (room: string, answer: Answer) => {
        void socket.join(room);
        answer({ entered: room });
      },
    }),
    proposes: [/join:\n +done: \{ ack: \{ ok: entered \} \} # acknowledged with \{"entered":/],
  },
  'a join that is acknowledged with a status': {
    wire: (socket) => ({
      join: (room: string, answer: Answer) => {
        void socket.join(room);
        answer({ status: 'ok', room });
      },
    }),
    proposes: [/join:\n +done: \{ ack: \{ where: \{ status: ok \} \} \} # acknowledged with/],
  },
  'a join that is answered with an exception': {
    wire: (socket) => ({
      join: () => socket.emit('exception', { message: 'who are you?' }),
    }),
    proposes: [
      /join:\n +refused: \{ event: exception \} # the server refused it with exception \{"message"/,
    ],
  },
  'a join that nothing confirms': {
    wire: (socket) => ({
      join: (room: string) => void socket.join(room),
    }),
    proposes: [/join:\n +done: none # if the server does not confirm it/],
  },
  'a message under another event, wrapped': {
    wire: (socket, io) => ({
      say: ({ room, text }: Said, answer: Answer) => {
        io.to(room).emit('chat', { payload: { line: `anna: ${text}` }, by: socket.id });
        answer({ ok: true });
      },
    }),
    proposes: [
      /sendToRoom:\n +delivered: \{ event: chat, body: payload\.line, room: absent, from: by, template: '\{name\}: \{body\}' \} # /,
    ],
  },
  'messages in a list': {
    wire: (socket, io) => ({
      say: ({ room, text }: Said, answer: Answer) => {
        io.to(room).emit('chat', { room, lines: [{ text, by: socket.id }] });
        answer({ ok: true });
      },
    }),
    proposes: [
      /delivered: \{ event: chat, body: lines\.\*\.text, room: room, from: lines\.\*\.by \} # /,
    ],
  },
  'members only': {
    wire: (socket, io) => ({
      say: ({ room, text }: Said, answer: Answer) => {
        if (!socket.rooms.has(room)) return;
        io.to(room).emit('said', { room, text });
        answer({ ok: true });
      },
    }),
    proposes: [/messages:\n +senders: members # a message of a client outside the room did not/],
  },
};

for (const [what, { proposes, wire, ...rest }] of Object.entries(mistakes))
  test(`${what}: doctor and preflight propose the line that fits`, async (t) => {
    const one = await served(t, wire, rest);
    const [byDoctor, byPreflight] = [await doctor(one), await preflightError(one)];
    for (const pattern of proposes) {
      assert.match(byDoctor, pattern);
      assert.match(byPreflight, pattern);
    }
  });

test('other events are proposed with who received them, and whether the sender receives more than a receipt', async (t) => {
  const one = await served(t, (socket, io) => {
    io.emit('userList', [...io.sockets.sockets.keys()]);
    return {
      say: ({ room, text }: Said, answer: Answer) => {
        socket.to(room).emit('said', { room, text });
        socket.to(room).emit('state', { last: text });
        socket.emit('receipt', { room, text });
        answer({ ok: true });
      },
    };
  });
  const printed = await doctor(one);
  assert.match(printed, /^hint {2}the target file does not account for this; these lines would$/m);
  assert.match(printed, /userList: everyone # \w+ received it outside any room/);
  assert.match(printed, /state: members # only members of a room received it: state \{"last"/);
  assert.match(printed, /messages:\n +sender: excluded # a member received no copy/);
  assert.equal(await preflightError(one), '');
});

test('the event of a refusal is not proposed as the confirmation', async (t) => {
  const closed: Wire = (socket) => ({ join: () => socket.emit('oops', 'no such room') });
  const join =
    "{ event: join, payload: '{room}', done: { event: joined }, refused: { event: oops }, delivered: absent }";
  const said = await preflightError(await served(t, closed, { operations: { join } }));
  assert.doesNotMatch(said, /done: \{ event: oops \}/);
});

test('nothing is proposed where the target file says it all', async (t) => {
  const printed = await doctor(await served(t, none));
  assert.doesNotMatch(printed, /^(hint|fail)/m);
});

test('a server that no longer answers is named, with what it answered last', async (t) => {
  const one = await served(t, (socket, io) => ({
    join: () => {
      // As good as a server that hangs: it closes its port and its connections.
      io.close().catch(() => undefined);
      socket.disconnect(true);
    },
  }));
  const said = await preflightError(one);
  assert.match(
    said,
    /the server has answered nothing for .*: last \w+.* to member; a new handshake: /,
  );
  assert.ok(!said.includes('proposal'), said);
});
