import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plain } from './plain';

test('nothing that steers a terminal is left of a text', () => {
  const steering = [
    '\x1b[31mred\x1b[0m',
    '\x1b]0;red\x07',
    '\x9b2Jred',
    '\x9d8;;http://x\x9cred',
    're\x08\x00\x7fd',
    '\x1bred',
    '\rred',
    '\u202ered\u202c',
    '\u2066red\u2069\u200f\u061c',
    'r\u2028e\u0085d',
  ];
  for (const text of steering)
    assert.match(plain(text), /^[^\0-\x1f\x7f-\x9f\u2028\u202a-\u202e]*$/);
  assert.equal(plain('\x1b[31mred\x1b[0m'), 'red');
  assert.equal(plain('\u202ered\u202c'), 'red');
});

test('lines, tabs, and letters of any alphabet stay', () => {
  for (const text of ['a\n\tb', 'né שלום 你好 🙂', '👩\u200d🚀']) assert.equal(plain(text), text);
});
