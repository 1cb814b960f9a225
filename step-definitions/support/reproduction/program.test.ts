import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test, type TestContext } from 'node:test';
import { Server } from 'socket.io';
import { runFailureProgram } from '../../../harness/servers/failure-program';
import type { TranscriptLine } from '../evidence/transcript';
import { ActionWriter } from './actions';
import { checked } from './check';
import type { Expectation } from './expectation';
import { folded } from './folded';
import { programOf } from './program';
import { NoSourceError, sourceOf } from './source';

const title = {
  requirement: 'RM-03',
  scenario: 'bob leaves',
  lane: 'one-server',
  transport: 'websocket',
  isShared: false,
  env: {},
} as const;

const indexOf = (number: number): number => number - 1;

function programFor(lines: readonly TranscriptLine[], expectation: Expectation): string {
  const names = new Map<string, string>();
  const context = { names, indexOf };
  const actions = new ActionWriter(lines, context).write();
  return programOf(title, {
    ...actions,
    statements: checked(actions.statements, expectation, context),
  });
}

/** A server of which clients can leave rooms, or cannot. */
function serverOf(t: TestContext, canLeave: boolean): string {
  const io = new Server(0);
  io.of('/chat').on('connection', (socket) => {
    const ok = { ok: true };
    socket.on('join', async (room: string, done: (answer: object) => void) => {
      if (room !== 'closed') await socket.join(room);
      done(room === 'closed' ? { ok: false, error: { code: 'FORBIDDEN' } } : ok);
    });
    socket.on('leave', async (room: string, done: (answer: object) => void) => {
      if (canLeave) await socket.leave(room);
      done(ok);
    });
    socket.on('echo', (text: string, done: (answer: string) => void) => {
      socket.emit('echoed', { text, more: 1 });
      done(text);
    });
    socket.on(
      'say',
      ({ room, body }: { room: string; body: string }, done: (answer: object) => void) => {
        io.of('/chat').to(room).emit('said', body);
        done(ok);
      },
    );
  });
  t.after(() => io.close());
  const { port } = io.httpServer.address() as { port: number };
  return `http://127.0.0.1:${port}`;
}

function line(
  way: TranscriptLine['way'],
  who: string,
  what: string,
  ...values: unknown[]
): TranscriptLine {
  return { at: 0, way, who: `${who}@1`, instance: 1, what, values };
}

const joins = ['alice', 'bob'].flatMap((who) => [
  line('sent', who, '/chat CONNECT'),
  line('received', who, '/chat CONNECT', { sid: 'x' }),
  line('sent', who, '/chat join', 'lobby'),
  line('received', who, '/chat ACK', { ok: true }),
]);
const lines = [
  ...joins,
  line('sent', 'bob', '/chat leave', 'lobby'),
  line('received', 'bob', '/chat ACK', { ok: true }),
  line('sent', 'alice', '/chat say', { room: 'lobby', body: 'hi [7f]' }),
  line('received', 'alice', '/chat ACK', { ok: true }),
];

test('a program ends with 1 against the server that it was written for, and with 0 against a correct one', async (t) => {
  const program = programFor(lines, {
    copyOf: { nonce: '[7f]' },
    copies: { 'alice /chat': [1, 1], 'bob /chat': [0, 0] },
  });
  assert.ok(program.split('\n').length <= 60, program);
  const broken = await runFailureProgram(program, { urls: [serverOf(t, false)] });
  assert.equal(broken.exitCode, 1, broken.output);
  assert.match(broken.output, /bob \/chat: expected 0, received 1/);
  const correct = await runFailureProgram(program, { urls: [serverOf(t, true)] });
  assert.equal(correct.exitCode, 0, correct.output);
});

test('a program that finds no server ends with 2', async () => {
  const program = programFor(joins, { client: 'bob', outcomes: ['ok'] });
  const closed = await runFailureProgram(program, { urls: ['http://127.0.0.1:1'] });
  assert.equal(closed.exitCode, 2, closed.output);
  assert.match(closed.output, /no server at http:\/\/127.0.0.1:1/);
  const none = await runFailureProgram(program, { urls: [] });
  assert.equal(none.exitCode, 2, none.output);
});

test('where any refusal is right, a program accepts each, in little memory', async (t) => {
  const refused = (outcomes: readonly string[]): string =>
    programFor(joins, { client: 'bob', outcomes }).replaceAll('"lobby"', '"closed"');
  const url = serverOf(t, true);
  // It runs beside the suite, so its memory counts.
  const measure = "process.on('exit', () => console.log('kB', process.resourceUsage().maxRSS));";
  const any = await runFailureProgram(measure + refused(['refused']), { urls: [url] });
  assert.equal(any.exitCode, 0, any.output);
  assert.ok(Number(any.output.split('kB ')[1]) < 85_000, any.output);
  const accepted = await runFailureProgram(refused(['ok']), { urls: [url] });
  assert.equal(accepted.exitCode, 1, accepted.output);
});

