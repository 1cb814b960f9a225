import { Given, Then, When } from '@cucumber/cucumber';
import { assertOutcome } from './support/access/attempts';
import { takeIn } from './support/messages/unconfirmed-operations';
import { askAtOnce, assertHeardByMember } from './support/rooms/concurrent-joins';
import { assertOnlyTold } from './support/rooms/join-confirmations';
import { assertMembers, assertRooms } from './support/rooms/membership';
import type { ConformanceWorld, RoomWord } from './support/world';

const join = async function (
  this: ConformanceWorld,
  names: string[],
  rooms: RoomWord[],
): Promise<void> {
  await Promise.all(this.participants(names).map((person) => this.enter(person, 'join', rooms)));
};

const leave = async function (
  this: ConformanceWorld,
  names: string[],
  rooms: RoomWord[],
): Promise<void> {
  await Promise.all(this.participants(names).map((person) => this.enter(person, 'leave', rooms)));
};

Given('{participants} is/are in {rooms}', join);

When('{participants} join(s) {rooms}', join);

Given('{participants} has/have left {rooms}', leave);

When('{participants} leave(s) {rooms}', leave);

Given(
  '{participant} has asked {int} times, without waiting, to {joinOrLeave} {room}',
  async function (
    this: ConformanceWorld,
    name: string,
    times: number,
    verb: 'join' | 'leave',
    room: RoomWord,
  ) {
    await askAtOnce(this, this.participant(name), { verbs: [verb], times, room });
  },
);

Given(
  '{participant} has asked {int} times, without waiting, to join and to leave {room}',
  async function (this: ConformanceWorld, name: string, times: number, room: RoomWord) {
    await askAtOnce(this, this.participant(name), { verbs: ['join', 'leave'], times, room });
  },
);

Then(
  '{participant} hears {string} just if the server says that he/she is in {room}',
  async function (this: ConformanceWorld, name: string, text: string, room: RoomWord) {
    await assertHeardByMember(this, this.participant(name), [room, text]);
  },
);

Then(
  '{participant} is in {rooms} and in no other room',
  async function (this: ConformanceWorld, name: string, rooms: RoomWord[]) {
    await assertRooms(this, this.participant(name), rooms);
  },
);

Then(
  '{participant} is in no room of {namespace}',
  async function (this: ConformanceWorld, name: string, namespace: string) {
    await assertRooms(this, this.participant(name), [], namespace);
  },
);

Given(
  '{participant} has sent the event {string} with the name of {room}',
  async function (this: ConformanceWorld, name: string, event: string, room: RoomWord) {
    const person = this.participant(name);
    const namespace = this.namespaceOf(person, room.namespace);
    this.vocabulary.mustNotKnow(event);
    person.send(namespace, event, [this.roomName(room)]);
    await takeIn(person, namespace);
  },
);

Then(
  'only {participant} is told of having {joinedOrLeft} {room}',
  async function (this: ConformanceWorld, name: string, event: string, room: RoomWord) {
    await assertOnlyTold(this, this.participant(name), event, this.roomName(room));
  },
);

const seeOnly = async function (
  this: ConformanceWorld,
  asker: string,
  names: string[],
  room: RoomWord,
): Promise<void> {
  await assertMembers(this, this.participant(asker), room, this.participants(names));
};

Then('{participant} soon sees only {participants} in {room}', seeOnly);

Given('{participant} has seen {participants} in {room}', seeOnly);

Then(
  '{participant} soon sees nobody in {room}',
  async function (this: ConformanceWorld, asker: string, room: RoomWord) {
    await assertMembers(this, this.participant(asker), room, []);
  },
);

Then('the attempt is refused as {code}', function (this: ConformanceWorld, code: string) {
  assertOutcome(this.attempt(), code);
});
