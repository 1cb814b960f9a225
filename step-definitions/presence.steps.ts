import { Then } from '@cucumber/cucumber';
import { patienceIn } from './support/cluster/fault-injection';
import { assertNoticed, toPresence } from './support/lifecycle/presence';
import type { ConformanceWorld, RoomWord } from './support/world';

Then(
  'only {participants} is/are told that {participant} has {joinedOrLeft} {room}',
  async function (
    this: ConformanceWorld,
    names: string[],
    member: string,
    event: string,
    room: RoomWord,
  ) {
    const notice = { event: toPresence(event), member: this.participant(member), room };
    await assertNoticed(this, this.participants(names), notice);
  },
);

Then(
  'only {participants} is/are told in the end that {participant} has {joinedOrLeft} {room}',
  async function (
    this: ConformanceWorld,
    names: string[],
    member: string,
    event: string,
    room: RoomWord,
  ) {
    const notice = { event: toPresence(event), member: this.participant(member), room };
    await assertNoticed(this, this.participants(names), notice, patienceIn(this.lane));
  },
);

Then(
  'nobody is told that {participant} has {joinedOrLeft} {room}',
  async function (this: ConformanceWorld, member: string, event: string, room: RoomWord) {
    const notice = { event: toPresence(event), member: this.participant(member), room };
    await assertNoticed(this, [], notice);
  },
);
