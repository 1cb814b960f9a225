import { Given, Then, When } from '@cucumber/cucumber';
import { callHandler, lastCall } from './support/nestjs/handler-calls';
import {
  assertAcknowledged,
  assertNothingSent,
  assertNotAcknowledged,
  assertOnlyExcepted,
  assertOnlySent,
} from './support/nestjs/handler-replies';
import type { ConformanceWorld, RoomWord } from './support/world';

When(
  '{participant} calls the handler {handler}',
  function (this: ConformanceWorld, name: string, handler: string) {
    callHandler(this, this.participant(name), handler);
  },
);

When(
  '{participant} calls the handler {handler}, for {room}',
  function (this: ConformanceWorld, name: string, handler: string, room: RoomWord) {
    callHandler(this, this.participant(name), handler, { room });
  },
);

When(
  '{participant} calls the handler {handler}, wanting no acknowledgement',
  function (this: ConformanceWorld, name: string, handler: string) {
    callHandler(this, this.participant(name), handler, { wantsAnswer: false });
  },
);

Given(
  '{participant} has been sent an exception by the handler {handler}',
  async function (this: ConformanceWorld, name: string, handler: string) {
    const person = this.participant(name);
    callHandler(this, person, handler);
    const what = `${person.label}: the exception of ${lastCall(person).event}`;
    const { answer } = this.session.timeouts;
    await person.inbox.first(({ event }) => event === 'exception', what, answer);
  },
);

Then(
  '{participant} is acknowledged with {value}',
  async function (this: ConformanceWorld, name: string, value: unknown) {
    await assertAcknowledged(this, this.participant(name), value);
  },
);

Then('{participant} is not acknowledged', async function (this: ConformanceWorld, name: string) {
  await assertNotAcknowledged(this, this.participant(name));
});

Then('{participant} is sent nothing', async function (this: ConformanceWorld, name: string) {
  await assertNothingSent(this, this.participant(name));
});

Then(
  'only {participant} is sent {value}, an event each',
  async function (this: ConformanceWorld, name: string, values: unknown[]) {
    await assertOnlySent(this, this.participant(name), 'returned', values);
  },
);

Then(
  'only {participant} is sent the exception {value}',
  async function (this: ConformanceWorld, name: string, value: unknown) {
    await assertOnlySent(this, this.participant(name), 'exception', [value]);
  },
);

Then(
  'only {participant} is sent an exception that says {string}',
  async function (this: ConformanceWorld, name: string, message: string) {
    await assertOnlyExcepted(this, this.participant(name), message);
  },
);