test('a program sees lists and ends of connections', async (t) => {
  const url = serverOf(t, true);
  const codes = async (expectation: Expectation): Promise<number | undefined> =>
    (await runFailureProgram(programFor(joins, expectation), { urls: [url] })).exitCode;
  assert.equal(await codes({ client: 'bob', ended: '/chat' }), 1);
  assert.equal(await codes({ client: 'bob', list: 'rooms', entries: [] }), 0);
  assert.equal(await codes({ client: 'bob', list: 'rooms', entries: ['lobby'] }), 1);
});

test('requests that follow each other do so in the program, whatever other answers come between', () => {
  const { statements } = new ActionWriter(
    [...lines, line('received', 'alice', '/chat ACK', { ok: true }), ...joins],
    { names: new Map(), indexOf },
  ).write();
  assert.ok(!statements.some((one) => one.includes('Promise.all')), statements.join('\n'));
});

test('a client joins in a loop where it does what the one before has done', () => {
  const both = ['alice', 'bob'].map((name) => `await ask("${name}", "/chat", "join", "lobby");`);
  assert.deepEqual(folded([...both, 'await pause(5);', both[0] ?? '']), [
    'for (const client of ["alice", "bob"]) await ask(client, "/chat", "join", "lobby");',
    'await pause(5);',
    both[0],
  ]);
});

test('a program counts events by their fields, and compares payloads and acknowledgements', async (t) => {
  const url = serverOf(t, true);
  const codes = async (expectation: Expectation): Promise<number | undefined> => {
    const { exitCode } = await runFailureProgram(programFor(called, expectation), { urls: [url] });
    return exitCode;
  };
  const called = [...joins, line('sent', 'alice', '/chat echo', 'a text', () => undefined)];
  const copyOf = { event: 'echoed', fields: { text: 'a text' } };
  assert.equal(await codes({ copyOf, copies: { 'alice /chat': [1, 1], 'bob /chat': [0, 0] } }), 0);
  assert.equal(await codes({ copyOf, copies: { 'alice /chat': [0, 0] } }), 1);
  const payloads = { 'alice /chat': [{ text: 'a text', more: 1 }], 'bob /chat': [] };
  assert.equal(await codes({ event: 'echoed', payloads }), 0);
  assert.equal(await codes({ client: 'alice', called: 'echo', answers: ['a text'] }), 0);
  assert.equal(await codes({ client: 'alice', called: 'echo', answers: [] }), 1);
});

test('a program reads the metrics of a server', async (t) => {
  const metrics = createServer((request, response) => {
    response.end('rooms_members{namespace="/chat",room="a\\\\b"} 2\n');
  }).listen(0);
  t.after(() => metrics.close());
  const { port } = metrics.address() as { port: number };
  const codeFor = async (sum: number): Promise<number | undefined> => {
    const labels = { namespace: '/chat', room: String.raw`a\b` };
    const program = programFor([], { series: 'rooms_members', labels, servers: [1], sum });
    const { exitCode } = await runFailureProgram(program, { urls: [`http://127.0.0.1:${port}`] });
    return exitCode;
  };
  assert.deepEqual(await Promise.all([codeFor(2), codeFor(3)]), [0, 1]);
});

test('a program writes frames by hand, and sees those that come back and the end of the connection', async (t) => {
  const url = serverOf(t, true);
  const raw = (way: TranscriptLine['way'], what: string): TranscriptLine => {
    return { at: 0, way, who: 'eve', what, values: [] };
  };
  const frames = [
    raw('received', '0{"sid":"x"}'),
    raw('sent', '40/chat,'),
    raw('received', '40/chat,{"sid":"y"}'),
    raw('sent', '42/chat,7["join","lobby"]'),
    raw('received', '43/chat,7[{"ok":true}]'),
  ];
  const codes = async (sent: TranscriptLine[], expectation: Expectation): Promise<unknown> =>
    (await runFailureProgram(programFor(sent, expectation), { urls: [url] })).exitCode;
  const answer = { frame: String.raw`^43\/chat,7\[`, mayClose: false, isMessage: false };
  assert.equal(await codes(frames, { ...answer, count: 1 }), 0);
  assert.equal(await codes(frames, { ...answer, count: 2 }), 1);
  assert.equal(await codes(frames, { closed: 'the raw connection' }), 1);
  const broken = [...frames, raw('sent', '42/chat,["message"')];
  assert.equal(await codes(broken, { closed: 'the raw connection' }), 0);
});

test('what a program cannot repeat has no program', () => {
  const silent = [...joins, line('noted', 'bob', 'stops reading')];
  assert.throws(
    () => new ActionWriter(silent, { names: new Map(), indexOf }).write(),
    NoSourceError,
  );
  assert.throws(() => sourceOf('y'.repeat(1000), new Map()), NoSourceError);
});

test('values of packets become JavaScript, and socket ids expressions', () => {
  const names = new Map([['id1', 'idOf("bob", "/chat")']]);
  assert.equal(
    sourceOf({ to: 'id1', body: [-0, null, undefined, Buffer.from('a')] }, names),
    '{ "to": idOf("bob", "/chat"), "body": [-0, null, undefined, Buffer.from("YQ==", \'base64\')] }',
  );
});
