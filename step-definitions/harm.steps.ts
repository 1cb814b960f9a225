import { Given, Then, When } from '@cucumber/cucumber';
import { tryTo } from './support/access/attempts';
import { connectEarly, cutBackplane, kill } from './support/cluster/fault-injection';
import {
  assertAlive,
  assertAtLeast,
  assertMembersInTheEnd,
  assertSoonHeard,
} from './support/cluster/recovery-checks';
import type { ConformanceWorld, RoomWord } from './support/world';

Given(
  '{participants} is/are connected to {namespaces} on {mortal}',
  async function (this: ConformanceWorld, names: string[], namespaces: string[], number: number) {
    const instance = await (await this.session.mortals()).instance(number);
    const people = names.map((name) => this.introduce(name, { instance }));
    await this.connectAll(people, namespaces);
  },
);

const killStep = async function (this: ConformanceWorld, number: number): Promise<void> {
  await kill(this, number);
};

When('{mortal} is killed', killStep);

Given('{mortal} has been killed', killStep);

Given('{mortal} is frozen', async function (this: ConformanceWorld, number: number) {
  (await this.session.mortals()).freeze(number);
});

When(
  '{mortal} is started, and {participant} connects to {namespace} as soon as it lets him/her',
  async function (this: ConformanceWorld, number: number, name: string, namespace: string) {
    const instance = await (await this.session.mortals()).startAnew(number);
    await connectEarly(this, this.introduce(name, { instance }), namespace);
  },
);

const cut = async function (this: ConformanceWorld): Promise<void> {
  await cutBackplane(this);
};

When('the backplane is cut', cut);

Given('the backplane has been cut', cut);

When('the backplane comes back', async function (this: ConformanceWorld) {
  (await this.session.mortals()).restore();
});

Given(
  '{participant} has come back to {namespace} on {mortal}',
  async function (this: ConformanceWorld, name: string, namespace: string, number: number) {
    const person = this.participant(name);
    person.moveTo(await (await this.session.mortals()).instance(number));
    await this.connect(person, namespace);
  },
);

When(
  '{participant} asks who is in {room}',
  async function (this: ConformanceWorld, name: string, room: RoomWord) {
    const person = this.participant(name);
    const values = { room: this.roomName(room) };
    await tryTo(this, person, this.namespaceOf(person, room.namespace), ['members', values]);
  },
);

Then(
  'the answer has at least {participants}, or is refused as UNAVAILABLE',
  function (this: ConformanceWorld, names: string[]) {
    const ids = this.participants(names).map((person) => person.idIn(this.namespaceOf(person)));
    assertAtLeast(this.attempt(), ids);
  },
);

Then(
  '{participant} sees in the end only {participants} in {room}',
  async function (this: ConformanceWorld, asker: string, names: string[], room: RoomWord) {
    await assertMembersInTheEnd(this, this.participant(asker), room, this.participants(names));
  },
);

Then(
  '{participants} hear(s) {string}, and {participant} perhaps later',
  async function (this: ConformanceWorld, names: string[], text: string, late: string) {
    const told = this.conversation.message(text);
    await this.conversation.onlyHear(this.participants(names), told, [this.participant(late)]);
  },
);

Then(
  '{participants} hear {string} at most once',
  async function (this: ConformanceWorld, names: string[], text: string) {
    const { conversation } = this;
    await conversation.onlyHear([], conversation.message(text), this.participants(names));
  },
);

Then(
  'soon just {participants} hear(s) what {participant} tells {room}',
  async function (this: ConformanceWorld, names: string[], teller: string, room: RoomWord) {
    await assertSoonHeard(this, this.participant(teller), room, this.participants(names));
  },
);

Then('each mortal server still answers', async function (this: ConformanceWorld) {
  await assertAlive(this);
});
