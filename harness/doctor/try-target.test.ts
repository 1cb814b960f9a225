import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Socket } from 'socket.io';
import { startTarget } from '../servers/running-target';
import { parseTarget } from '../target-file/target-file';
import { chatting } from '../testing/bad-servers';
import { formatCheck } from './check';
import { tryTarget } from './try-target';

/** Returns the formatted checks of running servers, in order. */
async function tried(yaml: string, ...urls: readonly string[]): Promise<string[]> {
  const start = `start: { urls: [${urls.join()}] }\ntimeouts: { answer: 300ms }\n`;
  const target = parseTarget(`name: Target of a test\n${start}${yaml}`, 'target.yaml');
  const running = await startTarget(target, { kind: 'none' }, { standalone: 1, clustered: 0 });
  const lines: string[] = [];
  for await (const check of tryTarget(target, running)) lines.push(formatCheck(check));
  return lines;
}

type Handlers = (socket: Socket) => Record<string, (...args: never[]) => void>;

/** Starts a server whose clients are all in `/`. */
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

/** Mapping of `foreign`, which has three operations. */
function mapping(textAt: string): string {
  return `${namespaces}operations:
  join: { event: enter, payload: '{room}', done: { ack: { ok: entered } }, delivered: absent }
  leave: { event: exit, payload: '{room}', done: { event: gone } }
  sendToRoom:
    event: say
    payload: { channel: '{room}', text: '{body}' }
    done: none
    delivered: { event: said, body: ${textAt}, room: channel, from: absent }
${others.map((operation) => `  ${operation}: unsupported\n`).join('')}`;
}

test('each operation is reported with the time of its confirmation and its message, or as unsupported', async (t) => {
  const lines = await tried(mapping('text'), await serving(t, foreign));
  const patterns = [
    /^ok {4}connect \/chat: confirmed in \d+ ms, mapped to \/$/,
    /^skip {2}connect \/: the target has no namespace \/ /,
    /^skip {2}connect \/news: /,
    /^ok {4}join \(enter\): confirmed in \d+ ms$/,
    /^ok {4}sendToRoom \(say\): not confirmed, as the target file says, received in \d+ ms$/,
    ...others.map(
      (operation) => new RegExp(`^skip  ${operation}: the target does not support ${operation} `),
    ),
    /^ok {4}leave \(exit\): confirmed in \d+ ms, received in \d+ ms$/,
    /^ok {4}the answer to an unknown namespace: confirmed in \d+ ms$/,
  ];
  assert.equal(lines.length, patterns.length, lines.join('\n'));
  patterns.forEach((pattern, index) => {
    assert.match(lines[index] ?? '', pattern);
  });
});

test('a field at another path fails, and the block shows what was received', async (t) => {
  const line = (await tried(mapping('txt'), await serving(t, foreign))).at(-2) ?? '';
  assert.match(line, /^fail {2}sendToRoom \(say\) does not work$/m);
  assert.match(line, /^ {8}expected {4}no confirmation, and the event said with body at txt, /m);
  assert.match(line, /^ {8}received {4}nothing at txt instead of the body "hello" \(operations\./m);
  assert.match(line, /^ {20}\/ EVENT said \[\{"channel":"Doctor","text":"hello"\}\]$/m);
  assert.match(line, /^ {8}look at {5}operations\.sendToRoom in the target file/m);
});

test('a message that is received without the confirmation fails, and the block says both', async (t) => {
  const url = await serving(t, (socket) => ({
    ...foreign(socket),
    announce: ({ body }: { body: string }) =>
      socket.nsp.emit('announcement', { from: socket.id, body }),
  }));
  const lines = await tried(mapping('text').replace('  sendToAll: unsupported\n', ''), url);
  const line = lines.find((one) => one.includes('sendToAll')) ?? '';
  assert.match(line, /^ {8}received {4}not confirmed: timed out after 300 ms .*, received in/m);
  assert.match(line, /what to do {2}map it to the event of the server, or set it to unsupported/);
});

test('a refused operation fails at once, without waiting for its message', async (t) => {
  const url = await serving(t, (socket) => ({
    ...foreign(socket),
    broadcast: (_payload: object, answer: (got: object) => void) => {
      answer({ ok: false, error: { code: 'FORBIDDEN', message: 'not you' } });
    },
  }));
  const lines = await tried(mapping('text').replace('  sendToOthers: unsupported\n', ''), url);
  const line = lines.find((one) => one.includes('sendToOthers (')) ?? '';
  assert.match(line, /received .*answered with .*FORBIDDEN/);
  assert.doesNotMatch(line, /not received/);
});

test('an answer without the expected text fails', async (t) => {
  const url = await serving(t, (socket) => ({
    ...foreign(socket),
    myRooms: (answer: (got: object) => void) => {
      answer({ ok: true, rooms: ['another'] });
    },
  }));
  const lines = await tried(mapping('text').replace('  rooms: unsupported\n', ''), url);
  assert.match(
    lines.find((one) => one.includes('rooms (')) ?? '',
    /the answer \{.*\}, which does not contain "Doctor"/,
  );
});

test('a server without a way to leave is tried all the same', async (t) => {
  const without = mapping('text').replace(/leave: \{.*\}/, 'leave: unsupported');
  const lines = await tried(without, await serving(t, foreign));
  assert.match(lines.join('\n'), /^ok {4}join \(enter\)[^]*^ok {4}sendToRoom \(say\)/m);
});

test('if a join does not work, no other operation is tried', async (t) => {
  const lines = await tried(namespaces, await serving(t, () => ({})));
  assert.match(lines.at(-2) ?? '', /^fail {2}join \(joinRoom\) does not work\n[^]*not confirmed: /);
  assert.equal(lines.at(-1), 'skip  other operations: not tried, because they need the one above');
});

test('without the namespace no operation is tried, and the key is named', async (t) => {
  const lines = await tried('', await serving(t, () => ({})));
  assert.equal(lines.length, 2, lines.join('\n'));
  assert.match(
    lines[0] ?? '',
    /^fail {2}connect \/chat does not work\n[^]*Invalid namespace[^]* namespaces: \{ chat/,
  );
});

test('a namespace that refuses the client is not to be mapped to another', async (t) => {
  const url = await chatting(t, (io) =>
    io.use((_socket, next) => {
      next(new Error('a name is missing'));
    }),
  );
  const [line = ''] = await tried(namespaces, url);
  assert.match(line, /received {4}a name is missing[^]*look at {5}connect in the target file/);
  assert.match(line, /what to do {2}the server refused the client: send what it requires/);
});

test('servers without a backplane are not a cluster', async (t) => {
  const two = [await serving(t, foreign), await serving(t, foreign)];
  const lines = await tried(`capabilities: [cluster]\n${mapping('text')}`, ...two);
  assert.match(
    lines.at(-1) ?? '',
    /^fail {2}cluster, from .* to [^]*no said arrived at a member of the room[^]* REDIS_URL/,
  );
});
