import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Socket as ServerSocket } from 'socket.io';
import type { Socket } from 'socket.io-client';
import { Connection } from '../../client/connection';
import { chatting } from '../../testing/bad-servers';
import { Driver } from '../driver';
import { Identity } from '../identity';
import type { DriverModule, DriverSocket } from './driver-module';
import { performByModule } from './perform';

type Join = NonNullable<DriverModule['join']>;

/** A client of a server that does this for each client. */
async function client(t: TestContext, setUp: (socket: ServerSocket) => void): Promise<Socket> {
  const url = await chatting(t, (io) => io.of('/chat').on('connection', setUp));
  const connection = new Connection(url, 'websocket', { record: () => undefined });
  t.after(() => {
    connection.close();
  });
  return await connection.connect('/chat', 2000);
}

/** Waits for what never comes. */
const waiting =
  (wait: (socket: DriverSocket) => Promise<unknown>): Join =>
  async ({ socket }) => {
    await wait(socket);
    return undefined;
  };

const sent: string[] = [];

async function perform(socket: Socket, own: Join, ms = 2000): Promise<object> {
  const identity = new Identity('alice', { driver: new Driver(), url: () => 'http://a', ms });
  const request = {
    operation: 'join',
    values: { room: 'lobby' },
    namespace: '/chat',
    socket,
  } as const;
  return await performByModule(own, request, {
    ...{ label: 'alice@1', url: 'http://a', identity, ms },
    sent: (event, args) => sent.push([event, ...args].join(' ')),
    lost: (reason) => new Error(`alice@1 was lost: ${reason}`),
  });
}

test('a module emits, asks and waits for events, and all that goes out is noted', async (t) => {
  const socket = await client(t, (one) => {
    one.on('enter', () => one.emit('ticket', 7));
    one.on('sit', (room: string, ticket: number, done: (...all: unknown[]) => void) => {
      done(null, `${room} ${ticket}`);
    });
  });
  const answer = await perform(socket, async ({ socket: own, values, namespace, participant }) => {
    const coming = own.next('ticket');
    own.emit('enter', participant);
    const [ticket] = await coming;
    const [error, seat] = await own.ask('sit', values.room, ticket);
    return { ok: true, error, seat, namespace };
  });
  assert.deepEqual(answer, { ok: true, error: null, seat: 'lobby 7', namespace: '/chat' });
  assert.deepEqual(sent, ['enter alice', 'sit lobby 7']);
});

test('nothing stands for ok, and a refusal has the code of the contract or its own', async (t) => {
  const socket = await client(t, () => undefined);
  assert.deepEqual(await perform(socket, () => undefined), { ok: true });
  const error = { code: 'FORBIDDEN', message: 'no seat' };
  assert.deepEqual(await perform(socket, () => ({ ok: false, error })), { ok: false, error });
  const own = await perform(socket, () => ({ ok: false, error: { message: 'full' } }));
  assert.deepEqual(own, {
    ok: false,
    error: { code: "refused with the target's own error", message: 'full' },
  });
});

test('a server that never answers ends the call', async (t) => {
  const socket = await client(t, () => undefined);
  const message = 'join of the driver module for alice@1: timed out after 200 ms';
  await assert.rejects(
    perform(
      socket,
      waiting((own) => own.ask('sit')),
      200,
    ),
    { message },
  );
  await assert.rejects(
    perform(
      socket,
      waiting((own) => own.next('ticket')),
      200,
    ),
    { message },
  );
  assert.equal(socket.listeners('ticket').length, 0);
});

test('what a module asks for without waiting is no error of its own', async (t) => {
  const socket = await client(t, () => undefined);
  const own: Join = (context) => {
    void context.socket.ask('sit');
    void context.socket.next('ticket');
    return { ok: true };
  };
  assert.deepEqual(await perform(socket, own), { ok: true });
  await new Promise(setImmediate);
});

test('a connection that ends meanwhile is the server’s doing', async (t) => {
  const socket = await client(t, (one) => {
    one.on('sit', () => one.disconnect());
  });
  const lost = perform(
    socket,
    waiting((own) => own.ask('sit')),
  );
  await assert.rejects(lost, { name: 'Error', message: 'alice@1 was lost: io server disconnect' });
});
