import { Then, When } from '@cucumber/cucumber';
import type { Emission } from './support/nestjs/emission';
import { assertBothHandled, assertOnlyNotifiedOfVisit } from './support/nestjs/gateways';
import {
  assertAcknowledged,
  assertNotAcknowledged,
  assertNothingSent,
  assertOnlyException,
  assertOnlySent,
} from './support/nestjs/handler-replies';
import { emitRaw } from './support/raw-client/written-frames';
import type { ConformanceWorld } from './support/world';

When(
  '{client} emits/emitted {string} {emission}',
  async function (this: ConformanceWorld, name: string, event: string, emission: Emission) {
    if (this.rawClient.is(name)) await emitRaw(this, event, emission);
    else await this.handlers.call(this.participants.find(name), event, emission);
  },
);

Then(
  '{client} is acknowledged with {value}',
  async function (this: ConformanceWorld, name: string, value: unknown) {
    await assertAcknowledged(this, this.participants.find(name), value);
  },
);

Then('{client} is not acknowledged', async function (this: ConformanceWorld, name: string) {
  await assertNotAcknowledged(this, this.participants.find(name));
});

Then('{client} receives no event in return', async function (this: ConformanceWorld, name: string) {
  await assertNothingSent(this, this.participants.find(name));
});

Then(
  'only {client} receives {string} events with {value}',
  async function (this: ConformanceWorld, name: string, event: string, payloads: unknown) {
    const expected = { event, payloads: payloads as unknown[] };
    await assertOnlySent(this, this.participants.find(name), expected);
  },
);

Then(
  'only {client} receives the exception {string}',
  async function (this: ConformanceWorld, name: string, message: string) {
    await assertOnlyException(this, this.participants.find(name), message);
  },
);

Then(
  'only {clients} is/are notified once by each gateway of {namespace} that {client} {connectedOrDisconnected}',
  async function (
    this: ConformanceWorld,
    names: string[],
    namespace: string,
    name: string,
    event: 'came' | 'went',
  ) {
    const recipients = this.participants.findAll(names);
    const visit = { client: this.participants.find(name), event, namespace };
    await assertOnlyNotifiedOfVisit(this, recipients, visit);
  },
);

Then(
  '{client} receives the event of both gateways and one acknowledgement',
  async function (this: ConformanceWorld, name: string) {
    await assertBothHandled(this, this.participants.find(name));
  },
);
