import { Given, Then, When } from '@cucumber/cucumber';
import { toRoomReferences, type RoomReference } from './support/rooms/room-reference';
import { assertEnded } from './support/participants/attempt-outcome';
import { assertReceivedByMember, requestRoomsConcurrently } from './support/rooms/concurrent-joins';
import { assertOnlyConfirmed } from './support/rooms/join-confirmations';
import { assertJoinRefused, changeRooms, tryToChange } from './support/rooms/joining';
import { assertListedWith } from './support/rooms/listed-rooms';
import { assertMembers, assertMembersAtOnce } from './support/rooms/membership';
import { move } from './support/rooms/moving';
import { assertInRooms } from './support/rooms/room-set';
import { assertCanJoin, takeSeats } from './support/rooms/seats';
import type { ConformanceWorld } from './support/world';

Given(
  '{clients} join/joins/joined {rooms}',
  async function (this: ConformanceWorld, names: string[], rooms: RoomReference[]) {
    await changeRooms(this, names, 'join', rooms);
  },
);

Given(
  '{clients} leave/leaves/left {rooms}',
  async function (this: ConformanceWorld, names: string[], rooms: RoomReference[]) {
    await changeRooms(this, names, 'leave', rooms);
  },
);

Given(
  '{client} moved from {room} to {room}',
  async function (this: ConformanceWorld, name: string, from: RoomReference, to: RoomReference) {
    await move(this, this.participants.find(name), { from, to });
  },
);

When(
  '{client} tries to {joinOrLeave} {room}',
  async function (
    this: ConformanceWorld,
    name: string,
    [operation]: ['join' | 'leave'],
    room: RoomReference,
  ) {
    await tryToChange(this, this.participants.find(name), operation, room);
  },
);

Given(
  "{client}'s request to join {room} was refused with {word}",
  async function (this: ConformanceWorld, name: string, room: RoomReference, code: string) {
    await assertJoinRefused(this, this.participants.find(name), room, code);
  },
);

Given(
  '{client} requested to {joinOrLeave} {room} {int} times without waiting',
  async function (
    this: ConformanceWorld,
    name: string,
    operations: ('join' | 'leave')[],
    room: RoomReference,
    times: number,
  ) {
    await requestRoomsConcurrently(this, this.participants.find(name), { operations, times, room });
  },
);

Given(
  '{clients} take/took turns joining a room for each of the {table}',
  async function (this: ConformanceWorld, names: string[], table: string) {
    await this.tableRooms.joinInTurn(this.participants.findAll(names), table);
  },
);

Given(
  '{clients} joined a room for each of the {table}',
  async function (this: ConformanceWorld, names: string[], table: string) {
    await this.tableRooms.joinAll(this.participants.findAll(names), table);
  },
);

Given(
  'for any two of these rooms, one of the clients left only the first',
  async function (this: ConformanceWorld) {
    await this.tableRooms.leaveOneOfAnyTwo();
  },
);

When(
  '{client} sends a message to each of these rooms',
  async function (this: ConformanceWorld, name: string) {
    await this.tableRooms.sendEachItsName(this.participants.find(name));
  },
);

Then(
  'the attempt/connection/request is {outcome}',
  function (this: ConformanceWorld, outcome: string) {
    assertEnded(this.attempts.last(), outcome);
  },
);

Then(
  '{client} receives {string} if and only if the server lists {room} among its rooms',
  async function (this: ConformanceWorld, name: string, text: string, room: RoomReference) {
    await assertReceivedByMember(this, this.participants.find(name), { room, text });
  },
);

Given(
  'other clients took all other seats in {rooms}',
  async function (this: ConformanceWorld, rooms: RoomReference[]) {
    await takeSeats(this, rooms);
  },
);

Then(
  '{client} can join {rooms} within {int} seconds',
  async function (this: ConformanceWorld, name: string, rooms: RoomReference[], seconds: number) {
    await assertCanJoin(this, this.participants.find(name), rooms, this.lane.deadline(seconds));
  },
);

Then(
  '{client} is in {roomSet}',
  async function (this: ConformanceWorld, name: string, rooms: string) {
    await assertInRooms(this, name, rooms);
  },
);

Then(
  'only {client} receives the confirmation that it {joinedOrLeft} {room}',
  async function (
    this: ConformanceWorld,
    name: string,
    operation: 'join' | 'leave',
    room: RoomReference,
  ) {
    await assertOnlyConfirmed(this, this.participants.find(name), { operation, room });
  },
);

Then(
  '{client} sees/saw {recipients} in {room} within {int} seconds',
  async function (
    this: ConformanceWorld,
    name: string,
    names: string[],
    room: RoomReference,
    seconds: number,
  ) {
    const members = this.participants.findAll(names);
    const ms = this.lane.deadline(seconds);
    await assertMembers(this, this.participants.find(name), { room, members, ms });
  },
);

Then(
  '{client} sees {recipients} in {room} and {recipients} in {room} at once',
  async function (
    this: ConformanceWorld,
    name: string,
    names: string[],
    room: RoomReference,
    otherNames: string[],
    otherRoom: RoomReference,
  ) {
    await assertMembersAtOnce(this, this.participants.find(name), [
      { room, members: this.participants.findAll(names) },
      { room: otherRoom, members: this.participants.findAll(otherNames) },
    ]);
  },
);

Then(
  '{client} sees in {room} that {client} is in {roomSet}',
  async function (
    this: ConformanceWorld,
    name: string,
    room: RoomReference,
    memberName: string,
    set: string,
  ) {
    const member = this.participants.find(memberName);
    const listed = { room, member, rooms: toRoomReferences(set) };
    await assertListedWith(this, this.participants.find(name), listed);
  },
);
