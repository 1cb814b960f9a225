import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { sign } from './tokens';
import { TestClient } from './test-client';

const OK = { ok: true };

/** Checks messages, roster, questions, moderation and revocation between instances, with any backplane. */
export async function crossInstances(t: TestContext, urls: string[]): Promise<void> {
  await sends(t, urls);
  await asks(t, urls);
  await moderates(t, urls);
  await revokes(t, urls);
}

async function connectEach(t: TestContext, urls: string[], path: string): Promise<TestClient[]> {
  return Promise.all(urls.map((url) => TestClient.connect(t, url + path)));
}

async function sends(t: TestContext, urls: string[]): Promise<void> {
  for (const path of ['/chat', '/team-7']) {
    const clients = await connectEach(t, urls, path);
    for (const client of clients) await client.request('joinRoom', 'lobby');
    const [sender] = clients as [TestClient];
    const body = { bytes: Buffer.from('bytes') };
    await sender.request('roomMessage', { room: 'lobby', body });
    const message = { room: 'lobby', from: sender.id, body };
    for (const client of clients) assert.deepEqual(await client.receives('roomMessage'), [message]);
    const { members } = (await sender.request('members', 'lobby')) as { members: { id: string }[] };
    assert.deepEqual(members.map(({ id }) => id).sort(), clients.map(({ id }) => id).sort());
  }
}

/** Kills the last of the instances, and checks that its members have left and that the others notify each client once. */
export async function survivesDeath(
  t: TestContext,
  urls: string[],
  kill: () => void,
): Promise<void> {
  const clients = await connectEach(t, urls, '/team-7');
  const lost = clients.at(-1) as TestClient;
  for (const client of clients) await client.request('joinRoom', 'den');
  await lost.request('joinRoom', 'kitchen');
  kill();
  const notice = { room: 'den', member: lost.id };
  for (const client of clients.slice(0, -1)) {
    assert.deepEqual(await client.receives('memberLeft', 10_000), [notice]);
  }
  for (const client of clients.slice(0, -1)) await client.request('members', 'den');
  for (const client of clients.slice(0, -1)) {
    const times = client.received.filter(([event]) => event === 'memberLeft').length;
    assert.equal(times, 1);
  }
}

async function asks(t: TestContext, urls: string[]): Promise<void> {
  const clients = await connectEach(t, urls, '/chat');
  for (const client of clients) await client.request('joinRoom', 'council');
  for (const client of clients) client.answers = client.id;
  const [asker] = clients as [TestClient];
  const question = { room: 'council', question: 'ready?', timeoutMs: 5_000 };
  const answer = (await asker.request('askRoom', question)) as {
    answers: string[];
    complete: true;
  };
  assert.equal(answer.complete, true);
  assert.deepEqual(answer.answers.sort(), clients.map(({ id }) => id).sort());
}

async function moderates(t: TestContext, urls: string[]): Promise<void> {
  const clients = await connectEach(t, urls, '/news');
  const [alice, bob] = clients as [TestClient, TestClient];
  const member = bob.id;
  assert.deepEqual(await alice.request('summon', { member, room: 'a' }), OK);
  await alice.request('roomMessage', { room: 'a', body: 1 });
  await bob.receives('roomMessage');
  assert.deepEqual(await alice.request('evict', { member, room: 'a' }), OK);
  assert.deepEqual(await bob.receives('evicted'), [{ room: 'a' }]);
  assert.deepEqual(await alice.request('direct', { to: member, body: 1 }), OK);
  await bob.receives('direct');
  assert.deepEqual(await alice.request('kick', { member, reason: 'late' }), OK);
  assert.deepEqual(await bob.receives('kicked'), [{ reason: 'late' }]);
  await bob.untilDisconnected();
}

async function revokes(t: TestContext, [here = '', there = '']: string[]): Promise<void> {
  const room = 'private:vault';
  const token = await sign({ rooms: ['vault'] });
  const moderator = await TestClient.connect(
    t,
    `${here}/members`,
    await sign({ role: 'moderator' }),
  );
  const bob = await TestClient.connect(t, `${there}/members`, token);
  assert.deepEqual(await bob.request('joinRoom', room), { ok: true, room });
  assert.deepEqual(await moderator.request('revoke', { member: bob.id, room }), OK);
  assert.deepEqual(await bob.receives('evicted'), [{ room }]);
  for (const url of [here, there]) {
    const again = await TestClient.connect(t, `${url}/members`, token);
    const answer = (await again.request('joinRoom', room)) as { error: { code: string } };
    assert.equal(answer.error.code, 'FORBIDDEN');
  }
}
