import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepSecret } from '../../target-file/secrets';
import { BlockedError } from '../blocked-error';
import { callDriver, callDriverNow } from './driver-call';
import { DriverError } from './driver-error';
import { nothing, operationResult, translatedEvent } from './returned';

const what = 'join of the driver module for alice@1';
const call = (run: (signal: AbortSignal) => unknown): Promise<unknown> =>
  callDriver({ what, ms: 200, returns: operationResult, run });

test('what the function returns comes back, at once or later', async () => {
  assert.deepEqual(await call(() => ({ ok: true, rooms: ['a'] })), { ok: true, rooms: ['a'] });
  assert.equal(await call(() => Promise.resolve(undefined)), undefined);
});

test('what it throws is in the message, which names the call', async () => {
  const thrown = [
    (): never => {
      throw new Error('no seat');
    },
    (): Promise<never> => Promise.reject(new Error('no seat')),
    (): Promise<never> => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- a driver module may throw anything
      throw 'no seat';
    },
  ];
  for (const run of thrown) {
    const error: unknown = await call(run).catch((one: unknown) => one);
    assert.ok(error instanceof DriverError && error instanceof BlockedError);
    assert.equal(error.message, `${what}: no seat`);
  }
});

test('a function that hangs is given up, and its signal is aborted', async () => {
  const signals: AbortSignal[] = [];
  const hung = call((signal) => {
    signals.push(signal);
    return new Promise(() => undefined);
  });
  await assert.rejects(hung, { name: 'DriverError', message: `${what}: timed out after 200 ms` });
  assert.deepEqual(
    signals.map(({ aborted }) => aborted),
    [true],
  );
});

test('a message has no secret, and an end', async () => {
  keepSecret('driver-call-secret');
  const failed = call(() => Promise.reject(new Error(`driver-call-secret ${'x'.repeat(10_000)}`)));
  const { message } = (await failed.catch((error: unknown) => error as Error)) as Error;
  assert.match(message, /: \(a secret, not shown\) x+$/);
  assert.ok(message.length < 600);
});

/** Values that are no result of an operation, and how the message shows them. */
const nonsense: Record<string, unknown> = {
  "'joined'": 'joined',
  true: true,
  null: null,
  "{ ok: 'yes' }": { ok: 'yes' },
  '{}': {},
  "{ ok: false, error: 'full' }": { ok: false, error: 'full' },
};

for (const [shown, value] of Object.entries(nonsense))
  test(`${shown} is no result of an operation`, async () => {
    const message = `${what}: returned ${shown}, expected { ok: true }, { ok: false, error: { message } } or nothing`;
    await assert.rejects(
      call(() => value),
      { message },
    );
  });

test('a function that is called at once must return at once', () => {
  const translated = (run: () => unknown): unknown =>
    callDriverNow({ what: 'receive', returns: translatedEvent, run });
  assert.deepEqual(
    translated(() => ({ event: 'said', args: [1] })),
    { event: 'said', args: [1] },
  );
  assert.equal(
    translated(() => undefined),
    undefined,
  );
  assert.throws(() => translated(() => ({ event: '', args: [] })), /receive: returned .*expected/);
  assert.throws(() => translated(() => Promise.resolve({})), DriverError);
  assert.throws(() => translated(() => null), /returned null/);
});

test('where nothing is expected, anything may be returned', async () => {
  await callDriver({ what, ms: 200, returns: nothing, run: () => 42 });
});
