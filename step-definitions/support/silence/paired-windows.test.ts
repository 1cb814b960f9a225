import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chanceOf, judge, type WindowPair } from './paired-windows';

/** A generator of numbers from 0 to 1 that a seed determines: mulberry32. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Judges after each pair, as the experiment does, until there is a finding or the pairs are used up. */
function findingOf(next: () => WindowPair, most = 24): string {
  const pairs: WindowPair[] = [];
  while (pairs.length < most) {
    pairs.push(next());
    const finding = judge(pairs);
    if (finding !== 'open') return finding;
  }
  return 'open';
}

test('an event that comes with every message and never without is caused by them', () => {
  assert.equal(
    findingOf(() => ({ withMessages: 20, without: 0 })),
    'caused',
  );
});

test('an event that comes with one message in twenty is caused by them', () => {
  assert.equal(
    findingOf(() => ({ withMessages: 1, without: 0 })),
    'caused',
  );
});

test('an event that comes on top of a ticker of the same name is caused by messages', () => {
  assert.equal(
    findingOf(() => ({ withMessages: 25, without: 5 })),
    'caused',
  );
});

test('a ticker is not caused by messages, also if windows with messages are a little longer', () => {
  assert.equal(
    findingOf(() => ({ withMessages: 5, without: 5 })),
    'not-caused',
  );
  assert.equal(
    findingOf(() => ({ withMessages: 21, without: 20 })),
    'not-caused',
  );
});

test('of 20,000 servers that send notices at random, fewer than 1 in 2,000 is blamed', () => {
  const next = random(1);
  for (const mean of [0.05, 0.5, 1, 3]) {
    const notices = (): number => {
      let count = 0;
      for (let left = Math.exp(-mean), at = next(); at > left; at *= next()) count += 1;
      return count;
    };
    const blamed = Array.from({ length: 20_000 }, () =>
      findingOf(() => ({ withMessages: notices(), without: notices() })),
    ).filter((finding) => finding === 'caused').length;
    assert.ok(blamed < 10, `${blamed} of 20,000 with ${mean} notices per window`);
  }
});

test('the chance of n pairs that all point the same way is 1 in 2 to the power of n', () => {
  const pairs = Array.from({ length: 10 }, () => ({ withMessages: 3, without: 1 }));
  assert.equal(chanceOf(pairs), 1 / 1024);
});

test('of 500 servers that show one message in two to outsiders, amid as many other notices, all but 15 are blamed', () => {
  const next = random(2);
  const leaks = (count: number): number =>
    Array.from({ length: count }, next).filter((at) => at < 0.5).length;
  const found = Array.from({ length: 500 }, () =>
    findingOf(() => ({ withMessages: leaks(16) + leaks(16), without: leaks(16) })),
  ).filter((finding) => finding === 'caused').length;
  assert.ok(found >= 485, `${found} of 500`);
});
