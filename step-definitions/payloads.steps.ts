import { Given, Then, When } from '@cucumber/cucumber';
import { templateFor } from './support/messages/audience';
import { questionsTo } from './support/messages/room-questions';
import { requestConcurrently, sendUnacknowledged } from './support/payloads/concurrent-requests';
import {
  echoEach,
  reflectEach,
  sendEach,
  sendUnderEach,
  tryEach,
} from './support/payloads/payload-series';
import {
  assertOwnAnswers,
  assertReceivedAlike,
  assertSeriesReceived,
} from './support/payloads/series-checks';
import type { RoomReference } from './support/rooms/room-reference';
import type { ConformanceWorld } from './support/world';

When(
  '{client} sends each of the {table} to {audience}',
  async function (this: ConformanceWorld, name: string, table: string, audience: string) {
    await sendEach(this, templateFor(this, this.participants.find(name), audience), table);
  },
);

When(
  '{client} sends each of the {table} to the server',
  async function (this: ConformanceWorld, name: string, table: string) {
    await echoEach(this, this.participants.find(name), table);
  },
);

When(
  '{client} asks {room} each of the {table}',
  async function (this: ConformanceWorld, name: string, room: RoomReference, table: string) {
    await sendEach(this, questionsTo(this.rooms, this.participants.find(name), room), table);
  },
);

Given(
  '{client} tried to send each of the {table} to {room}',
  async function (this: ConformanceWorld, name: string, table: string, room: RoomReference) {
    const sender = this.participants.find(name);
    await tryEach(this, sender, { table, room });
    await this.messages.flush(sender);
  },
);

When(
  '{client} emits a message for {room} under each of the {table}',
  async function (this: ConformanceWorld, name: string, room: RoomReference, table: string) {
    await sendUnderEach(this, this.participants.find(name), { table, room });
  },
);

When(
  '{client} sends each of the {table} to be reflected',
  async function (this: ConformanceWorld, name: string, table: string) {
    await reflectEach(this, this.participants.find(name), table);
  },
);

When(
  '{clients} each send {int} requests in {namespaces} at the same time',
  async function (this: ConformanceWorld, names: string[], count: number, namespaces: string[]) {
    const clients = this.participants.findAll(names);
    await requestConcurrently(this.payloads, { clients, namespaces, count });
  },
);

When(
  '{client} emits every operation without asking for an acknowledgement',
  async function (this: ConformanceWorld, name: string) {
    await sendUnacknowledged(this.participants.find(name));
  },
);

Then(
  '{recipients} receive(s) any/each of them( unchanged)( as JSON encodes it)',
  async function (this: ConformanceWorld, names: string[]) {
    await assertSeriesReceived(this, this.participants.findAll(names));
  },
);

Then(
  '{client} receives each of them exactly as {client} does',
  async function (this: ConformanceWorld, name: string, model: string) {
    await assertReceivedAlike(this, this.participants.find(name), this.participants.find(model));
  },
);

Then('every request is acknowledged with its own content', function (this: ConformanceWorld) {
  assertOwnAnswers(this);
});
