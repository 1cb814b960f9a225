import { Given, Then, When } from '@cucumber/cucumber';
import {
  requestConcurrently,
  requestWithoutHandler,
  sendUnacknowledged,
} from './support/messages/acknowledgements';
import {
  assertOwnAnswers,
  assertEachReceived,
  assertReceivedAlike,
  reflectEach,
  sendUnderEach,
  sendEach,
  tryEach,
} from './support/messages/payload-series';
import type { RoomReference } from './support/participants/names';
import type { ConformanceWorld } from './support/world';

When(
  '{client} sends each of the {table} to {room}',
  async function (this: ConformanceWorld, name: string, table: string, room: RoomReference) {
    await sendEach(this, this.participant(name), room, table);
  },
);

Given(
  '{client} tried to send each of the {table} to {room}',
  async function (this: ConformanceWorld, name: string, table: string, room: RoomReference) {
    await tryEach(this, this.participant(name), room, table);
  },
);

When(
  '{client} emits a message for {room} under each of the {table}',
  async function (this: ConformanceWorld, name: string, room: RoomReference, table: string) {
    await sendUnderEach(this, this.participant(name), room, table);
  },
);

When(
  '{client} sends each of the {table} to be reflected',
  async function (this: ConformanceWorld, name: string, table: string) {
    await reflectEach(this, this.participant(name), table);
  },
);

When(
  '{clients} each send {int} requests in {namespaces} at the same time',
  async function (this: ConformanceWorld, names: string[], count: number, namespaces: string[]) {
    await requestConcurrently(this, this.participants(names), namespaces, count);
  },
);

Given(
  '{client} emitted every operation without asking for an acknowledgement',
  async function (this: ConformanceWorld, name: string) {
    await sendUnacknowledged(this, this.participant(name));
  },
);

Given(
  '{client} requested the acknowledgement of an event without a handler in {namespace}',
  function (this: ConformanceWorld, name: string, namespace: string) {
    requestWithoutHandler(this.participant(name), namespace);
  },
);

Then(
  '{recipients} receive(s) any/each of them( unchanged)( as JSON encodes it)',
  async function (this: ConformanceWorld, names: string[]) {
    await assertEachReceived(this, this.participants(names));
  },
);

Then(
  '{client} receives each of them exactly as {client} does',
  async function (this: ConformanceWorld, elsewhere: string, here: string) {
    await assertReceivedAlike(this, this.participant(elsewhere), this.participant(here));
  },
);

Then('every request is acknowledged with its own content', function (this: ConformanceWorld) {
  assertOwnAnswers(this);
});
