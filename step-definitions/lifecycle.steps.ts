import { Given, Then, When } from '@cucumber/cucumber';
import { assertOutcome } from './support/access/attempts';
import { comeAndGo, comeInVain, placeOf } from './support/lifecycle/churn';
import { fallSilent } from './support/lifecycle/heartbeat';
import { toFormer } from './support/participants/addressing';
import type { ConformanceWorld, RoomWord } from './support/world';

const loseConnection = function (this: ConformanceWorld, name: string): void {
  this.participant(name).cut();
};

const disconnect = async function (
  this: ConformanceWorld,
  name: string,
  namespace: string,
): Promise<void> {
  await this.participant(name).leaveNamespace(namespace);
};

const comeBack = async function (
  this: ConformanceWorld,
  name: string,
  namespace: string,
): Promise<void> {
  await this.connect(this.participant(name), namespace);
};

When('{participant} loses his/her connection', loseConnection);

Given('{participant} has lost his/her connection', loseConnection);

When('{participant} disconnects from {namespace}', disconnect);

Given('{participant} has disconnected from {namespace}', disconnect);

When('{participant} comes back to {namespace}', comeBack);

Given('{participant} has come back to {namespace}', comeBack);

Then(
  '{participant} has another id in {namespace} than before',
  function (this: ConformanceWorld, name: string, namespace: string) {
    const ids = this.participant(name).idsIn(namespace);
    const before = ids.slice(0, -1);
    const now = this.participant(name).idIn(namespace);
    if (before.length > 0 && !before.includes(now)) return;
    throw new Error(`${name}: expected another id than ${before.join(', ')}, observed ${now}`);
  },
);

When(
  '{participant} tells the socket that {participant} was before {string}',
  async function (this: ConformanceWorld, name: string, former: string, text: string) {
    const address = toFormer(this, this.participant(name), this.participant(former));
    await this.tryToTell(address, text);
    assertOutcome(this.attempt(), 'ok', 'NOT_FOUND');
  },
);

When(
  '{participant} comes, asks to join {room} and is gone, {int} times',
  async function (this: ConformanceWorld, name: string, room: RoomWord, times: number) {
    await comeInVain(this.introduce(name), placeOf(this, room), times);
  },
);

When(
  '{participants} come, join, leave and join {room}, and go again, {int} times each at once',
  async function (this: ConformanceWorld, names: string[], room: RoomWord, times: number) {
    const people = names.map((name) => this.introduce(name));
    const place = placeOf(this, room);
    await Promise.all(people.map((person) => comeAndGo(person, place, times)));
  },
);

Given(
  'eve has a bare connection to {namespace} on the impatient server, in {room}',
  async function (this: ConformanceWorld, namespace: string, room: RoomWord) {
    const eve = await this.outsider.open(await this.session.impatient());
    await eve.connect(namespace);
    await eve.ask(namespace, 'joinRoom', this.roomName(room));
  },
);

When('eve falls silent for longer than the server waits', async function (this: ConformanceWorld) {
  await fallSilent(this);
});
