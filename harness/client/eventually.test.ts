import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually, untilDone } from './eventually';

const bounds = { within: 200, what: 'the members of the lobby', expected: '3' };

test('tries until something holds, and returns it', async () => {
  let tries = 0;
  const check = () => {
    tries += 1;
    return tries === 3 ? { done: 'here' } : { received: 'nothing' };
  };
  assert.equal(await eventually(check, bounds), 'here');
  assert.equal(tries, 3);
});

test('pauses between two tries', async () => {
  const times: number[] = [];
  const check = () => {
    times.push(performance.now());
    return { received: 'nothing' };
  };
  await untilDone(check, { within: 100, every: 40 });
  const [first = 0, second = 0] = times;
  assert.ok(second - first >= 35, `${second - first} ms`);
  assert.ok(times.length <= 5, `${times.length} tries`);
});

test('says what came instead when the time is up', async () => {
  await assert.rejects(
    eventually(() => ({ received: '2' }), { ...bounds, within: 10 }),
    {
      message: 'the members of the lobby\n  expected  3\n  received  2, until 10 ms had passed',
    },
  );
});

test('tries once, however short the time is', async () => {
  assert.deepEqual(await untilDone(() => ({ done: 1 }), { within: 0 }), { done: 1 });
});

test('throws at once what a try throws', async () => {
  let tries = 0;
  const check = (): Promise<never> => {
    tries += 1;
    return Promise.reject(new Error('gone'));
  };
  await assert.rejects(eventually(check, bounds), /gone/);
  assert.equal(tries, 1);
});
