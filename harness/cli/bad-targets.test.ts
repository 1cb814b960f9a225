import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import { accepting, answering, chatting, nobody } from '../testing/bad-servers';
import { conformance, type Ended } from '../testing/command-line';
import { targetFile } from '../testing/temporary-folder';

/** Runs against servers that are there already; a run that began scenarios has a verdict, which must not be. */
async function tryTarget(t: TestContext, ...urls: readonly string[]): Promise<Ended> {
  const ended = await conformance(t, '--target', targetFile(t, `urls: [${urls.join()}]`));
  assert.equal(ended.code, 3, ended.stderr);
  assert.equal(ended.stdout, '');
  assert.equal((await ended.verdict()).outcome, 'no-verdict');
  return ended;
}

void describe('a target that cannot be used ends the run with 3', { concurrency: 3 }, () => {
  test('down', async (t) => {
    const url = await nobody();
    const { stderr } = await tryTarget(t, url);
    assert.match(
      stderr,
      /instance 1 is not ready: no handshake within 2 s\n[^]*received +connect ECONNREFUSED/,
    );
    assert.ok(stderr.includes(`sent        GET ${url}/socket.io/?EIO=4&transport=polling`), stderr);
  });

  test('half up: the instance that is down is named', async (t) => {
    const { stderr } = await tryTarget(t, await chatting(t), await nobody());
    assert.match(stderr, /instance 2 is not ready: [^]*received +connect ECONNREFUSED/);
    assert.doesNotMatch(stderr, /instance 1/);
  });

  test('hanging', async (t) => {
    const { stderr } = await tryTarget(t, await accepting(t));
    assert.match(
      stderr,
      /instance 1 is not ready: no handshake within 2 s\n[^]*received +no answer within/,
    );
  });

  test('closing every connection at once', async (t) => {
    const { stderr } = await tryTarget(t, await accepting(t, (socket) => socket.destroy()));
    assert.match(
      stderr,
      /instance 1 is not ready: [^]*received +(no answer|other side closed|socket hang up|read ECONNRESET)/,
    );
  });

  test('answering HTML', async (t) => {
    const url = await answering(t, (_request, response) => response.end('<!doctype html>'));
    const { stderr } = await tryTarget(t, url);
    assert.match(stderr, /instance 1 is not ready: [^]*received +HTTP 200 "<!doctype html>"/);
    assert.match(stderr, /expected    HTTP 200 with an Engine.IO open packet/);
  });

  test('failing inside', async (t) => {
    const url = await answering(t, (_request, response) => response.writeHead(503).end('later'));
    assert.match((await tryTarget(t, url)).stderr, /HTTP 503 "later"/);
  });

  test('polling only: WebSocket does not connect', async (t) => {
    const open = '0{"sid":"a","upgrades":[],"pingInterval":25000,"pingTimeout":20000}';
    const url = await answering(t, (_request, response) => response.end(open));
    const { stderr } = await tryTarget(t, url);
    assert.match(stderr, /preflight: connect does not work on instance 1/);
    assert.match(stderr, /the clients received no packet/);
  });

  test('without the namespace', async (t) => {
    const url = await chatting(t, () => undefined);
    const { stderr } = await tryTarget(t, url);
    assert.match(stderr, /preflight: connect does not work/);
    assert.match(stderr, /\/chat CONNECT_ERROR .*Invalid namespace/);
  });

  test('never acknowledging', async (t) => {
    const { stderr } = await tryTarget(t, await chatting(t));
    assert.match(stderr, /preflight: join does not work on instance 1/);
    assert.match(
      stderr,
      /sent +joinRoom \[".+"\]\n.*\n +received +timed out after 500 ms .*the acknowledgement of joinRoom in \/chat/,
    );
    assert.match(stderr, /\/chat CONNECT /);
    assert.match(stderr, /what to do +check that the server handles this event/);
  });

  test('disconnecting every client at once', async (t) => {
    const url = await chatting(t, (io) =>
      io.of('/chat').on('connection', (socket) => socket.disconnect(true)),
    );
    const { stderr } = await tryTarget(t, url);
    assert.match(stderr, /preflight: join does not work/);
    assert.match(
      stderr,
      /received +(sender|member)@1 (is not connected to|was disconnected from) \/chat /,
    );
    assert.match(stderr, /\/chat DISCONNECT/);
  });

  test('acknowledging with another shape', async (t) => {
    const url = await chatting(t, (io) =>
      io.of('/chat').on('connection', (socket) => {
        socket.on('joinRoom', (_room: string, answer: (got: string) => void) => {
          answer('OK');
        });
      }),
    );
    const { stderr } = await tryTarget(t, url);
    assert.match(stderr, /joinRoom was acknowledged with \('OK'\), expected \{ ok: … \}/);
    assert.match(stderr, /sent +joinRoom \[".+"\]/);
    assert.match(stderr, /look at +operations\.join in the target file/);
  });

  test('acknowledging without doing it', async (t) => {
    const url = await chatting(t, (io) =>
      io.of('/chat').on('connection', (socket) => {
        socket.onAny((...args: unknown[]) => {
          (args.at(-1) as (got: object) => void)({ ok: true });
        });
      }),
    );
    const { stderr } = await tryTarget(t, url);
    assert.match(stderr, /preflight: sendToRoom does not work/);
    assert.match(stderr, /received +.*roomMessage/);
  });

  test('a command that ends at once', async (t) => {
    const file = targetFile(t, `command: "echo port taken >&2; exit 7"`);
    const { code, stderr } = await conformance(t, '--target', file);
    assert.equal(code, 3);
    assert.match(stderr, /instance 1 is not ready: it exited with code 7/);
    assert.match(stderr, /last output \(all of it: .*standalone-instance-1\.log\)\n {4}port taken/);
  });

  test('a Redis that was asked for and does not answer', async (t) => {
    const url = (await nobody()).replace('http://', 'redis://:secret@');
    const { code, stderr } = await conformance(t, '--redis-url', url);
    assert.equal(code, 3);
    assert.match(stderr, /\$REDIS_URL does not answer\n[^]*received +.*ECONNREFUSED/);
    assert.doesNotMatch(stderr, /secret/);
  });
});
