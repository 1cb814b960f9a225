import { Then, When } from '@cucumber/cucumber';
import { inOneRoom, toEveryone, toOne } from './support/addressing';
import { assertEachOnce, assertInOrder, tellEachAtOnce, tellInTurn } from './support/many';
import type { ConformanceWorld, RoomWord } from './support/world';

When(
  '{participant} tells {int} messages, by turns to {room}, to everyone and only to {participant}',
  async function (
    this: ConformanceWorld,
    name: string,
    count: number,
    room: RoomWord,
    one: string,
  ) {
    const teller = this.participant(name);
    const addresses = [
      inOneRoom(this, teller, 'tellRoom', room),
      toEveryone(this, teller, 'tellAll'),
      toOne(this, teller, this.participant(one)),
    ];
    await tellInTurn(this, addresses, count);
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
