import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { brief } from './brief';

test('a value of the usual size is shown as Node shows it', () => {
  for (const value of [
    'a',
    undefined,
    null,
    NaN,
    -0,
    [1, 2, { room: 'lobby', rooms: ['a', ['b', [[['c']]]]] }],
    new Error('x').message,
    Buffer.from('bytes'),
    new Map([[1, { a: 1 }]]),
    JSON.parse('{"__proto__":{"a":1},"constructor":2,"toJSON":3}'),
  ]) {
    const shown = { depth: 4, breakLength: Infinity, compact: true };
    assert.equal(brief(value), inspect(value, shown));
  }
});

test('of a long list, the beginning is shown and the rest is counted', () => {
  const list = Array.from({ length: 30 }, (_, index) => index);
  assert.match(brief(list), /^\[ 0, 1, .*, 19, \.\.\. 10 more items \]$/);
});

test('of an object with many keys, some are shown and the rest is counted', () => {
  const keys = Object.fromEntries(Array.from({ length: 200_000 }, (_, index) => [`k${index}`, 1]));
  assert.match(brief(keys), /^\{ k0: 1, .*, k49: 1, '…': '199950 more keys' \}$/);
});

test('nothing is long, however it is nested', () => {
  const nested = (depth: number): unknown =>
    depth === 0 ? 't'.repeat(190) : Array.from({ length: 20 }, () => nested(depth - 1));
  for (const value of [nested(4), { ['k'.repeat(1e6)]: { ['k'.repeat(1e6)]: 1 } }, 'x'.repeat(1e6)])
    assert.ok(brief(value).length <= 5000);
});
