import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOutcome, Attempts } from './attempts';

const attempt = { what: 'bob@1 tried to join', outcome: 'FORBIDDEN', answer: { ok: false } };

test('an attempt that no step has looked at is named', () => {
  const attempts = new Attempts();
  assert.deepEqual(attempts.unasserted(), []);
  attempts.keep(attempt);
  assert.deepEqual(attempts.unasserted(), ['how this ended: bob@1 tried to join']);
  assert.equal(attempts.last(), attempt);
  assert.deepEqual(attempts.unasserted(), []);
});

test('attempts that were made at the same time are kept together', () => {
  const attempts = new Attempts();
  const other = { ...attempt, what: 'carol@1 tried to join' };
  attempts.keep(attempt, other);
  assert.deepEqual(attempts.lastOnes(), [attempt, other]);
  assert.deepEqual(attempts.unasserted(), []);
});

test('an outcome is one of those expected, or a mismatch', () => {
  assertOutcome(attempt, 'ok', 'FORBIDDEN');
  assert.throws(
    () => {
      assertOutcome(attempt, 'ok');
    },
    { message: 'bob@1 tried to join\n  expected  ok\n  received  FORBIDDEN: { ok: false }' },
  );
});

test('a table names the rows that ended otherwise, and how many more', () => {
  const attempts = new Attempts();
  const mistakes = Array.from({ length: 14 }, (_, index) => {
    return { row: `row ${index + 1}`, expected: 'INVALID', received: 'ok' };
  });
  attempts.keepTable({ what: 'eve sent wrong payloads', mistakes });
  assert.deepEqual(attempts.unasserted(), ['eve sent wrong payloads']);
  assert.throws(() => {
    attempts.assertTableAsAllowed();
  }, /^Error: eve sent wrong payloads\n {2}row 1: expected INVALID, received ok\n[^]* {2}row 12: expected INVALID, received ok\n {2}and 2 more$/);
  assert.deepEqual(attempts.unasserted(), []);
});

test('a table without mistakes is as allowed', () => {
  const attempts = new Attempts();
  attempts.keepTable({ what: 'eve sent wrong payloads', mistakes: [] });
  attempts.assertTableAsAllowed();
});
