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
