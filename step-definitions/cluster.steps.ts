import { Given, Then, When } from '@cucumber/cucumber';
import {
  connectWhenAccepted,
  cutBackplane,
  freeze,
  kill,
  outlastOutage,
  replace,
  restoreBackplane,
  stop,
} from './support/cluster/fault-injection';
import { assertAlive, assertAtLeast, assertReceivedAgain } from './support/cluster/recovery-checks';
import { assertOutcome, tryOperation } from './support/participants/attempts';
import type { ServerReference } from './support/participants/server-reference';
import type { RoomReference } from './support/rooms/room-reference';
import type { ConformanceWorld } from './support/world';

When(
  '{server} is/was killed',
  async function (this: ConformanceWorld, { number }: ServerReference) {
    await kill(this, number);
  },
);

When(
  '{server} is/was stopped',
  async function (this: ConformanceWorld, { number }: ServerReference) {
    await stop(this, number);
  },
);

Then('it exits within 5 seconds', function (this: ConformanceWorld) {
  assertOutcome(this.attempts.last(), 'ok');
});

Given('{server} is frozen', async function (this: ConformanceWorld, { number }: ServerReference) {
  await freeze(this, number);
});

When(
  '{server} starts and {client} connects to {namespace} as soon as it is accepted',
  async function (
    this: ConformanceWorld,
    { number }: ServerReference,
    name: string,
    namespace: string,
  ) {
    const instance = await replace(this, number);
    await connectWhenAccepted(this, this.participants.introduce(name, { instance }), namespace);
  },
);

When('the backplane is/was cut', async function (this: ConformanceWorld) {
  await cutBackplane(this);
});

When('the backplane is restored', async function (this: ConformanceWorld) {
  await restoreBackplane(this);
});

Given('the backplane recovered from an outage', async function (this: ConformanceWorld) {
  await outlastOutage(this);
});

When(
  '{client} asks for the members of {room}',
  async function (this: ConformanceWorld, name: string, room: RoomReference) {
    const client = this.participants.find(name);
    await tryOperation(this.attempts, client, {
      namespace: client.namespaceFor(room.namespace),
      operation: 'members',
      values: { room: this.rooms.nameOf(room) },
    });
  },
);

Then(
  'the answer lists at least {clients}, or is refused with UNAVAILABLE',
  function (this: ConformanceWorld, names: string[]) {
    const clients = this.participants.findAll(names);
    const ids = clients.map((client) => client.idIn(client.namespaceFor()));
    assertAtLeast(this.attempts.last(), ids);
  },
);

Then(
  'only {clients} receive(s) what {client} sends to {room} within {int} seconds',
  async function (
    this: ConformanceWorld,
    names: string[],
    sender: string,
    room: RoomReference,
    seconds: number,
  ) {
    const recipients = this.participants.findAll(names);
    const ms = this.lane.deadline(seconds);
    await assertReceivedAgain(this, this.participants.find(sender), { room, recipients, ms });
  },
);

Then('every disposable server still answers', async function (this: ConformanceWorld) {
  await assertAlive(this.session);
});
