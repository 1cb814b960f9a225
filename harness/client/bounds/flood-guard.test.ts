import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FloodGuard, LoadCount, loadOf, type Load } from './flood-guard';

const text = (bytes: number): Load => ({ bytes, values: 2 });

const times = (count: number, action: () => unknown): unknown[] =>
  Array.from({ length: count }, action);

test('the number of messages that the features cause is no flood, a higher one is', () => {
  const flood = new FloodGuard(new LoadCount());
  assert.ok(!times(50_000, () => flood.exceeds(text(100))).includes(true));
  assert.ok(flood.exceeds(text(100)));
});

test('any number of answers is no flood', () => {
  const flood = new FloodGuard(new LoadCount());
  const answered = times(200_000, () => {
    flood.allowOne();
    return flood.exceeds(text(100));
  });
  assert.ok(!answered.includes(true));
});

test('a few large messages can be a flood', () => {
  const flood = new FloodGuard(new LoadCount());
  assert.deepEqual(
    [flood.exceeds(text(16e6)), flood.exceeds(text(16e6)), flood.exceeds(text(33e6))],
    [false, false, true],
  );
});

test('many connections together can be a flood', () => {
  const all = new LoadCount();
  const floods = times(5, () => new FloodGuard(all).exceeds(text(15e6)));
  assert.deepEqual(floods, [false, false, false, false, true]);
  // The last one is closed, so that there is room for another.
  assert.ok(!new FloodGuard(all).exceeds(text(1e6)));
});

test('small messages to many connections, and lists that are small on the wire, can be a flood', () => {
  const all = new LoadCount();
  const connections = times(20, () => new FloodGuard(all)) as FloodGuard[];
  const floods = connections.filter((one) =>
    times(30_000, () => one.exceeds(loadOf('2["a"]'))).includes(true),
  );
  assert.ok(floods.length > 0);
  const lists = loadOf(`2["a",[${'[],'.repeat(90_000)}0]]`);
  const flood = new FloodGuard(new LoadCount());
  assert.equal(times(28, () => flood.exceeds(lists)).indexOf(true), 27);
});
