import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Instance } from '../../../harness/servers/instance';
import type { LaneContext } from '../../../harness/servers/lane-context';
import type { Participant } from '../participants/participant';
import { groupsOf } from './fence-groups';

const server = (number: number): Instance =>
  ({ number, url: `http://server-${number}` }) as Instance;
const [one, two, isolated] = [server(1), server(2), server(3)];

const client = (name: string, instance: Instance, ...namespaces: string[]): Participant =>
  ({ name, instance, namespaces }) as unknown as Participant;

/** A lane in which one server publishes for all but the isolated one, which only reaches itself. */
const lane = {
  fencePublisher: (publisher: Instance, theirs: Instance) =>
    theirs === isolated ? undefined : publisher,
} as unknown as LaneContext;

const groups = (...clients: Participant[]): unknown[] =>
  groupsOf(clients, one, lane).map(({ namespace, instance, observers }) => [
    namespace,
    instance.number,
    observers.map(({ name }) => name),
  ]);

test('clients on all servers are fenced by the publisher, in each of their namespaces', () => {
  const alice = client('alice', one, '/chat');
  const bob = client('bob', two, '/chat', '/news');
  assert.deepEqual(groups(alice, bob), [
    ['/chat', 1, ['alice', 'bob']],
    ['/news', 1, ['bob']],
  ]);
});

test('a client that no fence can reach, or that is not connected, is in no group', () => {
  assert.deepEqual(groups(client('carol', isolated, '/chat'), client('dave', one)), []);
});
