import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Driver } from '../drivers/driver';
import { driverOf } from '../drivers/driver-of';
import { refusedAt } from '../testing/target-mistake';
import { parseTarget } from './target-file';

const file = '/acme/target.yaml';
const head = 'name: Acme\nstart: { reference: true }\n';

function driverFor(text: string): Driver {
  return driverOf(parseTarget(`${head}${text}`, file));
}

test('without a mapping, the driver uses the contract’s names', () => {
  const driver = driverFor('');
  const { event, args, done, refused } = driver.request('sendToRoom', {
    room: 'lobby',
    body: [1],
  });
  assert.deepEqual([event, args], ['roomMessage', [{ room: 'lobby', body: [1] }]]);
  assert.deepEqual([done, refused], ['ack', 'ack']);
  assert.deepEqual(driver.delivery('join'), { event: 'joinedRoom', room: '.' });
  assert.equal(driver.namespaceNames.toServer('/chat'), '/chat');
});

test('fields that a mapping leaves out are the contract’s', () => {
  const driver = driverFor(`
operations:
  sendToRoom:
    args: ['{room}', { text: '{body}', version: 2 }]
    done: none
    delivered: { body: args.1.text, from: absent }
  join: { done: { event: subscribed } }
  memberLeft: { event: left, member: who }
`);
  const { event, args, done, refused } = driver.request('sendToRoom', {
    room: 'lobby',
    body: 'hi',
  });
  assert.deepEqual([event, args], ['roomMessage', ['lobby', { text: 'hi', version: 2 }]]);
  assert.deepEqual([done, refused], ['none', undefined]);
  const expected = { event: 'roomMessage', body: 'args.1.text', room: 'room', from: 'absent' };
  assert.deepEqual(driver.delivery('sendToRoom'), expected);
  assert.deepEqual(driver.delivery('join'), { event: 'subscribed', room: 'anywhere' });
  assert.deepEqual(driver.notice('memberLeft'), { event: 'left', room: 'room', member: 'who' });
});

test('an unsupported operation is reported with its key', () => {
  const reasons: string[] = [];
  const driver = driverFor(
    'operations: { sendToAll: unsupported, kicked: unsupported }\nnamespaces: { news: unsupported }\n',
  ).forScenario((reason) => reasons.push(reason));
  assert.equal(driver.supports('sendToAll'), false);
  const unsupported = { name: 'NotApplicableError' };
  assert.throws(() => driver.request('sendToAll'), unsupported);
  assert.throws(() => driver.notice('kicked'), unsupported);
  assert.throws(() => driver.namespaceNames.toServer('/news'), unsupported);
  assert.deepEqual(
    reasons.map((reason) => /\((.*)\)/.exec(reason)?.[1]),
    [
      'operations.sendToAll: unsupported',
      'operations.kicked: unsupported',
      'namespaces.news: unsupported',
    ],
  );
});

test('namespaces are translated to the server’s names and back, numbered ones too', () => {
  const { namespaceNames } = driverFor(
    'namespaces: { chat: /talk, main: /start, team-: /squad/ }\n',
  );
  assert.equal(namespaceNames.toServer('/chat'), '/talk');
  assert.equal(namespaceNames.toServer('/'), '/start');
  assert.equal(namespaceNames.toServer('/team-07'), '/squad/07');
  assert.equal(namespaceNames.toServer('/team-x'), '/team-x');
  assert.equal(namespaceNames.toServer('/attic'), '/attic');
  assert.equal(namespaceNames.toSuite('/squad/07'), '/team-07');
  assert.equal(namespaceNames.toSuite('/elsewhere'), '/elsewhere');
});

