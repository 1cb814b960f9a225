import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { connected, open, overPolling, type Answer } from '../testing/frame-servers';
import { until } from '../testing/until';

void describe('a poll', { concurrency: true }, () => {
  test('does not follow a redirect, with an address or without', async (t) => {
    for (const headers of [{}, { location: '/elsewhere' }]) {
      const seen = await overPolling(t, (response) => {
        response.writeHead(302, headers).end();
      });
      await seen.connection.connect('/', 2000);
      await until('the end', () => seen.lost.length > 0);
      assert.match(seen.lost[0] ?? '', /^transport error: xhr poll error: HTTP 302/);
    }
  });

  test('ends with its connection, even if the last request is not answered', async (t) => {
    let isClosed = false;
    const seen = await overPolling(t, (response) => {
      response.once('close', () => (isClosed = true));
    });
    await seen.connection.connect('/', 2000);
    seen.connection.close();
    await until('the end of the poll', () => isClosed);
  });

  test('ends when the server has not opened a session in time', async (t) => {
    let isClosed = false;
    const silent: Answer = (response) => response.once('close', () => (isClosed = true));
    const { connection } = await overPolling(t, silent, []);
    await assert.rejects(connection.connect('/', 100), /timed out after 100 ms/);
    connection.close();
    await until('the end of the poll', () => isClosed);
  });

  test('uses an open connection again', async (t) => {
    const ports = new Set<number | undefined>();
    const seen = await overPolling(t, (_response, { socket }) => ports.add(socket.remotePort), [
      open,
      connected,
      ...Array<string>(20).fill('6'),
    ]);
    await seen.connection.connect('/', 2000);
    await until('the last poll', () => ports.size > 0);
    assert.equal(ports.size, 1);
  });
});
