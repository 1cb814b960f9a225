import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Driver } from '../../../harness/drivers/driver';
import { EventList } from './event-list';

const receiver = { label: 'bob@1', isInRoom: () => false };
const driver = { audienceOf: () => undefined, supports: () => false } as unknown as Driver;

const noted = (...names: readonly string[]): ReturnType<EventList['list']> => {
  const events = new EventList(() => driver);
  for (const event of names)
    events.note({ namespace: '/chat', type: 'EVENT', event, args: [{ at: 1 }] }, receiver);
  return events.list();
};

test('an event is listed once, with its first example', () => {
  const example = 'bob@1 received typing { at: 1 }';
  assert.deepEqual(noted('typing', 'typing'), [{ event: 'typing', count: 2, outside: 2, example }]);
});

test('a server that invents names of any length gets a short list', () => {
  const names = Array.from({ length: 150 }, (_, index) => `${index} ${'e'.repeat(1e5)}`);
  const list = noted(...names);
  assert.equal(list.length, 101);
  assert.deepEqual([list.at(-1)?.event, list.at(-1)?.count], ['(other events)', 50]);
  assert.ok(JSON.stringify(list).length < 50_000);
});
