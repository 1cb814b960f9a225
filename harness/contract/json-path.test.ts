import assert from 'node:assert/strict';
import { test } from 'node:test';
import { valueAt, field } from './json-path';

const args = [
  { data: { list: ['first', { text: 'hello' }] }, empty: '' },
  'second',
  { text: 'third' },
];

/** Each place and what stands there. */
const places: Record<string, unknown> = {
  '.': args[0],
  'data.list.0': 'first',
  'data.list.1.text': 'hello',
  empty: '',
  'args.1': 'second',
  'args.2.text': 'third',
  'args.7': undefined,
  'data.nothing.here': undefined,
  'data.list.0.length': undefined,
  'data.list.*': 'first',
  'args.*.data.list.*': 'first',
  '*': undefined,
  'empty.*': undefined,
  constructor: undefined,
  '__proto__.polluted': undefined,
};

for (const [place, value] of Object.entries(places))
  test(`the value at ${place} is ${JSON.stringify(value)}`, () => {
    assert.deepEqual(valueAt(args, place), value);
  });

test('without arguments there is no value at any path', () => {
  assert.equal(valueAt([], '.'), undefined);
  assert.equal(valueAt([null], 'a.b'), undefined);
});

test('a field is what a value itself has at a path, and undefined where it has none', () => {
  assert.equal(field({ error: { code: 'INVALID' } }, 'error.code'), 'INVALID');
  assert.equal(field(['a', 'b'], '1'), 'b');
  for (const value of [undefined, null, 42, 'text', {}, []])
    assert.equal(field(value, 'id'), undefined);
  assert.equal(field({}, 'constructor'), undefined);
});
