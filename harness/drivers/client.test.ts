import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chatting } from '../testing/bad-servers';
import { Client } from './client';
import { Driver } from './driver';
import { contractMapping } from './mapping';

test('the late end of a lost transport does not touch the next one', async (t) => {
  const noted: string[] = [];
  const settings = {
    driver: new Driver(contractMapping),
    transport: 'websocket',
    shared: false,
    answerMs: 2000,
  } as const;
  const server = { number: 1, url: await chatting(t) };
  const client = new Client('bob', server, settings, { noted: (what) => noted.push(what) });
  t.after(() => {
    client.close();
  });
  await client.connect('/chat');
  client.send('/chat', 'leave', ['lobby']);
  client.cut();
  await client.connect('/chat');
  assert.equal(client.openTransports([server]), 1);
  assert.deepEqual(noted, ['✂ connection lost']);
});

test('a request that changes nothing and is not answered has a silence window where handlers may overtake each other', async (t) => {
  const url = await chatting(t, (io) => {
    io.of('/chat').on('connection', (socket) => {
      socket.on('joinRoom', (_room: string, answer?: (value: object) => void) => {
        answer?.({ ok: true });
      });
    });
  });
  for (const concurrentHandlers of [false, true]) {
    const model = { ...contractMapping.model, unchanged: 'silent' } as const;
    const driver = new Driver({ ...contractMapping, model, concurrentHandlers });
    const settings = { driver, transport: 'websocket', shared: false, answerMs: 2000 } as const;
    let windows = 0;
    const silenceWindow = (): Promise<void> => Promise.resolve(void (windows += 1));
    const client = new Client('bob', { number: 1, url }, settings, { silenceWindow });
    t.after(() => {
      client.close();
    });
    await client.connect('/chat');
    for (let join = 0; join < 2; join += 1) await client.ask('/chat', 'join', { room: 'lobby' });
    assert.equal(windows, concurrentHandlers ? 1 : 0);
  }
});
