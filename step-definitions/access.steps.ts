import { Given, Then, When } from '@cucumber/cucumber';
import { addressOfForm, sign, toListOf, tryIdRoom } from './support/access';
import { assertOutcome, assertRefusedAs, tryTo, tryToConnect } from './support/attempts';
import { toRooms } from './support/addressing';
import { authFor } from './support/credentials';
import { tellInHaste } from './support/haste';
import type { ConformanceWorld, RoomWord } from './support/world';

When(
  '{participant} tries to connect to {namespace} with {credential}',
  async function (this: ConformanceWorld, name: string, namespace: string, credential: string) {
    await tryToConnect(this, this.introduce(name), namespace, await authFor(this, credential));
  },
);

When(
  'eve asks on it for {namespace} with {credential} and tells everyone, {haste}, {string}',
  async function (
    this: ConformanceWorld,
    namespace: string,
    credential: string,
    haste: string,
    text: string,
  ) {
    await tellInHaste(this, namespace, await authFor(this, credential), [haste, text]);
  },
);

Then('the connection is refused as {code}', function (this: ConformanceWorld, word: string) {
  assertRefusedAs(this.attempt(), word);
});

Given(
  '{participants} is/are connected to {namespace} with {credential}',
  async function (this: ConformanceWorld, names: string[], namespace: string, credential: string) {
    await this.connectAs(names, namespace, await authFor(this, credential));
  },
);

Given(
  '{participants} is/are connected to {namespace} as (a )member(s)',
  async function (this: ConformanceWorld, names: string[], namespace: string) {
    await this.connectAs(names, namespace, await this.session.credentials('member'));
  },
);

Given(
  '{participants} is/are connected to {namespace} as (a )member(s) who may enter {room}',
  async function (this: ConformanceWorld, names: string[], namespace: string, room: RoomWord) {
    const rooms = [this.privateName(room)];
    await this.connectAs(names, namespace, await this.session.credentials('member', rooms));
  },
);

Given(
  '{participant} has been refused as {code} in {room}',
  async function (this: ConformanceWorld, name: string, code: string, room: RoomWord) {
    const person = this.participant(name);
    await tryTo(this, person, this.namespaceOf(person), ['join', { room: this.roomName(room) }]);
    assertOutcome(this.attempt(), code);
  },
);

When(
  '{participant} tries to tell {room} {string}',
  async function (this: ConformanceWorld, name: string, room: RoomWord, text: string) {
    await this.tryToTell(toRooms(this, this.participant(name), [room]), text);
  },
);

When(
  '{participant} tries to tell a room that is {form} {string}',
  async function (this: ConformanceWorld, name: string, form: string, text: string) {
    await this.tryToTell(addressOfForm(this, this.participant(name), form), text);
  },
);

When(
  '{participant} tries to tell a list of rooms that {flaw} {string}',
  async function (this: ConformanceWorld, name: string, flaw: string, text: string) {
    await this.tryToTell(toListOf(this, this.participant(name), flaw), text);
  },
);

When(
  "{participant} tells {room} {string}, signed with {participant}'s id",
  async function (
    this: ConformanceWorld,
    name: string,
    room: RoomWord,
    text: string,
    other: string,
  ) {
    const address = toRooms(this, this.participant(name), [room]);
    await this.tell(sign(address, this.participant(other)), text);
  },
);

Given(
  "{participant} has tried to {joinOrLeave} the room named like {participant}'s id",
  async function (this: ConformanceWorld, name: string, verb: 'join' | 'leave', other: string) {
    const person = this.participant(name);
    await tryIdRoom(this, person, verb, this.participant(other).idIn(this.namespaceOf(person)));
  },
);

Given(
  "{participant} has tried to {joinOrLeave} the room named like {participant}'s id in {namespace}",
  async function (
    this: ConformanceWorld,
    name: string,
    verb: 'join' | 'leave',
    other: string,
    namespace: string,
  ) {
    const id = this.participant(other).idIn(namespace);
    await tryIdRoom(this, this.participant(name), verb, id);
  },
);
