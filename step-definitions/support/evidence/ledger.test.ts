import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Ledger, type Listener } from './ledger';

const bob: Listener = { label: 'bob@2 on /chat', namespace: '/chat', scenario: 'one' };
const carol: Listener = { label: 'carol@3 on /chat', namespace: '/chat', scenario: 'one' };
const former: Listener = { label: 'dave@1 on /chat', namespace: '/chat', scenario: 'before' };
const elsewhere: Listener = { label: 'eve@1 on /news', namespace: '/news', scenario: 'before' };
const entry = {
  nonce: '[a-1]',
  what: 'alice@1 sent "hello" to the lobby (/chat)',
  scenario: 'one',
  namespace: '/chat',
  wide: false,
};

const other = { event: 'roomMessage' };

let ledger: Ledger;

beforeEach(() => {
  ledger = new Ledger();
});

test('one copy for each recipient is nothing to report', () => {
  ledger.open(entry);
  ledger.allow(entry.nonce, [bob]);
  ledger.received(entry.nonce, { listener: bob });
  assert.deepEqual(ledger.findings(), []);
});

test('a second copy is a finding on the scenario that sent it', () => {
  ledger.open(entry);
  ledger.allow(entry.nonce, [bob]);
  ledger.received(entry.nonce, { listener: bob });
  ledger.received(entry.nonce, { listener: bob });
  const [finding, ...others] = ledger.findings();
  assert.equal(finding?.scenario, 'one');
  assert.match(finding.message, /bob@2 on \/chat ✗ 2 copies, expected 1$/);
  assert.deepEqual(others, []);
});

test('a message that equals another may arrive as often as the two were sent', () => {
  ledger.open(entry);
  ledger.received(entry.nonce, { listener: bob });
  ledger.open(entry);
  ledger.allow(entry.nonce, [bob]);
  ledger.received(entry.nonce, { listener: bob });
  assert.deepEqual(ledger.findings(), []);
  assert.equal(ledger.count('one', '/chat'), 2);
  ledger.received(entry.nonce, { listener: bob });
  assert.match(ledger.findings()[0]?.message ?? '', /3 copies, expected 2$/);
});

test('a refused message does not count', () => {
  ledger.open(entry);
  ledger.open(entry);
  ledger.refused(entry.nonce);
  assert.equal(ledger.count('one', '/chat'), 1);
});

test('a copy at the wrong client is a finding, also if it came before the recipients were known', () => {
  ledger.open(entry);
  ledger.received(entry.nonce, { listener: carol });
  ledger.allow(entry.nonce, [bob]);
  assert.match(ledger.findings()[0]?.message ?? '', /carol@3 on \/chat ✗ unexpected: 1 copy$/);
});

test('an announcement may reach clients of other scenarios in its namespace, once', () => {
  ledger.open({ ...entry, wide: true });
  ledger.allow(entry.nonce, []);
  ledger.received(entry.nonce, { listener: former });
  assert.deepEqual(ledger.findings(), []);
  ledger.received(entry.nonce, { listener: former });
  assert.match(ledger.findings()[0]?.message ?? '', /dave@1/);
});

test('an announcement in another namespace is a finding', () => {
  ledger.open({ ...entry, wide: true });
  ledger.allow(entry.nonce, []);
  ledger.received(entry.nonce, { listener: elsewhere });
  assert.match(ledger.findings()[0]?.message ?? '', /eve@1 on \/news/);
});

test('what the scenario has reported is not reported again, and what no step has checked is not reported', () => {
  ledger.open(entry);
  ledger.allow(entry.nonce, []);
  ledger.markReported(entry.nonce);
  ledger.received(entry.nonce, { listener: carol });
  ledger.open({ ...entry, nonce: '[a-2]' });
  ledger.received('[a-2]', { listener: carol });
  assert.deepEqual(ledger.findings(), []);
});

test('the sender may find its message in another event', () => {
  const packet = { type: 'EVENT', namespace: '/chat', event: 'exception', args: [] } as const;
  ledger.open({ ...entry, delivery: other, sender: carol });
  ledger.allow(entry.nonce, [bob]);
  ledger.received(entry.nonce, { listener: carol, packet });
  assert.deepEqual(ledger.findings(), []);
});

test('an event that the target file declares for a client may hold the message', () => {
  const packet = { type: 'EVENT', namespace: '/chat', event: 'history', args: [] } as const;
  for (const isDeclared of [true, false]) {
    ledger = new Ledger();
    ledger.open({ ...entry, delivery: other });
    ledger.allow(entry.nonce, [bob]);
    ledger.received(entry.nonce, { listener: carol, packet, isDeclared });
    assert.equal(ledger.findings().length, isDeclared ? 0 : 1);
  }
});
