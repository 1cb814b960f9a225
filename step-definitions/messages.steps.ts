import { Given, Then, When, type DataTable } from '@cucumber/cucumber';
import { sendUnacknowledged, tryToSendOrDisconnect } from './support/messages/attempted-messages';
import { templateFor } from './support/messages/audience';
import {
  assertEachReceived,
  assertInOrder,
  assertReceivedByTable,
  assertSomeReceived,
} from './support/messages/bulk-checks';
import {
  sendAtTheSameTime,
  sendInTurn,
  sendWhileInterrupted,
} from './support/messages/bulk-messages';
import { recipientsOf, requireNotReplayed, type Receivers } from './support/messages/receivers';
import {
  assertNoReply,
  assertOnlyReply,
  assertRepliesInOrder,
  sendToServerConcurrently,
} from './support/messages/replies';
import { tryOperation } from './support/participants/attempts';
import { assertBeforeAcknowledgement } from './support/rooms/join-confirmations';
import { assertNoSideEffects } from './support/silence/side-effects';
import type { ConformanceWorld } from './support/world';

/** Milliseconds for windows with messages and without; a server that sends nothing else needs one of them only. */
const experimentMs = 180_000;

When(
  '{client} sends {string} to {audience}',
  async function (this: ConformanceWorld, name: string, text: string, audience: string) {
    const sender = this.participants.find(name);
    await this.messages.mustSend(templateFor(this, sender, audience), text);
  },
);

When(
  '{client} sends {string} to {audience} without asking for an acknowledgement',
  async function (this: ConformanceWorld, name: string, text: string, audience: string) {
    const sender = this.participants.find(name);
    await sendUnacknowledged(this, templateFor(this, sender, audience), text);
  },
);

Given(
  '{client} sent {string} to {audience}',
  async function (this: ConformanceWorld, name: string, text: string, audience: string) {
    const sender = this.participants.find(name);
    await this.messages.mustSend(templateFor(this, sender, audience), text);
    await this.messages.settle(sender);
  },
);

When(
  '{client} tries to send {string} to {audience}',
  async function (this: ConformanceWorld, name: string, text: string, audience: string) {
    const sender = this.participants.find(name);
    await tryToSendOrDisconnect(this, templateFor(this, sender, audience), text);
  },
);

Given(
  '{client} tried to send {string} to {audience}',
  async function (this: ConformanceWorld, name: string, text: string, audience: string) {
    const sender = this.participants.find(name);
    await this.messages.emit({ ...templateFor(this, sender, audience), text });
  },
);

When(
  '{client} sends {string} to the server',
  async function (this: ConformanceWorld, name: string, text: string) {
    const sender = this.participants.find(name);
    this.messages.requireReadBehind(sender);
    const namespace = sender.namespaceFor();
    await sender.must(namespace, 'echo', { text });
    this.counters.noteEcho(namespace);
  },
);

When(
  '{client} tries to send {value} to the server',
  async function (this: ConformanceWorld, name: string, value: unknown) {
    const sender = this.participants.find(name);
    await tryOperation(this.attempts, sender, {
      namespace: sender.namespaceFor(),
      operation: 'echo',
      values: { text: value },
    });
  },
);

When(
  '{client} sends/sent {int} messages, taking turns between:',
  async function (this: ConformanceWorld, name: string, count: number, audiences: DataTable) {
    const sender = this.participants.find(name);
    const templates = audiences.raw().map(([audience = '']) => templateFor(this, sender, audience));
    await sendInTurn(this, templates, count);
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
    const template = templateFor(this, this.participants.find(name), audience);
    await sendWhileInterrupted(this, {
      template,
      count,
      other: this.participants.find(other),
      interruption,
    });
  },
);

When(
  '{client} sends {int} messages to the server without waiting for replies',
  async function (this: ConformanceWorld, name: string, count: number) {
    await sendToServerConcurrently(this.participants.find(name), count);
  },
);

When('{client} stopped reading', function (this: ConformanceWorld, name: string) {
  this.participants.find(name).read(false);
});

When('{client} resumes reading', function (this: ConformanceWorld, name: string) {
  this.participants.find(name).read(true);
});

Then(
  '{receivers} receive(s) {string}',
  async function (this: ConformanceWorld, receivers: Receivers, text: string) {
    const message = this.messages.find(text);
    const recipients = recipientsOf(this, receivers);
    await this.messages.assertReceived(message, recipients);
    requireNotReplayed(this, message, recipients);
  },
);

Then(
  '{int} repetitions of {string} cause nothing at any other client',
  { timeout: experimentMs },
  async function (this: ConformanceWorld, count: number, text: string) {
    await assertNoSideEffects(this, this.messages.find(text), count);
  },
);

Then(
  '{receivers} receive(s) each/any message( once)',
  async function (this: ConformanceWorld, receivers: Receivers) {
    await assertEachReceived(this.messages, recipientsOf(this, receivers));
  },
);

Then(
  '{client} receives the {operation} event before the acknowledgement',
  async function (this: ConformanceWorld, name: string, operation: 'join' | 'leave' | 'echo') {
    await assertBeforeAcknowledgement(this, this.participants.find(name), operation);
  },
);

Then(
  'only {client} receives the reply {string}',
  async function (this: ConformanceWorld, name: string, reply: string) {
    await assertOnlyReply(this, this.participants.find(name), reply);
  },
);

Then('{client} receives no reply', async function (this: ConformanceWorld, name: string) {
  await assertNoReply(this, this.participants.find(name));
});

Then(
  '{client} receives {int} replies in the order of its messages',
  async function (this: ConformanceWorld, name: string, count: number) {
    await assertRepliesInOrder(this, this.participants.find(name), count);
  },
);

Then(
  '{clients} receive(s) at least one of the messages',
  async function (this: ConformanceWorld, names: string[]) {
    await assertSomeReceived(this, this.participants.findAll(names));
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
    for (const client of this.participants.findAll(names)) assertInOrder(this.messages, client);
  },
);
