import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boot } from '../testing/boot';
import { Visitor } from '../testing/visitor';

test('namespaces have the verbs, and nothing else, in common', async (t) => {
  const url = await boot(t);
  const names = ['/', '/chat', '/news', '/team-7', '/team-8'];
  const visitors = await Promise.all(names.map((name) => Visitor.enter(t, url + name)));
  for (const visitor of visitors) await visitor.ask('joinRoom', 'lobby');
  for (const [index, speaker] of visitors.entries()) {
    await speaker.ask('roomMessage', { room: 'lobby', body: index });
    await speaker.ask('announce', { body: index });
  }
  for (const [index, visitor] of visitors.entries()) {
    await visitor.ask('myRooms');
    const from = visitor.id;
    assert.deepEqual(visitor.heard.slice(1), [
      ['roomMessage', { room: 'lobby', from, body: index }],
      ['announcement', { from, body: index }],
    ]);
  }
});

for (const name of ['/other', '/team-', '/team-7x', '/Chat', '/chat/'])
  test(`${name} is refused`, async (t) => {
    const url = await boot(t);
    await assert.rejects(Visitor.enter(t, url + name), /Invalid namespace/);
  });
