import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DeadlineError } from '../../../harness/client/deadline';
import { Unanswered, type Vital } from './unanswered';

/** Returns why a lane ends if requests of scenarios come to this, one after the other. */
async function haltOf(...ended: [Vital, string, Error?][]): Promise<string[]> {
  const reasons: string[] = [];
  const unanswered = new Unanswered((reason) => reasons.push(reason));
  for (const [vital, scenario, error] of ended) {
    const answer = error === undefined ? Promise.resolve() : Promise.reject(error);
    unanswered.watch(vital, { scenario, answer });
    await answer.catch(() => undefined);
  }
  return reasons;
}

const late = new DeadlineError('timed out');
const silent = (vital: Vital, ...scenarios: string[]): [Vital, string, Error][] =>
  scenarios.map((scenario) => [vital, scenario, late]);

test('six scenarios in a row without the answer to a join end the lane', async () => {
  assert.deepEqual(await haltOf(...silent('join', '1', '2', '3', '4', '5')), []);
  assert.deepEqual(await haltOf(...silent('join', '1', '2', '3', '4', '5', '6')), [
    'the servers no longer answer a client that joins a room: 6 scenarios in a row have waited for that in vain',
  ]);
});

test('many clients of one scenario count once, and other requests and errors do not count', async () => {
  const lost = ['1', '2', '3', '4', '5', '6'].map((scenario): [Vital, string, Error] => [
    'join',
    scenario,
    new Error('the connection was lost'),
  ]);
  assert.deepEqual(await haltOf(...silent('join', ...Array<string>(9).fill('1')), ...lost), []);
  assert.deepEqual(
    await haltOf(...silent('join', '1', '2', '3'), ...silent('connect', '4', '5', '6')),
    [],
  );
});

test('one answer between them is enough to go on', async () => {
  const before = silent('connect', '1', '2', '3');
  assert.deepEqual(
    await haltOf(...before, ['connect', '4'], ...silent('connect', '5', '6', '7')),
    [],
  );
});
