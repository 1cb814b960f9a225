import assert from 'node:assert/strict';
import { test } from 'node:test';
import { median } from './median';
import { ratioTable, resultTable } from './table';

test('the median is the middle value, or the mean of the two in the middle', () => {
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(median([10, 1, 5, 2]), 3.5);
  assert.throws(() => median([]), /no values/);
});

test('the table shows the medians, the ratios of the rounds, and that both aims are met', () => {
  const text = resultTable([
    { suite: 6, floor: 4, sleep: 60 },
    { suite: 5, floor: 4, sleep: 55 },
    { suite: 4, floor: 4, sleep: 48 },
  ]);
  assert.match(text, /suite: .* 5\.00 ms\n.*floor: .* 4\.00 ms\n.*sleep: .* 55\.00 ms\n/);
  assert.match(text, /suite \/ floor +1\.25 +\(1\.00\.\.1\.50\) +aim: at most 2: met\n/);
  assert.match(text, /sleep \/ suite +11\.00 +\(10\.00\.\.12\.00\) +aim: at least 10: met\n/);
});

test('the table shows that an aim is missed', () => {
  const text = resultTable([{ suite: 9, floor: 4, sleep: 54 }]);
  assert.match(text, /at most 2: MISSED\n.*at least 10: MISSED\n/);
});

test('the table of ratios has a line for each ratio and for each curve', () => {
  const text = ratioTable(
    [{ name: 'start, memory', unit: 'MiB', measured: 180, bare: 120, ratio: 1.5 }],
    [
      { name: 'growth with the number of clients', bend: 1.1, limit: 1.5, isLine: true },
      { name: 'growth with the number of scenarios', bend: 4, limit: 1.5, isLine: false },
    ],
  );
  assert.match(text, /start, memory +180\.00 MiB +120\.00 MiB +1\.50\n/);
  assert.match(text, /clients: a line \(bend 1\.10, limit 1\.50\)\n/);
  assert.match(text, /scenarios: NOT A LINE \(bend 4\.00, limit 1\.50\)\n/);
});
