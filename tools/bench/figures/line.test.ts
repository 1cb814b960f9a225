import assert from 'node:assert/strict';
import { test } from 'node:test';
import { curveOf } from './line';
import { medianRatio } from './ratio';

const points = (...ratios: number[]): ReturnType<typeof medianRatio>[] =>
  ratios.map((measured, index) =>
    medianRatio({ name: `size ${index}`, unit: 'ms' }, [{ measured, bare: 1 }]),
  );

test('a cost is a line if the last ratio is at most 1.5 times the second one', () => {
  assert.deepEqual(curveOf('growth', points(9, 2, 5, 3)), {
    name: 'growth',
    bend: 1.5,
    limit: 1.5,
    isLine: true,
  });
});

test('a cost that grows faster is no line', () => {
  const { bend, isLine } = curveOf('growth', points(1, 2, 4, 8));
  assert.equal(bend, 4);
  assert.equal(isLine, false);
});

test('two sizes are no curve', () => {
  assert.throws(() => curveOf('growth', points(1, 2)), /growth: a curve needs three sizes/);
});

test('the ratio is the median of the ratios of the rounds, not the ratio of the medians', () => {
  const rounds = [
    { measured: 10, bare: 5 },
    { measured: 30, bare: 10 },
    { measured: 20, bare: 20 },
  ];
  const expected = { name: 'start', unit: 'ms', measured: 20, bare: 10, ratio: 2 };
  assert.deepEqual(medianRatio({ name: 'start', unit: 'ms' }, rounds), expected);
});
