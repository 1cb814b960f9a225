import { Given, Then, When } from '@cucumber/cucumber';
import type { Emission } from './support/nestjs/emission';
import { assertBothHandled, assertOnlyNotifiedOfVisit } from './support/nestjs/gateways';
import { callHandler } from './support/nestjs/handler-calls';
import {
  assertAcknowledged,
  assertNotAcknowledged,
  assertNothingSent,
  assertOnlyException,
  assertOnlySent,
} from './support/nestjs/handler-replies';
import { roundTrip } from './support/messages/unconfirmed-operations';
import type { ConformanceWorld } from './support/world';

When(
  '{client} emits {string} {emission}',
  function (this: ConformanceWorld, name: string, event: string, emission: Emission) {
    callHandler(this, this.participant(name), event, emission);
  },
);

Given(
  '{client} emitted {string} {emission}',
  async function (this: ConformanceWorld, name: string, event: string, emission: Emission) {
    const client = this.participant(name);
    callHandler(this, client, event, emission);
    await roundTrip(client, this.namespaceOf(client));
  },
);

Then(
  '{client} is acknowledged with {value}',
  async function (this: ConformanceWorld, name: string, value: unknown) {
    await assertAcknowledged(this, this.participant(name), value);
  },
);

Then('{client} is not acknowledged', async function (this: ConformanceWorld, name: string) {
  await assertNotAcknowledged(this, this.participant(name));
});

Then('{client} receives no event in return', async function (this: ConformanceWorld, name: string) {
  await assertNothingSent(this, this.participant(name));
});

Then(
  'only {client} receives {string} events with {value}',
  async function (this: ConformanceWorld, name: string, event: string, values: unknown) {
    await assertOnlySent(this, this.participant(name), event, values as unknown[]);
  },
);

Then(
  'only {client} receives the exception {string}',
  async function (this: ConformanceWorld, name: string, message: string) {
    await assertOnlyException(this, this.participant(name), message);
  },
);

Then(
  'only {clients} is/are notified once by each gateway of {namespace} that {client} {connectedOrDisconnected}',
  async function (
    this: ConformanceWorld,
    names: string[],
    namespace: string,
    visitor: string,
    event: string,
  ) {
    const to = this.participants(names);
    await assertOnlyNotifiedOfVisit(this, to, this.participant(visitor), [event, namespace]);
  },
);

Then(
  '{client} receives the event of both gateways and one acknowledgement',
  async function (this: ConformanceWorld, name: string) {
    await assertBothHandled(this, this.participant(name));
  },
);
