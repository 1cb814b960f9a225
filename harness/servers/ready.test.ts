import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { accepting, answering, chatting, nobody } from '../testing/bad-servers';
import { attach } from './attach-or-launch';
import { TargetError, type Instance } from './instance';
import { handshake, waitUntilReady } from './ready';

const ms = 300;

function instanceAt(url: string, changes: Partial<Instance> = {}): Instance {
  const [instance] = attach([url]);
  assert.ok(instance);
  return { ...instance, ...changes };
}

void describe('an answer to a handshake', { concurrency: true }, () => {
  test('is accepted from a Socket.IO server', async (t) => {
    assert.equal(await handshake(await chatting(t), 2000), undefined);
  });

  test('is refused if no server listens', async () => {
    assert.match((await handshake(await nobody(), ms)) ?? '', /^connect ECONNREFUSED/);
  });

  test('is refused if the server accepts the connection and stays silent', async (t) => {
    assert.equal(await handshake(await accepting(t), ms), 'no answer within 300 ms');
  });

  test('is refused if the server begins an answer and stays silent', async (t) => {
    const url = await answering(t, (_request, response) => response.write('0{'));
    assert.equal(await handshake(url, ms), 'no answer within 300 ms');
  });

  test('is refused if the server closes the connection at once', async (t) => {
    const url = await accepting(t, (socket) => socket.destroy());
    assert.notEqual(await handshake(url, ms), undefined);
  });

  test('is refused if it is HTML, and its beginning is shown', async (t) => {
    const page = `<!doctype html>${'x'.repeat(500)}`;
    const url = await answering(t, (_request, response) => response.end(page));
    const answer = (await handshake(url, 2000)) ?? '';
    assert.match(answer, /^HTTP 200 "<!doctype html>x+"$/);
    assert.ok(answer.length < 150);
  });

  test('is refused if it is a redirect, and its location is shown', async (t) => {
    const url = await answering(t, (_request, response) =>
      response.writeHead(302, { location: '/login' }).end(),
    );
    assert.equal(await handshake(url, 2000), `HTTP 302, a redirect to ${url}/login: ""`);
  });

  test('is refused if it has no end', async (t) => {
    const url = await answering(t, (_request, response) => {
      const write = (): void => {
        while (response.write('x'.repeat(65_536)));
      };
      response.on('drain', write);
      write();
    });
    assert.match((await handshake(url, 5000)) ?? '', /^the body is larger than 4000000 bytes/);
  });

  test('is refused from an HTTP server without Socket.IO', async (t) => {
    const url = await answering(t, (_request, response) => response.writeHead(404).end('nope'));
    assert.equal(await handshake(url, 2000), 'HTTP 404 "nope"');
  });
});

void describe('waiting until an instance is ready', { concurrency: true }, () => {
  test('waits for a server that starts late', async (t) => {
    let tries = 0;
    const url = await answering(t, (_request, response) => {
      tries += 1;
      response.writeHead(tries < 3 ? 503 : 200).end('0{"sid":"a"}');
    });
    await waitUntilReady(instanceAt(url), 5000);
    assert.equal(tries, 3);
  });

  test('stops waiting at the deadline', async (t) => {
    const start = Date.now();
    await assert.rejects(waitUntilReady(instanceAt(await accepting(t)), ms), (error) => {
      assert.ok(error instanceof TargetError);
      assert.match(error.message, /instance 1 is not ready: no handshake within 300 ms/);
      assert.match(error.message, /sent {8}GET http:.*, 1 times/);
      return true;
    });
    assert.ok(Date.now() - start < 2000);
  });

  test('names the key for a server that listens on a port of its own', async () => {
    const instance = instanceAt(await nobody(), { memory: () => undefined });
    const { port } = new URL(instance.url);
    await assert.rejects(waitUntilReady(instance, ms), {
      name: 'TargetError',
      message: new RegExp(
        `look at {5}the process runs, but does not listen on PORT, ${port}; .* start: \\{ command: …, port: … \\}`,
      ),
    });
  });

  test('is not satisfied with the answer of a process that the instance has left behind', async (t) => {
    let ended: string | undefined;
    const instance = instanceAt(await chatting(t), {
      exitReason: () => ended,
      exitReasonWithin: () => Promise.resolve((ended = 'exited with code 0')),
    });
    await assert.rejects(waitUntilReady(instance, ms), {
      name: 'TargetError',
      message: /it exited with code 0\n[^]*look at +start\.command .* stay in the foreground/,
    });
  });

  test('names the end of a container, which has no address then', async () => {
    const gone = { exitReason: () => 'exited with code 1', url: 'container of instance 1' };
    await assert.rejects(waitUntilReady(instanceAt(await nobody(), gone), ms), {
      name: 'TargetError',
      message: /it exited with code 1\n[^]*look at +start, cwd and env/,
    });
  });

  test('stops waiting as soon as the process has ended, and shows its last output', async () => {
    const gone = { exitReason: () => 'exited with code 1', lastLines: () => ['EADDRINUSE'] };
    const instance = instanceAt(await nobody(), gone);
    await assert.rejects(waitUntilReady(instance, 60_000), {
      name: 'TargetError',
      message: /it exited with code 1\n[^]*last output\n {4}EADDRINUSE$/,
    });
  });
});
