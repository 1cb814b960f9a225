import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lowerOf, problemsOf, type Figures } from './gate';

const ratioOf = (name: string, ratio: number): Figures['ratios'][number] => ({
  name,
  unit: 'ms',
  measured: ratio * 2,
  bare: 2,
  ratio,
});

const curveOf = (bend: number): Figures['curves'][number] => ({
  name: 'growth',
  bend,
  limit: 1.5,
  isLine: bend <= 1.5,
});

const recorded = { ratios: [ratioOf('start', 100), ratioOf('scenario, time', 2)], curves: [] };

function messages(measured: Figures): string[] {
  return problemsOf(recorded, measured).map(({ message }) => message);
}

test('ratios up to 1.2 times the recorded ones, and smaller ones, are accepted', () => {
  const ratios = [ratioOf('start', 120), ratioOf('scenario, time', 0.5)];
  assert.deepEqual(messages({ ratios, curves: [curveOf(1.5)] }), []);
});

test('each ratio beyond 1.2 times the recorded one is a problem that names all figures', () => {
  const ratios = [ratioOf('start', 121), ratioOf('scenario, time', 2.41)];
  assert.deepEqual(messages({ ratios, curves: [] }), [
    'start: 121.00 times the bare loop; recorded 100.00, limit 120.00',
    'scenario, time: 2.41 times the bare loop; recorded 2.00, limit 2.40',
  ]);
});

test('a ratio that is not recorded, and one that is no longer measured, are problems', () => {
  const ratios = [ratioOf('start', 100), ratioOf('rerun', 1)];
  assert.deepEqual(messages({ ratios, curves: [] }), [
    'rerun: measured, but not recorded',
    'scenario, time: recorded, but no longer measured',
  ]);
});

test('a curve that is no line is a problem, whatever is recorded', () => {
  assert.deepEqual(messages({ ratios: recorded.ratios, curves: [curveOf(2)] }), [
    'growth: not a line: the ratio at the largest size is 2.00 times that at the second size, limit 1.50',
  ]);
});

test('of two measurements the lower one counts, and what was measured once stays', () => {
  const first = { ratios: [ratioOf('start', 130), ratioOf('rerun', 5)], curves: [curveOf(2)] };
  const second = { ratios: [ratioOf('start', 110)], curves: [curveOf(1)] };
  const lower = { ratios: [ratioOf('start', 110), ratioOf('rerun', 5)], curves: [curveOf(1)] };
  assert.deepEqual(lowerOf(first, second), lower);
  assert.deepEqual(lowerOf(lower, { ratios: first.ratios, curves: first.curves }), lower);
});