/** By mistake: the text after the head, the position, and the message. */
const mistakes: Record<string, readonly [text: string, place: string, says: RegExp]> = {
  'an unknown operation': [
    'operations:\n  jion: { event: a }\n',
    '4:3',
    /unknown key `jion`; did you mean join\?/,
  ],
  'an unknown key of an operation': [
    'operations:\n  join:\n    evnt: a\n',
    '5:5',
    /operations\.join: .*`evnt`.*event\?/,
  ],
  'an unknown placeholder': [
    `operations:\n  join: { payload: '{rom}' }\n`,
    '4:20',
    /operations\.join\.payload: unknown placeholder \{rom\}; expected \{room\}; did you mean \{room\}\?/,
  ],
  'a body that is not sent': [
    `operations:\n  sendToRoom: { payload: { room: '{room}' } }\n`,
    '4:26',
    /the placeholder \{body\} is missing/,
  ],
  'payload and args': [
    `operations:\n  join: { payload: '{room}', args: ['{room}'] }\n`,
    '4:36',
    /expected either payload, for one argument, or args/,
  ],
  'a text that is not unsupported': [
    'operations:\n  sendToAll: unsuported\n',
    '4:14',
    /a map, or unsupported/,
  ],
  'an unknown confirmation': [
    'operations:\n  join: { done: acknowledged }\n',
    '4:17',
    /expected one of: ack, none, \{ event: NAME \}/,
  ],
  'a kick without a confirmation': [
    'operations:\n  kick: { done: none }\n',
    '4:17',
    /kick has no effect that its caller can see/,
  ],
  'rooms with an event as the confirmation': [
    'operations:\n  rooms: { done: { event: a } }\n',
    '4:18',
    /expected one of: ack.*holds the result/,
  ],
  'an invalid path': [
    `operations:\n  sendToRoom: { delivered: { body: 'a..b' } }\n`,
    '4:36',
    /a dotted path such as data\.text/,
  ],
  'a field that the event does not have': [
    'operations:\n  sendToAll: { delivered: { room: absent } }\n',
    '4:29',
    /room/,
  ],
  'a capability without any of its operations': [
    'capabilities: [cluster, roster]\noperations: { members: unsupported }\n',
    '3:25',
    /roster is declared, but its operations are unsupported: members/,
  ],
  'a namespace without a slash': ['namespaces: { chat: talk }\n', '3:21', /begins with \//],
  'an unknown namespace': [
    'namespaces: { chta: /talk }\n',
    '3:15',
    /unknown key `chta`; did you mean chat\?/,
  ],
  'two namespaces with the same name': [
    'namespaces: { chat: / }\n',
    '3:21',
    /\/ is already mapped from main/,
  ],
};

for (const [what, [text, place, says]] of Object.entries(mistakes))
  test(`${what} is reported at ${place}`, () => {
    refusedAt({ text: `${head}${text}`, file, place, says });
  });

test('the event of messages confirms no join', () => {
  const text = `${head}operations:
  join: { done: { event: said } }
  sendToRoom: { delivered: { event: said } }
`;
  const says = /operations\.join\.done: said is also the event of messages/;
  refusedAt({ text, file, place: '4:17', says });
});

test('several messages in one event are split', () => {
  const driver = driverFor(`
operations:
  sendToRoom: { delivered: { event: lines, body: all.*.text, from: all.*.by } }
  sendToAll: { delivered: { event: news, body: '*', from: absent } }
`);
  const packet = { namespace: '/chat', type: 'EVENT', event: 'lines' } as const;
  const [one, two] = [{ text: 'one' }, { text: 'two' }];
  const split = driver.messagesIn({ ...packet, args: [{ room: 'a', all: [one, two] }] });
  assert.deepEqual(
    split.map(({ args }) => args),
    [[{ room: 'a', all: [one] }], [{ room: 'a', all: [two] }]],
  );
  assert.equal(driver.messagesIn({ ...packet, event: 'news', args: [['a', 'b', 'c']] }).length, 3);
  assert.equal(driver.messagesIn({ ...packet, event: 'other', args: [{ all: [1, 2] }] }).length, 1);
});

/** Paths with `*` that mean nothing, and the message. */
const lists: Record<string, RegExp> = {
  'sendToRoom: { delivered: { body: all.*.text, from: who.*.id } }': /expected \* in one list only/,
  'sendToRoom: { delivered: { body: all.*.texts.* } }': /at most one \*/,
  'join: { delivered: { room: rooms.* } }': /a path without \*/,
  'join: { done: { ack: { ok: all.* } } }': /a path without \*/,
};

for (const [line, message] of Object.entries(lists))
  test(`${line} is a mistake`, () => {
    const text = `${head}operations:\n  ${line}\n`;
    assert.throws(() => parseTarget(text, file), { name: 'TargetFileError', message });
  });
