import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entriesIn, listOf } from './batch';

const [one, two] = [{ text: 'one' }, { text: 'two' }];

/** Each list, an event that has it, and the events of its entries. */
const lists: Record<string, [readonly unknown[], readonly unknown[]]> = {
  messages: [
    [{ room: 'a', messages: [one, two] }],
    [[{ room: 'a', messages: [one] }], [{ room: 'a', messages: [two] }]],
  ],
  'data.0.all': [[{ data: [{ all: [one] }, 7] }], [[{ data: [{ all: [one] }, 7] }]]],
  '.': [[[one, two]], [[[one]], [[two]]]],
  'args.1': [
    ['a', [one, two]],
    [
      ['a', [one]],
      ['a', [two]],
    ],
  ],
  args: [
    [one, two],
    [[one], [two]],
  ],
};

for (const [list, [args, entries]] of Object.entries(lists))
  test(`an event has an entry for each message in its list ${list}`, () => {
    assert.deepEqual(entriesIn(args, list), entries);
  });

test('an event without entries stays as it came', () => {
  for (const args of [[], ['text'], [{ messages: [] }], [{ messages: 'text' }], [null]])
    assert.deepEqual(entriesIn(args, 'messages'), [args]);
});

test('a delivery has a list where * stands in one of its paths', () => {
  assert.equal(listOf({ event: 'a', body: 'messages.*.text', room: 'room' }), 'messages');
  assert.equal(listOf({ event: 'a', body: '*' }), '.');
  assert.equal(listOf({ event: 'a', where: { 'args.*.old': false } }), 'args');
  assert.equal(listOf({ event: 'a', body: 'messages.0.text' }), undefined);
});
