import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { Server } from 'socket.io';
import { temporaryFolder } from '../testing/temporary-folder';
import { ConformanceError, runConformance, type StartedServer } from '.';

/** How the server of a test handles joins. */
type Join = (socket: { join(room: string): unknown }, room: string) => void;

/** Starts a server of the operations that TM-01 needs, in this process. */
async function start(
  env: Readonly<Record<string, string | undefined>>,
  join: Join = (socket, room) => void socket.join(room),
): Promise<StartedServer> {
  const http = createServer();
  const io = new Server(http, { pingTimeout: Number(env['PING_TIMEOUT_MS'] ?? 20_000) });
  for (const name of ['/', '/chat', '/news'])
    io.of(name).on('connection', (socket) => {
      socket.on('joinRoom', (room: unknown, done: (answer: object) => void) => {
        if (typeof room !== 'string' || room === '')
          return done({ ok: false, error: { code: 'INVALID', message: 'a room is a text' } });
        join(socket, room);
        socket.emit('joinedRoom', room);
        done({ ok: true, room });
      });
      socket.on('roomMessage', ({ room, body }: { room: string; body: unknown }, done) => {
        io.of(name).to(room).emit('roomMessage', { room, from: socket.id, body });
        (done as (answer: object) => void)({ ok: true });
      });
    });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return { url, stop: () => io.close() };
}

const selection = { lanes: ['one-server'], requirements: ['RM-01'] };

void describe('runConformance', () => {
  test('runs against servers of this process, and returns the verdict', async (t) => {
    let running = 0;
    const verdict = await runConformance({
      ...selection,
      out: temporaryFolder(t),
      start: async (env) => {
        running += 1;
        const { url, stop } = await start(env);
        return {
          url,
          stop: async () => {
            await stop();
            running -= 1;
          },
        };
      },
    });
    assert.equal(verdict.outcome, 'conformant');
    assert.equal(running, 0, 'servers were not stopped');
  });

  test('returns the verdict on a server that breaks a promise', async (t) => {
    const verdict = await runConformance({
      ...selection,
      out: temporaryFolder(t),
      start: (env) => start(env, () => undefined),
    });
    assert.equal(verdict.outcome, 'not-conformant');
    const failed = verdict.requirements.filter(({ status }) => status === 'failed');
    assert.deepEqual(
      failed.map(({ id }) => id),
      ['RM-01'],
    );
  });

  test('rejects with the reason if a server does not start', async (t) => {
    const start = (): never => {
      throw new Error('the database is down');
    };
    await assert.rejects(
      runConformance({ ...selection, out: temporaryFolder(t), start }),
      (error) =>
        error instanceof ConformanceError &&
        error.exitCode === 3 &&
        error.message.includes('the database is down'),
    );
  });

  test('rejects without a target', async () => {
    await assert.rejects(runConformance({}), /no target: give target, urls or start/);
  });
});
