import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConnectionLostError, DeadlineError } from '../client/deadline';
import type { OperationAnswer } from '../contract/answer';
import { Driver } from './driver';
import { contractMapping, type Mapping } from './mapping';
import { outcomeOf } from './unanswered';

const silence = new DeadlineError('timed out waiting for the acknowledgement');
const disconnect = new ConnectionLostError('alice was disconnected', 'io server disconnect');
const crash = new ConnectionLostError('alice was disconnected', 'transport close');

/** How a join of a target with these operations ended, which was answered or failed like this. */
async function ended(
  operations: Mapping['operations'],
  came: OperationAnswer | Error,
): Promise<unknown> {
  const driver = new Driver({ ...contractMapping, operations });
  const ask = (): Promise<OperationAnswer> =>
    came instanceof Error ? Promise.reject(came) : Promise.resolve(came);
  return await outcomeOf(driver, 'join', ask);
}

test('an answer is an outcome', async () => {
  const answer = { ok: false, error: { code: 'INVALID', message: 'no room' } };
  assert.deepEqual(await ended({}, answer), { outcome: 'INVALID', answer });
});

test('where the target file does not say how a target refuses, silence and a disconnect are outcomes', async () => {
  const own = { join: { event: 'enter' } };
  assert.deepEqual(await ended(own, silence), { outcome: 'no answer', answer: String(silence) });
  assert.deepEqual(await ended(own, disconnect), {
    outcome: 'disconnected',
    answer: String(disconnect),
  });
});

test('a connection that is lost in another way is an error', async () => {
  await assert.rejects(ended({ join: { event: 'enter' } }, crash), crash);
});

test('where it is known how a target refuses, silence and a disconnect are errors', async () => {
  await assert.rejects(ended({}, silence), silence);
  await assert.rejects(ended({ join: { event: 'enter', refused: 'ack' } }, disconnect), disconnect);
});
