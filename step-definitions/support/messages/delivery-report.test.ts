import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Packet } from '../../../harness/client/packet';
import { Driver } from '../../../harness/drivers/driver';
import { newNonce } from '../evidence/nonce';
import type { Participant } from '../participants/participant';
import { deliveryProblemIn, type DeliveryCheck, type ExpectedDelivery } from './delivery-check';
import { deliveryReport } from './delivery-report';
import type { SentMessage } from './sent-message';

const nonce = newNonce();

const client = (label: string, packets: readonly Packet[] = [], namespaces = ['/chat']) =>
  ({
    label,
    namespaces,
    mayReceive: () => false,
    inbox: { all: (fits: (packet: Packet) => boolean = () => true) => packets.filter(fits) },
  }) as unknown as Participant;

const copy = (payload: object = {}, namespace = '/chat'): Packet => ({
  namespace,
  type: 'EVENT',
  event: 'roomMessage',
  args: [{ room: 'lobby', from: 'alice-id', body: `hi ${nonce}`, ...payload }],
});

const message = {
  what: 'alice@1 sent "hi" to the lobby except carol (/chat)',
  operation: 'sendToRoomExcept',
  namespace: '/chat',
  values: { room: 'lobby' },
  body: `hi ${nonce}`,
  from: 'alice-id',
  nonce,
  sender: { driver: new Driver() },
} as unknown as SentMessage;

const alice = client('alice@1');
const dave = client('dave@1');

function problem(check: Partial<DeliveryCheck>) {
  const lists = { required: [], optional: [], clients: [], unfenced: [] };
  return deliveryProblemIn({ message, ...lists, ...check });
}

function report(check: Partial<DeliveryCheck>): string[] {
  const found = problem(check);
  return found ? deliveryReport(found).replaceAll(nonce, '[n]').split('\n') : [];
}

test('no problem if exactly the recipients received one copy each', () => {
  const bob = client('bob@2', [copy()]);
  assert.equal(problem({ required: [bob], clients: [alice, bob, dave] }), undefined);
});

test('a sender that need not receive a copy may receive a receipt under another event', () => {
  const { driver } = message.sender;
  const sender = Object.assign(client('alice@1', [{ ...copy(), event: 'receipt' }]), { driver });
  const check = { message: { ...message, sender }, optional: [sender], clients: [sender, dave] };
  assert.equal(problem(check), undefined);
});

test('a copy without its text is one as well, and so is a text in another encoding', () => {
  const cut = client('carol@3', [copy({ body: 'hi' })]);
  const preview = Buffer.from(`hi ${nonce}`).toString('base64');
  const hint = client('eve@1', [{ ...copy(), event: 'notification', args: [{ preview }] }]);
  const found = problem({ clients: [alice, cut, hint, dave] });
  assert.deepEqual(found?.culprits, [cut, hint]);
});

test('an unexpected copy is shown beside what was right', () => {
  const [bob, carol] = [client('bob@2', [copy()]), client('carol@3', [copy()])];
  assert.deepEqual(report({ required: [bob], clients: [alice, bob, carol, dave] }), [
    'alice@1 sent "hi" to the lobby except carol (/chat)',
    '  expected recipients   bob@2',
    '  received              bob@2 ✓',
    "                        carol@3 ✗ unexpected: roomMessage { room: 'lobby', from: 'alice-id', body: 'hi [n]' }",
    '  silent as expected    alice@1  dave@1',
  ]);
});

test('a message without recipients has none, and a short report stands on one line', () => {
  const [bob, carol] = [client('bob@2'), client('carol@3', [copy()])];
  assert.match(report({ clients: [carol] })[1] ?? '', /^ {2}expected recipients {3}none$/);
  const [, , received] = report({ required: [bob, dave], clients: [bob, dave] });
  assert.equal(received, '  received              bob@2 ✗ nothing   dave@1 ✗ nothing');
});

test('a missing, a wrong and a second copy say what is wrong', () => {
  const wrong = client('bob@2', [copy({ room: 'garden' })]);
  const twice = client('carol@3', [copy(), copy()]);
  const lines = report({ required: [wrong, twice, dave], clients: [wrong, twice, dave] });
  const text = lines.join('\n');
  assert.match(text, /bob@2 ✗ room is 'garden', expected 'lobby'/);
  assert.match(text, /carol@3 ✗ 2 copies: roomMessage/);
  assert.match(text, /dave@1 ✗ nothing/);
});

test('silence that no fence proves is named as such', () => {
  const bob = client('bob@2', [copy()]);
  assert.deepEqual(report({ required: [bob], clients: [bob, dave], unfenced: [dave] }).slice(1), [
    '  expected recipients   bob@2',
    '  received              bob@2 ✓',
    '  fence never arrived   dave@1  (their silence proves nothing)',
  ]);
});

test('the namespace is named for a client that is in several', () => {
  const bob = client('bob@2', [copy(), copy({}, '/news')], ['/chat', '/news']);
  const text = report({ required: [bob], clients: [bob, dave] }).join('\n');
  assert.match(text, /bob@2 on \/chat ✓/);
  assert.match(text, /bob@2 on \/news ✗ unexpected/);
  assert.match(text, /silent as expected {4}dave@1/);
});

test('an optional recipient may receive one copy or none', () => {
  const [bob, carol] = [client('bob@2', [copy()]), client('carol@3')];
  assert.equal(problem({ optional: [bob, carol], clients: [bob, carol] }), undefined);
  const twice = client('bob@2', [copy(), copy()]);
  const lines = report({ optional: [twice, carol], clients: [twice, carol] });
  assert.equal(lines[1], '  expected recipients   bob@2 (optional)   carol@3 (optional)');
});

test('the problem names its culprits and the copies that should not have come', () => {
  const [bob, carol] = [client('bob@2'), client('carol@3', [copy()])];
  const found = problem({ required: [bob], clients: [alice, bob, carol] });
  assert.deepEqual(found?.culprits, [bob, carol]);
  assert.deepEqual(found.deprived, [bob]);
  assert.equal(found.unexpected.length, 1);
});

test('a recipient receives a copy of each equal message, whoever sent it, in any order', () => {
  const bob = client('bob@2', [copy({ from: 'dave-id' }), copy()]);
  const carol = client('carol@3', [copy()]);
  const erin = client('erin@1', [copy(), copy()]);
  const equal = (...required: Participant[]): ExpectedDelivery[] =>
    ['alice-id', 'dave-id'].map((from) => ({
      message: { ...message, from },
      required,
      optional: [],
    }));
  assert.equal(problem({ equals: equal(bob), required: [bob], clients: [bob] }), undefined);
  const both = { equals: equal(carol, erin), required: [carol, erin], clients: [carol, erin] };
  const [, , received, more] = report(both);
  assert.match(received ?? '', /carol@3 ✗ 1 of 2 equal messages/);
  assert.match(`${received} ${more}`, /erin@1 ✗ from is 'alice-id', expected 'dave-id'/);
});

test('of equal messages, a client receives those of which it is a recipient', () => {
  const bob = client('bob@2', [copy({ from: 'dave-id' })]);
  const fromBob = { message, required: [], optional: [] };
  const fromDave = { message: { ...message, from: 'dave-id' }, required: [bob], optional: [] };
  const check = { equals: [fromBob, fromDave], required: [bob], clients: [bob] };
  assert.equal(problem(check), undefined);
  const twice = { ...check, equals: [fromBob, fromDave, fromDave] };
  assert.match(report(twice)[2] ?? '', /bob@2 ✗ 1 of 2 equal messages/);
});
