import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:https';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { test, type TestContext } from 'node:test';
import { Server } from 'socket.io';
import { connectSchema } from '../target-file/connect-schema';
import { answering, serverWith } from '../testing/bad-servers';
import { certificates, opensslNeeded } from '../testing/certificates';
import { attach } from './attach-or-launch';
import type { Handshaking } from './handshake-answer';
import { waitUntilReady } from './ready';

const ms = 400;

const hasIpv6 = Object.values(networkInterfaces()).some((all) =>
  all?.some(({ address }) => address === '::1'),
);

/** Returns what is said of a server that does not become ready; empty if it does. */
async function saidOf(url: string, connect: object = {}): Promise<string> {
  const [instance] = attach([url]);
  assert.ok(instance);
  const how: Handshaking = connectSchema.parse(connect);
  return await waitUntilReady(instance, ms, how).then(
    () => '',
    (error: unknown) => String(error),
  );
}

/** Starts an HTTP server that answers every request with a status and a text. */
async function saying(t: TestContext, status: number, text: string): Promise<string> {
  return await answering(t, (_request, response) => response.writeHead(status).end(text));
}

test('a server of Socket.IO 2 is named at once', async (t) => {
  const url = await saying(t, 200, '96:0{"sid":"a","upgrades":["websocket"]}2:40');
  const said = await saidOf(url);
  assert.match(said, /it does not accept the handshake/);
  assert.match(said, /look at +the server speaks Socket\.IO 2 \(Engine\.IO 3\)/);
});

for (const status of [401, 403])
  test(`HTTP ${status} leads to the keys that say who connects`, async (t) => {
    const url = await saying(t, status, 'who are you?');
    assert.match(await saidOf(url), /look at +the server asks who connects: connect\.query/);
    assert.equal(await saidOf(url, { query: { token: 'a' } }), '');
  });

test(
  'a server with a certificate of a private authority is ready for those who name it, and leads the others to connect.ca',
  { skip: opensslNeeded },
  async (t) => {
    const { ca, ...own } = certificates(t);
    const server = createServer(own).listen(0, '127.0.0.1');
    const io = new Server(server);
    t.after(() => io.close());
    await once(server, 'listening');
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    assert.equal(await saidOf(url, { ca }), '');
    assert.match(await saidOf(url), /does not accept the handshake.*authority in connect\.ca/s);
  },
);

test('a server with HTTPS leads to start.urls at once', async (t) => {
  // Without a certificate, it answers a TLS handshake with an alert.
  const https = createServer();
  https.listen(0, '127.0.0.1');
  await once(https, 'listening');
  t.after(() => https.close());
  const said = await saidOf(`http://127.0.0.1:${(https.address() as AddressInfo).port}`);
  assert.match(said, /it does not accept the handshake/);
  assert.match(said, /look at +the server speaks HTTPS: start it yourself, .* start\.urls/);
});

test(
  'a server that listens on IPv6 alone is named',
  { skip: !hasIpv6 && 'there is no IPv6' },
  async (t) => {
    const server = createTcpServer().listen({ port: 0, host: '::1', ipv6Only: true });
    t.after(() => server.close());
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    assert.match(
      await saidOf(`http://127.0.0.1:${port}`),
      /look at +the server listens on ::1, port \d+, which is IPv6, and not on 127\.0\.0\.1/,
    );
  },
);

test('a server that hangs up is not taken for one with HTTPS', async (t) => {
  const url = await answering(t, ({ socket }) => socket.destroy());
  assert.doesNotMatch(await saidOf(url), /HTTPS/);
});

test('a server with WebSocket only leads to connect.transports', async (t) => {
  const url = await serverWith(t, (http) => new Server(http, { transports: ['websocket'] }));
  const said = await saidOf(url);
  assert.match(said, /look at +the server allows WebSocket only/);
  assert.match(
    said,
    /proposal +connect: \{ transports: \[websocket\] \} # the server takes WebSocket only/,
  );
  assert.equal(await saidOf(url, { transports: ['websocket'] }), '');
});

test('a server with another path leads to connect.path', async (t) => {
  const url = await serverWith(t, (http) => new Server(http, { path: '/live' }));
  assert.match(
    await saidOf(url),
    /look at +nothing answers Socket\.IO at \/socket\.io: connect\.path/,
  );
  assert.match(
    await saidOf(url),
    /proposal +connect: \{ path: \/live \} # the server answers there/,
  );
  assert.equal(await saidOf(url, { path: '/live' }), '');
});

test('a server with another path and WebSocket only leads to both keys', async (t) => {
  const options = { path: '/ws', transports: ['websocket' as const] };
  const url = await serverWith(t, (http) => new Server(http, options));
  assert.match(
    await saidOf(url),
    /proposal +connect: \{ path: \/ws, transports: \[websocket\] \} # /,
  );
});

test('no path is proposed if none answers', async (t) => {
  assert.doesNotMatch(await saidOf(await saying(t, 404, 'no')), /proposal/);
});

test('a page instead of an answer leads to connect.path', async (t) => {
  const url = await saying(t, 200, '<!doctype html><title>Acme</title>');
  assert.match(await saidOf(url), /nothing answers Socket\.IO at \/socket\.io: connect\.path/);
});
