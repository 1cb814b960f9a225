import { Given, Then, When } from '@cucumber/cucumber';
import { assertOutcome, assertRefusedAs, tryTo, tryToConnect } from './support/access/attempts';
import { addressOfForm, sign, toListOf, tryIdRoom } from './support/access/spoofing';
import { tellAfterExpiry } from './support/access/token-expiry';
import { tryEachToken } from './support/access/wrong-tokens';
import { excepting, inOneRoom, toRooms, wordOf } from './support/participants/addressing';
import { authFor, authIn, briefAuth } from './support/participants/credentials';
import { tellInHaste } from './support/protocol/events-before-admission';
import { joinDisguises } from './support/rooms/room-name-variants';
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

When(
  '{participant} tries to connect to {namespace} with each of the {table}',
  async function (this: ConformanceWorld, name: string, namespace: string, table: string) {
    await tryEachToken(this, this.introduce(name), [namespace, table]);
  },
);

Then('the connection is refused each time', function (this: ConformanceWorld) {
  assertOutcome(this.attempt(), 'refused each time');
});

Then('the connection is refused as {code}', function (this: ConformanceWorld, word: string) {
  assertRefusedAs(this.attempt(), word);
});

Given(
  '{participants} is/are connected to {namespace} with {credential}',
  async function (this: ConformanceWorld, names: string[], namespace: string, credential: string) {
    await this.connectAs(names, namespace, () => authFor(this, credential));
  },
);

Given(
  '{participants} is/are connected to {namespace} as (a )member(s)',
  async function (this: ConformanceWorld, names: string[], namespace: string) {
    await this.connectAs(names, namespace, (name) => this.session.credentials('member', [], name));
  },
);

Given(
  '{participants} is/are connected to {namespace} as (a )member(s) who may enter {room}',
  async function (this: ConformanceWorld, names: string[], namespace: string, room: RoomWord) {
    const rooms = [this.privateName(room)];
    await this.connectAs(names, namespace, (name) =>
      this.session.credentials('member', rooms, name),
    );
  },
);

Given(
  '{participant} is connected to {namespace} on {server} as a member who may enter {room}',
  async function (
    this: ConformanceWorld,
    name: string,
    namespace: string,
    server: number,
    room: RoomWord,
  ) {
    const person = this.introduce(name, { instance: this.session.instance(server) });
    const rooms = [this.privateName(room)];
    await this.connect(person, namespace, await this.session.credentials('member', rooms, name));
  },
);

Given(
  '{participant} is connected to {namespace} with a token for {room} that expires soon',
  async function (this: ConformanceWorld, name: string, namespace: string, room: RoomWord) {
    await this.connectAs([name], namespace, () => briefAuth(this, room));
  },
);

Given(
  '{participant} is connected to {namespace} on {server} with the token of {participant}',
  async function (
    this: ConformanceWorld,
    name: string,
    namespace: string,
    server: number,
    other: string,
  ) {
    const person = this.introduce(name, { instance: this.session.instance(server) });
    await this.connect(person, namespace, authIn(this.participant(other), namespace));
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

Given(
  '{participant} has tried to join every disguise of {room}',
  async function (this: ConformanceWorld, name: string, room: RoomWord) {
    await joinDisguises(this, this.participant(name), room);
  },
);

When(
  '{participant} tries to join {room}',
  async function (this: ConformanceWorld, name: string, room: RoomWord) {
    const person = this.participant(name);
    await tryTo(this, person, this.namespaceOf(person), ['join', { room: this.roomName(room) }]);
  },
);

When(
  '{participant} tries to tell {rooms} {string}',
  async function (this: ConformanceWorld, name: string, rooms: RoomWord[], text: string) {
    await this.tryToTell(toRooms(this, this.participant(name), rooms), text);
  },
);

When(
  '{participant} tries to tell the others in {room} {string}',
  async function (this: ConformanceWorld, name: string, room: RoomWord, text: string) {
    await this.tryToTell(inOneRoom(this, this.participant(name), 'tellOthersInRoom', room), text);
  },
);

When(
  '{participant} tries to tell {room}, except {room}, {string}',
  async function (
    this: ConformanceWorld,
    name: string,
    room: RoomWord,
    except: RoomWord,
    text: string,
  ) {
    const address = inOneRoom(this, this.participant(name), 'tellRoomExcept', room);
    await this.tryToTell(excepting(address, this.roomName(except), wordOf(except)), text);
  },
);

When(
  '{participant} tries to tell {room}, after his/her token has expired, {string}',
  async function (this: ConformanceWorld, name: string, room: RoomWord, text: string) {
    await tellAfterExpiry(this, this.participant(name), [room, text]);
  },
);

Then(
  'the attempt is refused as FORBIDDEN, or the connection has ended',
  function (this: ConformanceWorld) {
    assertOutcome(this.attempt(), 'FORBIDDEN', 'disconnected');
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
