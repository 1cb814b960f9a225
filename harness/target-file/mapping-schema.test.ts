import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Driver, driverOf } from '../drivers/driver';
import { refusedAt } from '../testing/target-mistake';
import { parseTarget } from './target-file';

const file = '/acme/target.yaml';
const head = 'name: Acme\nstart: { reference: true }\n';

function words(text: string): Driver {
  return driverOf(parseTarget(`${head}${text}`, file));
}

test('without a operations a target speaks the contract', () => {
  const operations = words('');
  const { event, args, done, refused } = operations.request('sendToRoom', {
    room: 'lobby',
    body: [1],
  });
  assert.deepEqual([event, args], ['roomMessage', [{ room: 'lobby', body: [1] }]]);
  assert.deepEqual([done, refused], ['ack', 'ack']);
  assert.deepEqual(operations.delivery('join'), { event: 'joinedRoom', room: '.' });
  assert.equal(operations.namespaceNames.toServer('/chat'), '/chat');
});

test('what a word leaves out is the contract’s', () => {
  const operations = words(`
operations:
  sendToRoom:
    args: ['{room}', { text: '{body}', version: 2 }]
    done: none
    delivered: { body: args.1.text, from: absent }
  join: { done: { event: subscribed } }
  memberLeft: { event: left, member: who }
`);
  const { event, args, done, refused } = operations.request('sendToRoom', {
    room: 'lobby',
    body: 'hi',
  });
  assert.deepEqual([event, args], ['roomMessage', ['lobby', { text: 'hi', version: 2 }]]);
  assert.deepEqual([done, refused], ['none', undefined]);
  const wanted = { event: 'roomMessage', body: 'args.1.text', room: 'room', from: 'absent' };
  assert.deepEqual(operations.delivery('sendToRoom'), wanted);
  assert.deepEqual(operations.delivery('join'), { event: 'subscribed', room: 'anywhere' });
  assert.deepEqual(operations.notice('memberLeft'), { event: 'left', room: 'room', member: 'who' });
});

test('what a target has no word for is noted with the key that says so', () => {
  const noted: string[] = [];
  const operations = words(
    'operations: { sendToAll: unsupported, kicked: unsupported }\nnamespaces: { news: unsupported }\n',
  ).withMissingListener((reason) => noted.push(reason));
  assert.equal(operations.supports('sendToAll'), false);
  const lacking = { name: 'NotClaimedError' };
  assert.throws(() => operations.request('sendToAll'), lacking);
  assert.throws(() => operations.notice('kicked'), lacking);
  assert.throws(() => operations.namespaceNames.toServer('/news'), lacking);
  assert.deepEqual(
    noted.map((reason) => /\((.*)\)/.exec(reason)?.[1]),
    [
      'operations.sendToAll: unsupported',
      'operations.kicked: unsupported',
      'namespaces.news: unsupported',
    ],
  );
});

test('namespaces have other names, numbered ones too, and are called by the suite’s again', () => {
  const { namespaceNames } = words('namespaces: { chat: /talk, main: /start, team-: /squad/ }\n');
  assert.equal(namespaceNames.toServer('/chat'), '/talk');
  assert.equal(namespaceNames.toServer('/'), '/start');
  assert.equal(namespaceNames.toServer('/team-07'), '/squad/07');
  assert.equal(namespaceNames.toServer('/team-x'), '/team-x');
  assert.equal(namespaceNames.toServer('/attic'), '/attic');
  assert.equal(namespaceNames.toSuite('/squad/07'), '/team-07');
  assert.equal(namespaceNames.toSuite('/elsewhere'), '/elsewhere');
});

/** Each mistake: the text after the head, where it is reported, and what is said. */
const mistakes: Record<string, readonly [text: string, place: string, says: RegExp]> = {
  'an unknown operation': [
    'operations:\n  jion: { event: a }\n',
    '4:3',
    /jion.*did you mean join\?/,
  ],
  'an unknown key of a operation': [
    'operations:\n  join:\n    evnt: a\n',
    '5:5',
    /operations\.join: .*evnt.*event\?/,
  ],
  'an unknown placeholder': [
    `operations:\n  join: { payload: '{rom}' }\n`,
    '4:20',
    /operations\.join\.payload: \{rom\} is nothing .* expected \{room\}; did you mean \{room\}\?/,
  ],
  'a body that is not sent': [
    `operations:\n  sendToRoom: { payload: { room: '{room}' } }\n`,
    '4:24',
    /\{body\} stands nowhere in it/,
  ],
  'payload and args': [
    `operations:\n  join: { payload: '{room}', args: ['{room}'] }\n`,
    '4:36',
    /either payload, for one argument, or args/,
  ],
  'a word that is none': [
    'operations:\n  sendToAll: unsuported\n',
    '4:12',
    /a map, or unsupported/,
  ],
  'a core operation that is unsupported': [
    'operations:\n  leave: unsupported\n',
    '4:10',
    /leave cannot be unsupported: .* proves who does not hear/,
  ],
  'a confirmation that is none': [
    'operations:\n  join: { done: acknowledged }\n',
    '4:17',
    /needs one of: ack, none, \{ event: NAME \}/,
  ],
  'nothing that proves a kick': [
    'operations:\n  kick: { done: none }\n',
    '4:17',
    /kick has no effect on its caller/,
  ],
  'rooms by an event': [
    'operations:\n  rooms: { done: { event: a } }\n',
    '4:18',
    /needs one of: ack.*what it is asked for/,
  ],
  'a path that is none': [
    `operations:\n  sendToRoom: { delivered: { body: 'a..b' } }\n`,
    '4:34',
    /a dotted path such as data\.text/,
  ],
  'a body that is absent': [
    'operations:\n  sendToAll: { delivered: { room: absent } }\n',
    '4:27',
    /room/,
  ],
  'a tier without any of its words': [
    'capabilities: [cluster, roster]\noperations: { members: unsupported }\n',
    '3:25',
    /roster is claimed, and its words are unsupported: members/,
  ],
  'a namespace without a slash': ['namespaces: { chat: talk }\n', '3:21', /begins with \//],
  'an unknown namespace': ['namespaces: { chta: /talk }\n', '3:15', /chta.*did you mean chat\?/],
  'two namespaces that are one': ['namespaces: { chat: / }\n', '3:21', /\/ is main already/],
};

for (const [what, [text, place, says]] of Object.entries(mistakes))
  test(`${what} is reported at ${place}`, () => {
    refusedAt({ text: `${head}${text}`, file, place, says });
  });
