import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Ledger, type Listener } from './ledger';

const bob: Listener = { label: 'bob@2 on /chat', namespace: '/chat', scenario: 'one' };
const carol: Listener = { label: 'carol@3 on /chat', namespace: '/chat', scenario: 'one' };
const former: Listener = { label: 'dave@1 on /chat', namespace: '/chat', scenario: 'before' };
const elsewhere: Listener = { label: 'eve@1 on /news', namespace: '/news', scenario: 'before' };
const entry = {
  nonce: '[a-1]',
  what: 'alice told the lobby "hello"',
  scenario: 'one',
  namespace: '/chat',
  wide: false,
};

let ledger: Ledger;

beforeEach(() => {
  ledger = new Ledger();
});

test('one copy for each who may hear is nothing to report', () => {
  ledger.open(entry);
  ledger.allow(entry.nonce, [bob]);
  ledger.heard(entry.nonce, bob);
  assert.deepEqual(ledger.findings(), []);
});

test('a second copy is a finding on the scenario that told it', () => {
  ledger.open(entry);
  ledger.allow(entry.nonce, [bob]);
  ledger.heard(entry.nonce, bob);
  ledger.heard(entry.nonce, bob);
  const [finding, ...others] = ledger.findings();
  assert.equal(finding?.scenario, 'one');
  assert.match(finding.message, /bob@2 on \/chat: expected one copy, heard 2 in the end/);
  assert.deepEqual(others, []);
});

test('a copy at somebody it was not for is a finding, also if it was heard before that was said', () => {
  ledger.open(entry);
  ledger.heard(entry.nonce, carol);
  ledger.allow(entry.nonce, [bob]);
  assert.match(ledger.findings()[0]?.message ?? '', /carol@3 on \/chat: expected silence, heard 1/);
});

test('an announcement may reach those of other scenarios in its namespace, once', () => {
  ledger.open({ ...entry, wide: true });
  ledger.allow(entry.nonce, []);
  ledger.heard(entry.nonce, former);
  assert.deepEqual(ledger.findings(), []);
  ledger.heard(entry.nonce, former);
  assert.match(ledger.findings()[0]?.message ?? '', /dave@1/);
});

test('an announcement in another namespace is a finding', () => {
  ledger.open({ ...entry, wide: true });
  ledger.allow(entry.nonce, []);
  ledger.heard(entry.nonce, elsewhere);
  assert.match(ledger.findings()[0]?.message ?? '', /eve@1 on \/news/);
});

test('what the scenario has reported is not reported again, nor what no step came to judge', () => {
  ledger.open(entry);
  ledger.allow(entry.nonce, []);
  ledger.markReported(entry.nonce);
  ledger.heard(entry.nonce, carol);
  ledger.open({ ...entry, nonce: '[a-2]' });
  ledger.heard('[a-2]', carol);
  assert.deepEqual(ledger.findings(), []);
});
