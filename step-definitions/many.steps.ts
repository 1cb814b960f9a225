import { Given, Then, When } from '@cucumber/cucumber';
import {
  assertAnsweredInOrder,
  assertEachOnce,
  assertEachOnceOrLost,
  assertInOrder,
  assertSurvivorsInOrder,
  inBytes,
  sayAtOnce,
  tellEachAtOnce,
  tellInTurn,
  tellWhile,
} from './support/messages/bulk-messages';
import { inOneRoom, toEveryone, toOne } from './support/participants/addressing';
import type { ConformanceWorld, RoomWord } from './support/world';

const tellByTurns = async function (
  this: ConformanceWorld,
  name: string,
  count: number,
  room: RoomWord,
  one: string,
): Promise<void> {
  const teller = this.participant(name);
  const addresses = [
    inOneRoom(this, teller, 'tellRoom', room),
    toEveryone(this, teller, 'tellAll'),
    toOne(this, teller, this.participant(one)),
  ];
  await tellInTurn(this, addresses, count);
};

When(
  '{participant} tells {int} messages, by turns to {room}, to everyone and only to {participant}',
  tellByTurns,
);

Given(
  '{participant} has told {int} messages, by turns to {room}, to everyone and only to {participant}',
  tellByTurns,
);

When(
  '{participant} tells {int} messages, by turns to {rooms}',
  async function (this: ConformanceWorld, name: string, count: number, rooms: RoomWord[]) {
    const teller = this.participant(name);
    const addresses = rooms.map((room) => inOneRoom(this, teller, 'tellRoom', room));
    await tellInTurn(this, addresses, count);
  },
);

When(
  '{participant} tells {room} {int} volatile messages',
  async function (this: ConformanceWorld, name: string, room: RoomWord, count: number) {
    const address = inOneRoom(this, this.participant(name), 'tellRoom', room);
    await tellInTurn(this, [{ ...address, extra: { volatile: true } }], count);
  },
);

When(
  '{participants} each tell {room} {int} messages at once',
  async function (this: ConformanceWorld, names: string[], room: RoomWord, count: number) {
    const people = this.participants(names);
    const addresses = people.map((person) => inOneRoom(this, person, 'tellRoom', room));
    await tellEachAtOnce(this, addresses, count);
  },
);

When(
  '{participants} each tell {room} {int} messages with attachments at once',
  async function (this: ConformanceWorld, names: string[], room: RoomWord, count: number) {
    const people = this.participants(names);
    const addresses = people.map((person) => {
      return { ...inOneRoom(this, person, 'tellRoom', room), wrap: inBytes };
    });
    await tellEachAtOnce(this, addresses, count, 4);
  },
);

When(
  '{participant} tells {room} and {participant} tells {room}, {int} messages each at once',
  async function (
    this: ConformanceWorld,
    one: string,
    here: RoomWord,
    other: string,
    there: RoomWord,
    count: number,
  ) {
    const addresses = [
      inOneRoom(this, this.participant(one), 'tellRoom', here),
      inOneRoom(this, this.participant(other), 'tellRoom', there),
    ];
    await tellEachAtOnce(this, addresses, count);
  },
);

When(
  "{participant} tells {room} {int} messages while {participant}'s connection is upgraded",
  async function (
    this: ConformanceWorld,
    name: string,
    room: RoomWord,
    count: number,
    other: string,
  ) {
    const address = inOneRoom(this, this.participant(name), 'tellRoom', room);
    const upgraded = this.participant(other).upgrade(address.namespace);
    await Promise.all([upgraded, tellInTurn(this, [address], count)]);
  },
);

When(
  '{participant} tells {room} {int} messages while {participant} loses his/her connection, comes back and joins again',
  async function (
    this: ConformanceWorld,
    name: string,
    room: RoomWord,
    count: number,
    other: string,
  ) {
    const address = inOneRoom(this, this.participant(name), 'tellRoom', room);
    const person = this.participant(other);
    await tellWhile(this, address, count, async () => {
      person.cut();
      await this.connect(person, address.namespace);
      await this.enter(person, 'join', [room]);
    });
  },
);

When(
  '{participant} says {int} things to the server at once',
  async function (this: ConformanceWorld, name: string, count: number) {
    const person = this.participant(name);
    await sayAtOnce(person, this.namespaceOf(person), count);
  },
);

Then(
  '{participant} is answered to all {int} of them, in the order in which they were said',
  async function (this: ConformanceWorld, name: string, count: number) {
    await assertAnsweredInOrder(this, this.participant(name), count);
  },
);

Then(
  '{participants} hear each of them once, and {participant} once or not at all',
  async function (this: ConformanceWorld, names: string[], name: string) {
    await assertEachOnceOrLost(this, this.participants(names), [this.participant(name)]);
  },
);

Then(
  'nobody but {participants} hears any of them, and they none twice and none out of order',
  async function (this: ConformanceWorld, names: string[]) {
    const people = this.participants(names);
    await assertEachOnceOrLost(this, [], people);
    for (const person of people) assertSurvivorsInOrder(this, person);
  },
);

Then(
  '{participant} hears all of them once, in the order in which they were told',
  async function (this: ConformanceWorld, name: string) {
    await assertInOrder(this, this.participant(name));
  },
);

Then(
  '{participants} hear each of them once',
  async function (this: ConformanceWorld, names: string[]) {
    await assertEachOnce(this, this.participants(names));
  },
);

Then(
  'only {participant} hears what {participant} told, each message once',
  async function (this: ConformanceWorld, name: string, teller: string) {
    await assertEachOnce(this, [this.participant(name)], this.participant(teller));
  },
);
