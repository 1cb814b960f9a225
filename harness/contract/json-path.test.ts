import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, field } from './json-path';

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
  constructor: undefined,
  '__proto__.polluted': undefined,
};

for (const [place, value] of Object.entries(places))
  test(`at ${place} stands ${JSON.stringify(value)}`, () => {
    assert.deepEqual(at(args, place), value);
  });

test('in no arguments nothing stands anywhere', () => {
  assert.equal(at([], '.'), undefined);
  assert.equal(at([null], 'a.b'), undefined);
});

test('a field is what a value itself has at a path, and undefined where it has none', () => {
  assert.equal(field({ error: { code: 'INVALID' } }, 'error.code'), 'INVALID');
  assert.equal(field(['a', 'b'], '1'), 'b');
  for (const value of [undefined, null, 42, 'text', {}, []])
    assert.equal(field(value, 'id'), undefined);
  assert.equal(field({}, 'constructor'), undefined);
});
