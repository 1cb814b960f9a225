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

void describe('what an answer to a handshake lacks', { concurrency: true }, () => {
  test('nothing: a Socket.IO server', async (t) => {
    assert.equal(await handshake(await chatting(t), 2000), undefined);
  });

  test('everything: nobody listens', async () => {
    assert.match((await handshake(await nobody(), ms)) ?? '', /^connect ECONNREFUSED/);
  });

  test('an end: the server accepts and stays silent', async (t) => {
    assert.equal(await handshake(await accepting(t), ms), 'no answer within 300 ms');
  });

  test('an end: the server begins and stays silent', async (t) => {
    const url = await answering(t, (_request, response) => response.write('0{'));
    assert.equal(await handshake(url, ms), 'no answer within 300 ms');
  });

  test('a beginning: the server closes at once', async (t) => {
    const url = await accepting(t, (socket) => socket.destroy());
    assert.notEqual(await handshake(url, ms), undefined);
  });

  test('an open packet: the server answers HTML, of which the beginning is shown', async (t) => {
    const page = `<!doctype html>${'x'.repeat(500)}`;
    const url = await answering(t, (_request, response) => response.end(page));
    const answer = (await handshake(url, 2000)) ?? '';
    assert.match(answer, /^HTTP 200 "<!doctype html>x+"$/);
    assert.ok(answer.length < 150);
  });

  test('the right path: an HTTP server without Socket.IO', async (t) => {
    const url = await answering(t, (_request, response) => response.writeHead(404).end('nope'));
    assert.equal(await handshake(url, 2000), 'HTTP 404 "nope"');
  });
});

void describe('waiting until an instance is ready', { concurrency: true }, () => {
  test('a server that comes up late is waited for', async (t) => {
    let tries = 0;
    const url = await answering(t, (_request, response) => {
      tries += 1;
      response.writeHead(tries < 3 ? 503 : 200).end('0{"sid":"a"}');
    });
    await waitUntilReady(instanceAt(url), 5000);
    assert.equal(tries, 3);
  });

  test('a server that never comes up ends the wait at the deadline', async (t) => {
    const start = Date.now();
    await assert.rejects(waitUntilReady(instanceAt(await accepting(t)), ms), (error) => {
      assert.ok(error instanceof TargetError);
      assert.match(error.message, /instance 1 is not ready: no answer .*the deadline of 300 ms/);
      assert.match(error.message, /tried {2}GET http:.*, 1 times/);
      return true;
    });
    assert.ok(Date.now() - start < 2000);
  });

  test('a process that is gone ends the wait at once, with its last lines', async () => {
    const gone = { gone: () => 'exited with code 1', lastLines: () => ['EADDRINUSE'] };
    const instance = instanceAt(await nobody(), gone);
    await assert.rejects(waitUntilReady(instance, 60_000), {
      name: 'TargetError',
      message: /it exited with code 1\n[^]*its last lines:\n {4}EADDRINUSE$/,
    });
  });
});
