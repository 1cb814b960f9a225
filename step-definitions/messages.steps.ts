import { Given, Then, When, type DataTable } from '@cucumber/cucumber';
import { addressOf } from './support/messages/audience';
import {
  assertRepliesInOrder,
  assertEachOnce,
  assertEachOnceOrLost,
  assertReceivedByTable,
  assertSurvivorsInOrder,
  echoConcurrently,
  sendAtTheSameTime,
  sendInTurn,
  sendWhileInterrupted,
} from './support/messages/bulk-messages';
import { assertNoReply, assertOnlyReply } from './support/messages/echo';
import { tryToSend } from './support/messages/try-to-send';
import { tryTo } from './support/participants/attempts';
import { assertBeforeAcknowledgement } from './support/rooms/join-confirmations';
import type { ConformanceWorld } from './support/world';

When(
  '{client} sends {string} to {audience}',
  async function (this: ConformanceWorld, name: string, text: string, audience: string) {
    const sender = this.participant(name);
    await this.tell(addressOf(this, sender, audience), text);
  },
);

Given(
  '{client} sent {string} to {audience}',
  async function (this: ConformanceWorld, name: string, text: string, audience: string) {
    const sender = this.participant(name);
    await this.tell(addressOf(this, sender, audience), text);
    await this.messages.settle(sender);
  },
);

When(
  '{client} tries to send {string} to {audience}',
  async function (this: ConformanceWorld, name: string, text: string, audience: string) {
    const sender = this.participant(name);
    await tryToSend(this, addressOf(this, sender, audience), text);
  },
);

When(
  '{client} sends {string} to the server',
  async function (this: ConformanceWorld, name: string, text: string) {
    const sender = this.participant(name);
    await sender.must(this.namespaceOf(sender), 'echo', { text });
  },
);

When(
  '{client} tries to send {value} to the server',
  async function (this: ConformanceWorld, name: string, value: unknown) {
    const sender = this.participant(name);
    await tryTo(this, sender, this.namespaceOf(sender), ['echo', { text: value }]);
  },
);

When(
  '{client} sends/sent {int} messages, taking turns between:',
  async function (this: ConformanceWorld, name: string, count: number, audiences: DataTable) {
    const sender = this.participant(name);
    const addresses = audiences.raw().map(([audience = '']) => addressOf(this, sender, audience));
    await sendInTurn(this, addresses, count);
  },
);

When(
  'these clients send messages at the same time:',
  async function (this: ConformanceWorld, table: DataTable) {
    await sendAtTheSameTime(this, table.hashes());
  },
);

When(
  '{client} sends {int} messages to {audience} while {client} {interruption}',
  async function (
    this: ConformanceWorld,
    name: string,
    count: number,
    audience: string,
    other: string,
    interruption: string,
  ) {
    const address = addressOf(this, this.participant(name), audience);
    await sendWhileInterrupted(this, {
      address,
      count,
      other: this.participant(other),
      interruption,
    });
  },
);

When(
  '{client} sends {int} messages to the server without waiting for replies',
  async function (this: ConformanceWorld, name: string, count: number) {
    const sender = this.participant(name);
    await echoConcurrently(sender, this.namespaceOf(sender), count);
  },
);

Then(
  '{recipients} receive(s) {string}',
  async function (this: ConformanceWorld, names: string[], text: string) {
    const { messages } = this;
    await messages.assertReceived(this.participants(names), messages.message(text));
  },
);

Then(
  'at most {clients} receive(s) {string}',
  async function (this: ConformanceWorld, names: string[], text: string) {
    const { messages } = this;
    await messages.assertReceived([], messages.message(text), this.participants(names));
  },
);

Then(
  'only {clients} receive(s) {string}; {client} may receive it later',
  async function (this: ConformanceWorld, names: string[], text: string, late: string) {
    const message = this.messages.message(text);
    await this.messages.assertReceived(this.participants(names), message, [this.participant(late)]);
  },
);

Then(
  '{client} receives the {operation} event before the acknowledgement',
  async function (this: ConformanceWorld, name: string, operation: 'join' | 'leave' | 'echo') {
    await assertBeforeAcknowledgement(this, this.participant(name), operation);
  },
);

Then(
  'only {client} receives the reply {string}',
  async function (this: ConformanceWorld, name: string, reply: string) {
    await assertOnlyReply(this, this.participant(name), reply);
  },
);

Then('{client} receives no reply', async function (this: ConformanceWorld, name: string) {
  await assertNoReply(this, this.participant(name));
});

Then(
  '{client} receives {int} replies in the order of its messages',
  async function (this: ConformanceWorld, name: string, count: number) {
    await assertRepliesInOrder(this, this.participant(name), count);
  },
);

Then(
  'only {clients} receive(s) each message once',
  async function (this: ConformanceWorld, names: string[]) {
    await assertEachOnce(this, this.participants(names));
  },
);

Then(
  'only {clients} receive(s) each message once; {client} may miss some',
  async function (this: ConformanceWorld, names: string[], name: string) {
    await assertEachOnceOrLost(this, this.participants(names), [this.participant(name)]);
  },
);

Then(
  'at most {clients} receive(s) each message once',
  async function (this: ConformanceWorld, names: string[]) {
    await assertEachOnceOrLost(this, [], this.participants(names));
  },
);

Then(
  'only these clients receive the messages, once each:',
  async function (this: ConformanceWorld, table: DataTable) {
    await assertReceivedByTable(this, table.hashes());
  },
);

Then(
  '{clients} receive(s) the messages in the order in which they were sent',
  function (this: ConformanceWorld, names: string[]) {
    for (const client of this.participants(names)) assertSurvivorsInOrder(this, client);
  },
);
