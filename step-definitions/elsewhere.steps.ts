import { Given, Then, When } from '@cucumber/cucumber';
import { assertOutcome, tryTo } from './support/access/attempts';
import { dismissal } from './support/lifecycle/moderation';
import { excepting, inOneRoom, toElsewhere } from './support/participants/addressing';
import { tryNamespaces } from './support/protocol/hostile-namespaces';
import type { ConformanceWorld, RoomWord } from './support/world';

When(
  '{participant} tells the socket that {participant} has in {namespace} {string}',
  async function (
    this: ConformanceWorld,
    name: string,
    other: string,
    namespace: string,
    text: string,
  ) {
    const teller = this.participant(name);
    const id = this.participant(other).idIn(namespace);
    await this.tryToTell(toElsewhere(this, teller, [id, `${other} in ${namespace}`]), text);
    assertOutcome(this.attempt(), 'ok', 'NOT_FOUND');
  },
);

When(
  '{participant} tells {room}, except the socket that {participant} has in {namespace}, {string}',
  async function (
    this: ConformanceWorld,
    name: string,
    room: RoomWord,
    other: string,
    namespace: string,
    text: string,
  ) {
    const address = inOneRoom(this, this.participant(name), 'tellRoomExcept', room);
    const id = this.participant(other).idIn(namespace);
    await this.tell(excepting(address, id, `${other} in ${namespace}`), text);
  },
);

When(
  '{participant} tries to kick the socket that {participant} has in {namespace}',
  async function (this: ConformanceWorld, name: string, other: string, namespace: string) {
    const person = this.participant(name);
    const id = this.participant(other).idIn(namespace);
    await tryTo(this, person, this.namespaceOf(person), ['kick', dismissal(id)]);
  },
);

Given(
  '{participant} has tried to summon, into {room}, the socket that {participant} has in {namespace}',
  async function (
    this: ConformanceWorld,
    name: string,
    room: RoomWord,
    other: string,
    namespace: string,
  ) {
    const person = this.participant(name);
    const values = { member: this.participant(other).idIn(namespace), room: this.roomName(room) };
    await tryTo(this, person, this.namespaceOf(person, room.namespace), ['summon', values]);
    assertOutcome(this.attempt(), 'ok', 'NOT_FOUND');
  },
);

Then('the attempt has no effect, or is refused as NOT_FOUND', function (this: ConformanceWorld) {
  assertOutcome(this.attempt(), 'ok', 'NOT_FOUND');
});

Given(
  '{participant} has tried each of the {table}, and is in {room} wherever she was let in',
  async function (this: ConformanceWorld, name: string, table: string, room: RoomWord) {
    await tryNamespaces(this, this.participant(name), [table, room]);
  },
);
