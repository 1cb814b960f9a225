import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { sign } from './tokens';
import { Visitor } from './visitor';

const OK = { ok: true };

/** What holds wherever members are connected, whatever joins the instances: tells, roster, presence, questions, moderation, revocation. */
export async function crossInstances(t: TestContext, urls: string[]): Promise<void> {
  await tells(t, urls);
  await asks(t, urls);
  await moderates(t, urls);
  await revokes(t, urls);
}

async function enterEach(t: TestContext, urls: string[], path: string): Promise<Visitor[]> {
  return Promise.all(urls.map((url) => Visitor.enter(t, url + path)));
}

async function tells(t: TestContext, urls: string[]): Promise<void> {
  for (const path of ['/chat', '/team-7']) {
    const visitors = await enterEach(t, urls, path);
    for (const visitor of visitors) await visitor.ask('joinRoom', 'lobby');
    const [speaker] = visitors as [Visitor];
    const body = { bytes: Buffer.from('bytes') };
    await speaker.ask('roomMessage', { room: 'lobby', body });
    const message = { room: 'lobby', from: speaker.id, body };
    for (const visitor of visitors) assert.deepEqual(await visitor.hears('roomMessage'), [message]);
    const { members } = (await speaker.ask('members', 'lobby')) as { members: { id: string }[] };
    assert.deepEqual(members.map(({ id }) => id).sort(), visitors.map(({ id }) => id).sort());
  }
}

/** What holds when the last of the instances is killed: its members have left, and every survivor tells its own clients. */
export async function outlives(t: TestContext, urls: string[], kill: () => void): Promise<void> {
  const visitors = await enterEach(t, urls, '/team-7');
  const lost = visitors.at(-1) as Visitor;
  for (const visitor of visitors) await visitor.ask('joinRoom', 'den');
  await lost.ask('joinRoom', 'kitchen');
  kill();
  const notice = { room: 'den', member: lost.id };
  for (const visitor of visitors.slice(0, -1)) {
    assert.deepEqual(await visitor.hears('memberLeft', 10_000), [notice]);
  }
  for (const visitor of visitors.slice(0, -1)) await visitor.ask('members', 'den');
  for (const visitor of visitors.slice(0, -1)) {
    const times = visitor.heard.filter(([event]) => event === 'memberLeft').length;
    assert.equal(times, 1);
  }
}

async function asks(t: TestContext, urls: string[]): Promise<void> {
  const visitors = await enterEach(t, urls, '/chat');
  for (const visitor of visitors) await visitor.ask('joinRoom', 'council');
  for (const visitor of visitors) visitor.answers = visitor.id;
  const [asker] = visitors as [Visitor];
  const question = { room: 'council', question: 'ready?', timeoutMs: 5_000 };
  const answer = (await asker.ask('askRoom', question)) as { answers: string[]; complete: true };
  assert.equal(answer.complete, true);
  assert.deepEqual(answer.answers.sort(), visitors.map(({ id }) => id).sort());
}

async function moderates(t: TestContext, urls: string[]): Promise<void> {
  const visitors = await enterEach(t, urls, '/news');
  const [alice, bob] = visitors as [Visitor, Visitor];
  const member = bob.id;
  assert.deepEqual(await alice.ask('summon', { member, room: 'a' }), OK);
  await alice.ask('roomMessage', { room: 'a', body: 1 });
  await bob.hears('roomMessage');
  assert.deepEqual(await alice.ask('evict', { member, room: 'a' }), OK);
  assert.deepEqual(await bob.hears('evicted'), [{ room: 'a' }]);
  assert.deepEqual(await alice.ask('direct', { to: member, body: 1 }), OK);
  await bob.hears('direct');
  assert.deepEqual(await alice.ask('kick', { member, reason: 'late' }), OK);
  assert.deepEqual(await bob.hears('kicked'), [{ reason: 'late' }]);
  await bob.untilDisconnected();
}

async function revokes(t: TestContext, [here = '', there = '']: string[]): Promise<void> {
  const room = 'private:vault';
  const token = await sign({ rooms: ['vault'] });
  const moderator = await Visitor.enter(t, `${here}/members`, await sign({ role: 'moderator' }));
  const bob = await Visitor.enter(t, `${there}/members`, token);
  assert.deepEqual(await bob.ask('joinRoom', room), { ok: true, room });
  assert.deepEqual(await moderator.ask('revoke', { member: bob.id, room }), OK);
  assert.deepEqual(await bob.hears('evicted'), [{ room }]);
  for (const url of [here, there]) {
    const again = await Visitor.enter(t, `${url}/members`, token);
    const answer = (await again.ask('joinRoom', room)) as { error: { code: string } };
    assert.equal(answer.error.code, 'FORBIDDEN');
  }
}
