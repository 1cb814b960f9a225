import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DeadlineError } from '../client/deadline';
import type { Packet } from '../client/packet';
import { withArrivals } from './missing-answer';

const missing = new DeadlineError('timed out waiting for the event joinedRoom');

function event(name: string, ...args: readonly unknown[]): Packet {
  return { namespace: '/', type: 'EVENT', event: name, args };
}

test('a missing answer is reported with the events that came instead', () => {
  const found = withArrivals(missing, [event('exception', { message: 'who are you?' })]);
  assert.ok(found instanceof DeadlineError);
  assert.match(found.message, /joinedRoom; received exception \{.*who are you\?.*\}$/);
});

test('at most three events are shown, and how many more there were', () => {
  const found = withArrivals(
    missing,
    ['a', 'b', 'c', 'd', 'e'].map((name) => event(name)),
  );
  assert.match((found as Error).message, /; received a; b; c; and 2 more$/);
});

test('without events, and for other errors, nothing changes', () => {
  assert.equal(withArrivals(missing, [{ ...event(''), type: 'ACK' }]), missing);
  const other = new Error('lost');
  assert.equal(withArrivals(other, [event('a')]), other);
});
