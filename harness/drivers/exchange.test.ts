import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Socket as ServerSocket } from 'socket.io';
import type { Socket } from 'socket.io-client';
import { Connection } from '../client/connection';
import { within } from '../client/deadline';
import { chatting } from '../testing/bad-servers';
import { exchange, expectStrayRefusal, type PendingAnswer } from './exchange';
import type { AcknowledgedForm } from './mapping';
import type { OperationRequest } from './translation';

/** A client of a server that does this for each client. */
async function client(t: TestContext, setUp: (socket: ServerSocket) => void): Promise<Socket> {
  const url = await chatting(t, (io) => io.of('/chat').on('connection', setUp));
  const connection = new Connection(url, 'websocket', { record: () => undefined });
  t.after(() => {
    connection.close();
  });
  return await connection.connect('/chat', 2000);
}

const said: OperationRequest = { event: 'join', args: ['lobby'], done: 'ack', refused: 'ack' };
const say = (socket: Socket, more: Partial<OperationRequest> = {}): PendingAnswer =>
  exchange(socket, { ...said, ...more }, (reason) => new Error(`lost: ${reason}`));
const answered = (pending: PendingAnswer): Promise<unknown> =>
  within(2000, 'the answer', pending.answer);

/** A server that acknowledges with these values. */
const acking =
  (...values: unknown[]) =>
  (socket: ServerSocket): void => {
    socket.on('join', (_room: string, acknowledge: (...all: unknown[]) => void) => {
      acknowledge(...values);
    });
  };

test("the contract's acknowledgement is the answer", async (t) => {
  const socket = await client(t, acking({ ok: true, room: 'lobby' }));
  assert.deepEqual(await answered(say(socket)), { ok: true, room: 'lobby' });
});

test('a packet that the client does not accept is named as the end of the connection', async (t) => {
  const tooMany = Array.from({ length: 11 }, () => Buffer.from('a'));
  const socket = await client(t, (server) => {
    server.on('join', () => server.emit('history', tooMany));
  });
  await assert.rejects(
    answered(say(socket)),
    /lost: parse error, because the client does not accept a packet of the server: too many attachments/,
  );
});

test('an acknowledgement of another shape is an error that shows it', async (t) => {
  const socket = await client(t, acking('joined'));
  await assert.rejects(
    answered(say(socket)),
    /join was acknowledged with \('joined'\), expected \{ ok/,
  );
});

/** Acknowledgements of a target's own, where its file says what they mean, and whether that is ok. */
const shapes: readonly (readonly [string, AcknowledgedForm, unknown[], boolean])[] = [
  ['ok at its place', { ok: 'data.success' }, [{ data: { success: true } }], true],
  ['no ok at its place', { ok: 'data.success' }, [{ data: { success: false } }], false],
  ['ok is a text', { ok: '.' }, ['joined'], true],
  ['nothing where ok should be', { ok: '.' }, [], false],
  ['the status of a success', { where: { status: 'ok' } }, [{ status: 'ok' }], true],
  ['another status', { where: { status: 'ok' } }, [{ status: 'error' }], false],
  ['no error where one could be', { error: 'error' }, [{ members: 2 }], true],
  ['an error at its place', { error: 'error' }, [{ error: 'no such room' }], false],
  ['a callback as in Node, with no error', { error: 'args.0' }, [null, 'joined'], true],
  ['a callback as in Node, with an error', { error: 'args.0' }, ['full'], false],
];

for (const [what, ack, values, ok] of shapes)
  test(`${what} is ${ok ? 'ok' : 'a refusal'}`, async (t) => {
    const socket = await client(t, acking(...values));
    const answer = (await answered(say(socket, { done: { ack } }))) as { ok: boolean };
    assert.equal(answer.ok, ok);
  });

const byEvent: Partial<OperationRequest> = {
  done: { event: 'joined' },
  refused: { event: 'complaint' },
};

test('an event confirms, or another refuses', async (t) => {
  const socket = await client(t, (one) => {
    one.on('join', (room: string) =>
      one.emit(room === 'vault' ? 'complaint' : 'joined', 'FORBIDDEN'),
    );
  });
  assert.deepEqual(await answered(say(socket, byEvent)), { ok: true });
  const refused = await answered(say(socket, { ...byEvent, args: ['vault'] }));
  assert.deepEqual(refused, { ok: false, error: { code: 'FORBIDDEN', message: 'FORBIDDEN' } });
});

test('each of several pending operations gets its own event', async (t) => {
  const socket = await client(t, (one) => {
    one.once('join', () => {
      one.emit('joined');
      one.once('join', () => one.emit('complaint', { code: 'full' }));
    });
  });
  const [first, second] = [say(socket, byEvent), say(socket, byEvent)];
  assert.deepEqual(await answered(first), { ok: true });
  const { ok, error } = (await answered(second)) as { ok: boolean; error: { code: string } };
  assert.deepEqual([ok, error.code], [false, "refused with the target's own error"]);
});

test('the refusal of a request that nobody waits for is not that of the next one', async (t) => {
  const socket = await client(t, (one) => {
    one.on('join', (room?: string) => one.emit(room === undefined ? 'complaint' : 'joined'));
  });
  socket.emit('join');
  expectStrayRefusal(socket);
  assert.deepEqual(await answered(say(socket, byEvent)), { ok: true });
});

test('an unconfirmed operation requests no acknowledgement, and can be forgotten', async (t) => {
  let handed = 0;
  const socket = await client(t, (one) => {
    one.on('join', (...args: unknown[]) => {
      handed = args.length;
      one.emit('complaint', 'too late');
    });
  });
  say(socket, { done: 'none', refused: { event: 'complaint' } }).forget();
  const later = say(socket, { done: 'none', refused: { event: 'complaint' } });
  assert.equal(((await answered(later)) as { ok: boolean }).ok, false);
  assert.equal(handed, 1);
});

test('the end of the connection is an error', async (t) => {
  const socket = await client(t, (one) => {
    one.on('join', () => one.disconnect());
  });
  await assert.rejects(answered(say(socket, byEvent)), /lost: io server disconnect/);
});

test('an event confirms an operation as the driver module describes it', async (t) => {
  const socket = await client(t, (server) => {
    server.on('join', () => server.emit('message', ['earlier']));
  });
  const pending = exchange(
    socket,
    { ...said, done: { event: 'history' } },
    (reason) => new Error(`lost: ${reason}`),
    ({ event, args }) => ({ event: event === 'message' ? 'history' : event, args }),
  );
  assert.deepEqual(await answered(pending), { ok: true });
});
