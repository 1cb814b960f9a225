import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missedDeadline } from '../../../harness/client/deadline';
import type { Attempt } from '../participants/attempts';
import type { Participant } from '../participants/participant';
import { assertAnswers } from './room-questions';

type Parts = Parameters<typeof assertAnswers>[0];

function deadlineMissedBy(answers: readonly unknown[], complete = false): number | undefined {
  const attempt = { what: 'alice asked', outcome: 'ok', answer: { answers, complete } };
  const last: Attempt = { ...attempt, withinMs: 500 };
  const bob = { name: 'bob' } as unknown as Participant;
  const parts = { participants: { findAll: () => [bob] }, attempts: { lastOnes: () => [last] } };
  try {
    assertAnswers(parts as unknown as Parts, {
      answers: 'the answer "yes" from bob',
      complete: false,
    });
  } catch (error) {
    return missedDeadline(error);
  }
  return undefined;
}

test('a missing answer may be late, any other difference is not', () => {
  assert.equal(deadlineMissedBy([]), 500);
  assert.equal(deadlineMissedBy([], true), undefined);
  assert.equal(deadlineMissedBy([{ name: 'bob', text: 'no' }]), undefined);
});
