import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusedAt } from '../testing/target-mistake';
import { parseTarget } from './target-file';

const head = 'name: A\nstart: { reference: true }\n';
const file = '/acme/target.yaml';

/** By contradiction: the lines after the first two, the position, and the message. */
const contradictions: Record<string, readonly [text: string, place: string, says: RegExp]> = {
  'joining by connecting, but leaving by request': [
    "rooms: { join: connect }\nconnect: { query: { room: '{room}' } }",
    '3:8',
    /rooms\.leave: .*expected leave: disconnect/,
  ],
  'joining by connecting without naming the room': [
    'rooms: { join: connect, leave: disconnect }',
    '3:16',
    /rooms\.join: no part of connect names the room; expected \{room\} in its query, auth or headers/,
  ],
  'many rooms, of which a message names none': [
    "operations:\n  sendToRoom: { event: say, payload: '{body}' }",
    '4:15',
    /operations\.sendToRoom: the placeholder \{room\} is missing, .*expected \{room\}, or rooms: \{ atOnce: one \}/,
  ],
  'leaving by disconnecting, and no way to leave': [
    'rooms: { leave: disconnect }\noperations: { leave: unsupported }',
    '4:22',
    /operations\.leave: a client can leave, although no event does it \(rooms\.leave: disconnect\); remove/,
  ],
  'messages without a text that have one': [
    'messages: { body: none, delivered: { body: text } }',
    '3:44',
    /messages\.delivered\.body: messages carry no text/,
  ],
  'a message that is declared as another event for everyone': [
    'events: { roomMessage: everyone }\noperations: { sendToRoom: { delivered: { event: roomMessage } } }',
    '3:24',
    /events\.roomMessage: messages arrive as roomMessage \(operations\.sendToRoom\.delivered\), so this would hide/,
  ],
  'a room without seats': ['rooms: { capacity: 0 }', '3:20', /rooms\.capacity: .*>=1/],
  'an unknown repetition': [
    'rooms: { unchanged: ignored }',
    '3:21',
    /rooms\.unchanged: expected one of: confirmed, silent, refused, or \{ join: …, leave: … \}/,
  ],
  'an unknown repetition of a leave': [
    'rooms: { unchanged: { leave: ignored } }',
    '3:21',
    /rooms\.unchanged: expected one of: confirmed, silent, refused, or \{ join/,
  ],
  'members that leave by disconnecting and stay when they connect again': [
    'rooms: { leave: disconnect, members: people }',
    '3:38',
    /rooms\.members: a client that leaves by disconnecting is no member any more when it connects again/,
  ],
  'an unknown audience of an event': [
    'events: { typing: some }',
    '3:19',
    /events\.typing: expected members or everyone/,
  ],
  'a template without the text': [
    "messages: { delivered: { template: '{name}:' } }",
    '3:36',
    /messages\.delivered\.template: expected a text with the placeholder \{body\}/,
  ],
};

for (const [what, [text, place, says]] of Object.entries(contradictions))
  test(`${what}: a mistake at ${place}`, () => {
    refusedAt({ text: `${head}${text}\n`, file, place, says });
  });

/** Target files that look contradictory but are valid. */
const consistent: Record<string, string> = {
  'a driver module may name the room':
    'rooms: { join: connect, leave: disconnect }\ndriver: ./acme.mjs',
  'the only room of a client needs no name': `rooms: { atOnce: one }\noperations: { leave: { event: go, args: [] } }`,
  'a condition tells messages from notices': `events: { line: everyone }\nmessages: { delivered: { event: line, where: { system: false } } }`,
  'an event of members hides no leak': `events: { line: members }\nmessages: { delivered: { event: line } }`,
};

for (const [what, text] of Object.entries(consistent))
  test(what, () => {
    assert.equal(parseTarget(`${head}${text}\n`, file).name, 'A');
  });
