import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { Server, type Socket } from 'socket.io';
import { serveOperations } from '../attach/operations';
import { targetFile, temporaryFolder } from '../testing/temporary-folder';
import { ConformanceError, runConformance, type StartedServer, type StartServer } from '.';

type Env = Parameters<StartServer>[0];

/** Starts a server of the contract's core in this process. `spoil` changes each socket before its handlers see it. */
async function startCore(env: Env, spoil?: (socket: Socket) => void): Promise<StartedServer> {
  const http = createServer();
  const io = new Server(http, {
    pingInterval: Number(env['PING_INTERVAL_MS'] ?? 25_000),
    pingTimeout: Number(env['PING_TIMEOUT_MS'] ?? 20_000),
    maxHttpBufferSize: Number(env['MAX_HTTP_BUFFER_SIZE'] ?? 1_000_000),
  });
  for (const name of ['/', '/chat', '/news']) {
    const namespace = io.of(name);
    if (spoil) namespace.on('connection', spoil);
    serveOperations(namespace);
  }
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => io.close() };
}

void describe('runConformance', () => {
  test('runs against servers of this process, also with timeouts and limits, and stops them', async (t) => {
    const running = new Set<StartedServer>();
    const limits: (string | undefined)[] = [];
    const verdict = await runConformance({
      lanes: ['one-server'],
      requirements: ['RM-01', 'PL-05', 'PL-11'],
      out: temporaryFolder(t),
      start: async (env) => {
        limits.push(env['MAX_HTTP_BUFFER_SIZE']);
        const server = await startCore(env);
        running.add(server);
        return {
          url: server.url,
          stop: async () => {
            await server.stop();
            running.delete(server);
          },
        };
      },
    });
    assert.equal(verdict.outcome, 'conformant');
    for (const { id, status } of verdict.requirements) assert.equal(status, 'passed', id);
    assert.deepEqual(limits.sort(), ['100000', undefined]);
    assert.equal(running.size, 0, 'servers were not stopped');
  });

  test('returns the verdict on a server that breaks a promise', async (t) => {
    const stay = (socket: Socket): void => {
      socket.leave = () => undefined;
    };
    const verdict = await runConformance({
      lanes: ['one-server'],
      requirements: ['RM-01', 'RM-03'],
      out: temporaryFolder(t),
      start: (env) => startCore(env, stay),
    });
    assert.equal(verdict.outcome, 'not-conformant');
    const failed = verdict.requirements.filter(({ status }) => status === 'failed');
    assert.deepEqual(
      failed.map(({ id }) => id),
      ['RM-03'],
    );
  });

  test('rejects with the reason if a server does not start', async (t) => {
    const start = (): never => {
      throw new Error('the database is down');
    };
    await assert.rejects(
      runConformance({ lanes: ['one-server'], out: temporaryFolder(t), start }),
      (error) =>
        error instanceof ConformanceError &&
        error.exitCode === 3 &&
        error.message.includes('the database is down'),
    );
  });

  test('rejects if a server neither starts nor fails', async (t) => {
    const start = (): Promise<never> => new Promise(() => undefined);
    const target = targetFile(t, 'command: unused');
    await assert.rejects(
      runConformance({ target, lanes: ['one-server'], out: temporaryFolder(t), start }),
      (error) => error instanceof ConformanceError && error.exitCode === 3,
    );
  });

  test('rejects with the error of a server that does not stop', async (t) => {
    const start: StartServer = async (env) => {
      const { url, stop } = await startCore(env);
      t.after(stop);
      return { url, stop: () => Promise.reject(new Error('the pool is still in use')) };
    };
    const options = { lanes: ['one-server'], requirements: ['RM-01'], out: temporaryFolder(t) };
    await assert.rejects(runConformance({ ...options, start }), /the pool is still in use/);
  });

  test('rejects without a target', async () => {
    await assert.rejects(runConformance({}), /no target: give target, urls or start/);
  });

  test('rejects two ways to reach the servers', async () => {
    const urls = ['http://127.0.0.1:1'];
    const contradiction = runConformance({ urls, start: (env) => startCore(env) });
    await assert.rejects(contradiction, /urls and start: give only one of them/);
  });
});
