import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samplesIn } from './exposition';

test('samples have names, labels with escapes, and values', () => {
  const text =
    '# HELP a b\n# TYPE a gauge\na{room="x\\"y\\\\z\\n",n="/"} 2\n\nb 1.5e3 1700000000000\nc +Inf\n';
  assert.deepEqual(samplesIn(text, 1), [
    { name: 'a', labels: { room: 'x"y\\z\n', n: '/' }, value: 2 },
    { name: 'b', labels: {}, value: 1500 },
    { name: 'c', labels: {}, value: Infinity },
  ]);
});

for (const [what, line] of Object.entries({
  'a quote in a label': 'a{room="x"y"} 2',
  'a backslash in a label': 'a{room="x\\y"} 2',
  'a line break in a label': 'a{room="x\ny"} 2',
  'no value': 'a{room="x"}',
  'a word as the value': 'a many',
  'a time series twice': 'a{room="x"} 1\na{room="x"} 2',
}))
  test(`Prometheus cannot read ${what}`, () => {
    assert.throws(() => samplesIn(`# TYPE a gauge\n${line}\n`, 2), /of \/metrics of server 2/);
  });
