import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { test, type TestContext } from 'node:test';
import { TcpProxy } from './tcp-proxy';

/** Starts an echo server, and a proxy to it. */
async function roadToEcho(t: TestContext, latencyMs = 0): Promise<TcpProxy> {
  const echo = createServer((socket) => socket.on('error', () => undefined).pipe(socket));
  echo.listen(0, '127.0.0.1');
  await once(echo, 'listening');
  const { port } = echo.address() as AddressInfo;
  const link = await TcpProxy.to(`redis://user:secret@127.0.0.1:${port}/3`, { latencyMs });
  t.after(async () => {
    await link.close();
    echo.close();
  });
  return link;
}

function dial(t: TestContext, { url }: TcpProxy): Socket {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  t.after(() => socket.destroy());
  return socket.on('error', () => undefined);
}

async function answerOn(socket: Socket): Promise<string> {
  socket.write('ping');
  const [data] = (await once(socket, 'data')) as [Buffer];
  return data.toString();
}

test('data passes the proxy, and the rest of the URL stays', async (t) => {
  const link = await roadToEcho(t);
  assert.match(link.url, /^redis:\/\/user:secret@127\.0\.0\.1:\d+\/3$/);
  assert.equal(await answerOn(dial(t, link)), 'ping');
});

test('a cut ends every connection, and each new one at once', async (t) => {
  const link = await roadToEcho(t);
  const before = dial(t, link);
  await answerOn(before);
  link.cut();
  await once(before, 'close');
  await once(dial(t, link), 'close');
  assert.equal(link.up, false);
});

test('a restored proxy forwards connections again', async (t) => {
  const link = await roadToEcho(t);
  link.cut();
  link.restore();
  assert.equal(await answerOn(dial(t, link)), 'ping');
});

test('a held connection passes later, and the ones before it are not held', async (t) => {
  const link = await roadToEcho(t);
  const before = dial(t, link);
  await answerOn(before);
  link.hold(100);
  const started = performance.now();
  const held = answerOn(dial(t, link));
  assert.equal(await Promise.race([held.then(() => 'held'), answerOn(before)]), 'ping');
  assert.equal(await held, 'ping');
  assert.ok(performance.now() - started >= 99);
});

test('a held connection ends with a cut', async (t) => {
  const link = await roadToEcho(t);
  link.hold(60_000);
  const socket = dial(t, link);
  await once(socket, 'connect');
  link.cut();
  await once(socket, 'close');
});

test('with latency, data arrives later in each direction, complete and in order', async (t) => {
  const link = await roadToEcho(t, 50);
  const socket = dial(t, link);
  await once(socket, 'connect');
  const started = performance.now();
  for (let word = 1; word <= 5; word += 1) socket.write(`${word} `);
  socket.end();
  const received = await socket.toArray();
  assert.equal(Buffer.concat(received as Buffer[]).toString(), '1 2 3 4 5 ');
  assert.ok(performance.now() - started >= 99);
});

test('only Redis without TLS can be reached through a proxy', () => {
  assert.ok(TcpProxy.canProxy('redis://127.0.0.1:6379'));
  assert.ok(!TcpProxy.canProxy('rediss://127.0.0.1:6379'));
  assert.ok(!TcpProxy.canProxy(undefined));
});
