import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boot } from '../testing/boot';
import { Visitor } from '../testing/visitor';

function visitsIn({ heard }: Visitor): unknown[] {
  return heard.filter(([event]) => event === 'came' || event === 'went');
}

test('both gateways of a namespace see a client come and go, once', async (t) => {
  const url = `${await boot(t)}/nest`;
  const alice = await Visitor.enter(t, url);
  const bob = await Visitor.enter(t, url);
  const member = bob.id;
  bob.socket.disconnect();
  await alice.hears('went');
  await alice.ask('myRooms');
  assert.deepEqual(visitsIn(alice), [
    ['came', { gateway: 'first', member }],
    ['came', { gateway: 'second', member }],
    ['went', { gateway: 'first', member }],
    ['went', { gateway: 'second', member }],
  ]);
});

test('both handle one event, and the first acknowledges', async (t) => {
  const alice = await Visitor.enter(t, `${await boot(t)}/nest`);
  assert.deepEqual(await alice.ask('whoIsThere'), { gateway: 'first' });
  await alice.ask('myRooms');
  assert.deepEqual(alice.heard, [
    ['here', { gateway: 'first' }],
    ['here', { gateway: 'second' }],
  ]);
});

test('the server of a gateway is its namespace', async (t) => {
  const url = await boot(t);
  const [alice, outsider] = [await Visitor.enter(t, `${url}/nest`), await Visitor.enter(t, url)];
  await alice.ask('serverTell', { body: 1 });
  assert.deepEqual(await alice.hears('announcement'), [{ from: alice.id, body: 1 }]);
  await outsider.ask('myRooms');
  assert.deepEqual(outsider.heard, []);
});

test('a gateway by pattern keeps its namespaces apart', async (t) => {
  const url = await boot(t);
  const seven = await Visitor.enter(t, `${url}/nest-7`);
  const eight = await Visitor.enter(t, `${url}/nest-8`);
  const bob = await Visitor.enter(t, `${url}/nest-7`);
  const visit = { gateway: 'pattern', member: bob.id };
  bob.socket.disconnect();
  await seven.hears('went');
  await eight.ask('myRooms');
  assert.deepEqual(visitsIn(seven), [
    ['came', visit],
    ['went', visit],
  ]);
  assert.deepEqual(visitsIn(eight), []);
});
