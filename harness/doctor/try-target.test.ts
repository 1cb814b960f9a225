import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Socket } from 'socket.io';
import { startTarget } from '../servers/running-target';
import { parseTarget } from '../target-file/target-file';
import { chatting } from '../testing/bad-servers';
import { lineOf } from './check';
import { tryTarget } from './try-target';

/** What there is to say of servers that run, in the order in which it is said. */
async function tried(yaml: string, ...urls: readonly string[]): Promise<string[]> {
  const start = `start: { urls: [${urls.join()}] }\ntimeouts: { answer: 300ms }\n`;
  const target = parseTarget(`name: Target of a test\n${start}${yaml}`, 'target.yaml');
  const running = await startTarget(target, { kind: 'none' }, { standalone: 1, clustered: 0 });
  const lines: string[] = [];
  for await (const check of tryTarget(target, running)) lines.push(lineOf(check));
  return lines;
}

type Handlers = (socket: Socket) => Record<string, (...args: never[]) => void>;

/** A server whose clients are all in `/`. */
async function serving(t: TestContext, handlers: Handlers): Promise<string> {
  return await chatting(t, (io) =>
    io.on('connection', (socket) => {
      for (const [event, handler] of Object.entries(handlers(socket)))
        socket.on(event, handler as (...args: unknown[]) => void);
    }),
  );
}

const foreign: Handlers = (socket) => ({
  enter: (channel: string, ok: (answer: object) => void) => {
    void socket.join(channel);
    ok({ entered: channel });
  },
  exit: (channel: string) => {
    void socket.leave(channel);
    socket.emit('gone', channel);
  },
  say: ({ channel, text }: { channel: string; text: string }) =>
    socket.nsp.to(channel).emit('said', { channel, text }),
});

const namespaces = 'namespaces: { chat: /, main: unsupported, news: unsupported }\n';
const others = [
  ...[
    'rooms',
    'sendToOthersInRoom',
    'sendToRooms',
    'sendToRoomExcept',
    'sendToAll',
    'sendToOthers',
  ],
  ...['sendToOne', 'echo', 'reflect'],
];

/** The words of `foreign`, which has three. */
function words(textAt: string): string {
  return `${namespaces}driver:
  join: { event: enter, payload: '{room}', done: { ack: { ok: entered } }, delivered: absent }
  leave: { event: exit, payload: '{room}', done: { event: gone } }
  sendToRoom:
    event: say
    payload: { channel: '{room}', text: '{body}' }
    done: none
    delivered: { event: said, body: ${textAt}, room: channel, from: absent }
${others.map((operation) => `  ${operation}: unsupported\n`).join('')}`;
}

test('each word is said to be confirmed and heard, with the time, or to be none of the target’s', async (t) => {
  const lines = await tried(words('text'), await serving(t, foreign));
  const patterns = [
    /^ok {4}connect \/chat: confirmed in \d+ ms, called \/$/,
    /^none {2}connect \/: the target has no namespace \/ /,
    /^none {2}connect \/news: /,
    /^ok {4}join \(enter\): confirmed in \d+ ms$/,
    /^ok {4}sendToRoom \(say\): not confirmed, as the target file says, heard in \d+ ms$/,
    ...others.map(
      (operation) => new RegExp(`^none  ${operation}: the target has no word for ${operation} `),
    ),
    /^ok {4}leave \(exit\): confirmed in \d+ ms, heard in \d+ ms$/,
  ];
  assert.equal(lines.length, patterns.length, lines.join('\n'));
  patterns.forEach((pattern, index) => {
    assert.match(lines[index] ?? '', pattern);
  });
});

test('what is heard at another place is a failure, and shows what came', async (t) => {
  const line = (await tried(words('txt'), await serving(t, foreign))).at(-2) ?? '';
  assert.match(line, /^fail {2}sendToRoom \(say\): the body is to stand at txt /);
  assert.match(line, /what came: \/ EVENT said \[\{"channel":"doctor","text":"hello"\}\] — map it/);
});

test('what is not confirmed although it is heard is a failure, and says both', async (t) => {
  const url = await serving(t, (socket) => ({
    ...foreign(socket),
    announce: ({ body }: { body: string }) =>
      socket.nsp.emit('announcement', { from: socket.id, body }),
  }));
  const lines = await tried(words('text').replace('  sendToAll: unsupported\n', ''), url);
  const line = lines.find((one) => one.includes('sendToAll')) ?? '';
  assert.match(
    line,
    /^fail {2}sendToAll \(announce\): not confirmed: .* not within 300 ms, heard in/,
  );
  assert.match(
    line,
    /operations\.sendToAll in the target file, or say there that it is unsupported/,
  );
});

test('what is refused is a failure at once, and nobody waits to hear it', async (t) => {
  const url = await serving(t, (socket) => ({
    ...foreign(socket),
    broadcast: (_payload: object, answer: (got: object) => void) => {
      answer({ ok: false, error: { code: 'FORBIDDEN', message: 'not you' } });
    },
  }));
  const lines = await tried(words('text').replace('  sendToOthers: unsupported\n', ''), url);
  const line = lines.find((one) => one.includes('sendToOthers (')) ?? '';
  assert.match(line, /^fail .*answered with .*FORBIDDEN/);
  assert.doesNotMatch(line, /not heard/);
});

test('an answer that does not name what it should is a failure', async (t) => {
  const url = await serving(t, (socket) => ({
    ...foreign(socket),
    myRooms: (answer: (got: object) => void) => {
      answer({ ok: true, rooms: ['another'] });
    },
  }));
  const lines = await tried(words('text').replace('  rooms: unsupported\n', ''), url);
  assert.match(lines.find((one) => one.includes('rooms (')) ?? '', /^fail .* there is no doctor/);
});

test('without a join nothing else is tried', async (t) => {
  const lines = await tried(namespaces, await serving(t, () => ({})));
  assert.match(lines.at(-2) ?? '', /^fail {2}join \(joinRoom\): not confirmed: .*; what came: /);
  assert.equal(lines.at(-1), 'none  the other words: not tried before this one works');
});

test('without the namespace nothing else is tried, and the key is named', async (t) => {
  const lines = await tried('', await serving(t, () => ({})));
  assert.equal(lines.length, 2, lines.join('\n'));
  assert.match(
    lines[0] ?? '',
    /^fail {2}connect \/chat: Invalid namespace; .* namespaces: \{ chat/,
  );
});

test('servers that nothing joins are no cluster', async (t) => {
  const two = [await serving(t, foreign), await serving(t, foreign)];
  const lines = await tried(`capabilities: [cluster]\n${words('text')}`, ...two);
  assert.match(lines.at(-1) ?? '', /^fail {2}cluster, from .* to .*never reached it.* REDIS_URL/);
});
