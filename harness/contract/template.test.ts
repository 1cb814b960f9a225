import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fill, placeholdersIn } from './template';

const values = {
  room: 'lobby',
  body: { a: [1] },
  rooms: ['a', 'b'],
  reason: undefined,
  'user.token': 'abc',
};

/** Each template and what becomes of it. */
const templates: Record<string, readonly [template: unknown, filled: unknown]> = {
  'a placeholder alone is the value as it is': ['{body}', { a: [1] }],
  'a placeholder in a text is a text': ['to {room}!', 'to lobby!'],
  'a value that is no text is written as JSON in a text': ['say {body}', 'say {"a":[1]}'],
  'a placeholder may have two parts': ['Bearer {user.token}', 'Bearer abc'],
  'several in one text': ['{room}:{rooms}', 'lobby:["a","b"]'],
  'maps and lists, however deep': [
    { data: [{ channel: '{room}' }, '{rooms}'] },
    { data: [{ channel: 'lobby' }, ['a', 'b']] },
  ],
  'what is undefined is left out of maps': [{ room: '{room}', why: '{reason}' }, { room: 'lobby' }],
  'what is no template stays': [
    { version: 2, flag: true, none: null },
    { version: 2, flag: true, none: null },
  ],
  'braces with something else in them stay': ['{"room": {}}', '{"room": {}}'],
};

for (const [what, [template, filled]] of Object.entries(templates))
  test(what, () => {
    assert.deepEqual(fill(template, values), filled);
  });

test('braces inside a value are not filled', () => {
  assert.equal(fill('<{body}>', { body: '{room}', room: 'lobby' }), '<{room}>');
});

test('all placeholders of a template are found', () => {
  assert.deepEqual(placeholdersIn({ a: ['{room}', { b: 'x {body} y {to}' }], c: 1 }), [
    'room',
    'body',
    'to',
  ]);
});
