import { Given, Then, When } from '@cucumber/cucumber';
import { connectWhenAccepted, cutBackplane, kill } from './support/cluster/fault-injection';
import { assertAlive, assertAtLeast, assertReceivedAgain } from './support/cluster/recovery-checks';
import { tryTo } from './support/participants/attempts';
import type { RoomReference, ServerReference } from './support/participants/names';
import type { ConformanceWorld } from './support/world';

When(
  '{server} is/was killed',
  async function (this: ConformanceWorld, { number }: ServerReference) {
    await kill(this, number);
  },
);

Given('{server} is frozen', async function (this: ConformanceWorld, { number }: ServerReference) {
  (await this.session.disposableServers()).freeze(number);
});

When(
  '{server} starts and {client} connects to {namespace} as soon as it is accepted',
  async function (
    this: ConformanceWorld,
    { number }: ServerReference,
    name: string,
    namespace: string,
  ) {
    const instance = await (await this.session.disposableServers()).replace(number);
    await connectWhenAccepted(this, this.introduce(name, { instance }), namespace);
  },
);

When('the backplane is/was cut', async function (this: ConformanceWorld) {
  await cutBackplane(this);
});

When('the backplane is restored', async function (this: ConformanceWorld) {
  (await this.session.disposableServers()).restore();
});

When(
  '{client} asks for the members of {room}',
  async function (this: ConformanceWorld, name: string, room: RoomReference) {
    const client = this.participant(name);
    const values = { room: this.roomName(room) };
    await tryTo(this, client, this.namespaceOf(client, room.namespace), ['members', values]);
  },
);

Then(
  'the answer lists at least {clients}, or is refused with UNAVAILABLE',
  function (this: ConformanceWorld, names: string[]) {
    const ids = this.participants(names).map((client) => client.idIn(this.namespaceOf(client)));
    assertAtLeast(this.attempt(), ids);
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
    const ms = this.lane.deadline(seconds);
    await assertReceivedAgain(this, this.participant(sender), room, {
      people: this.participants(names),
      ms,
    });
  },
);

Then('every disposable server still answers', async function (this: ConformanceWorld) {
  await assertAlive(this);
});
