import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, test } from 'node:test';
import type { WebSocket } from 'ws';
import { overPolling, overWebSocket, type Answer } from '../testing/frame-servers';
import { until } from '../testing/until';

/** Writes to a response until it is closed. */
function writeForever(response: ServerResponse, text: string): void {
  const chunk = Buffer.from(text.repeat(Math.ceil(1e5 / text.length)));
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', more);
  more();
}

void describe('too much from a server closes the connection', () => {
  const answers: Record<string, Answer> = {
    'an answer to a poll without end': (response) => {
      writeForever(response, 'a');
    },
    'an answer to a poll of 100 MB': (response) => {
      response.end(Buffer.alloc(1e8, 'a'));
    },
    'an answer to a poll with a million packets': (response) => {
      response.end('6\x1e'.repeat(1e6));
    },
    'many large answers to polls': (response) => {
      response.end(`42["a","${'x'.repeat(15e6)}"]`);
    },
  };
  for (const [what, answer] of Object.entries(answers)) {
    test(what, async (t) => {
      const seen = await overPolling(t, answer);
      await seen.connection.connect('/', 2000);
      await until('the flood', () => seen.flooded.length > 0);
      assert.match(seen.flooded[0] ?? '', /^(sent too much in one answer to a poll|received more)/);
    });
  }

  test('a compressed frame that is small until it is unpacked', async (t) => {
    const bomb = (socket: WebSocket): void => {
      socket.send(`42["a","${'x'.repeat(1e8)}"]`, { compress: true });
    };
    const seen = await overWebSocket(t, bomb, { perMessageDeflate: true });
    await seen.connection.connect('/', 2000);
    await until('the end', () => seen.lost.length > 0);
    assert.match(
      seen.lost[0] ?? '',
      /^transport error: websocket error: Max payload size exceeded/,
    );
  });

  const beats: Record<string, (socket: WebSocket) => void> = {
    'heartbeats of Engine.IO without end': (socket) => {
      socket.send('2');
    },
    'heartbeats of WebSocket without end': (socket) => {
      socket.ping();
    },
    'answers of WebSocket to no heartbeat, without end': (socket) => {
      socket.pong();
    },
  };
  for (const [what, beat] of Object.entries(beats)) {
    test(what, async (t) => {
      const seen = await overWebSocket(t, (socket) => {
        for (let count = 0; count < 60_000; count += 1) beat(socket);
      });
      await seen.connection.connect('/', 2000);
      await until('the flood', () => seen.flooded.length > 0);
    });
  }
});
