import { Given, Then, When } from '@cucumber/cucumber';
import { joinAndLeave, joinAndVanish, roomOnWire } from './support/lifecycle/churn';
import { stopHeartbeats } from './support/lifecycle/heartbeat';
import {
  assertReasonFirst,
  assertServerDisconnects,
  evicted,
} from './support/lifecycle/moderation';
import {
  moderateNow,
  tryModerate,
  type ModerationAction,
} from './support/lifecycle/moderation-action';
import { assertOnlyMembersNoticed } from './support/lifecycle/moderation-notices';
import {
  moderateRoom,
  tryModerateRoom,
  type WholeRoomAction,
} from './support/lifecycle/whole-rooms';
import { assertNotified } from './support/lifecycle/presence';
import { assertNewId } from './support/participants/socket-ids';
import { roomLabel, type RoomReference } from './support/rooms/room-reference';
import type { ConformanceWorld } from './support/world';

When('{client} loses/lost the connection', function (this: ConformanceWorld, name: string) {
  this.participants.find(name).cut();
});

When(
  '{client} disconnects/disconnected from {namespace}',
  async function (this: ConformanceWorld, name: string, namespace: string) {
    await this.participants.find(name).disconnect(namespace);
  },
);

When(
  '{client} reconnects/reconnected to {namespace}',
  async function (this: ConformanceWorld, name: string, namespace: string) {
    const client = this.participants.find(name);
    client.driver.requireRoomsOfClients();
    await this.participants.connect(client, namespace);
  },
);

When(
  '{client} connects, requests to join {room} and loses the connection without waiting, {int} times',
  async function (this: ConformanceWorld, name: string, room: RoomReference, times: number) {
    await joinAndVanish(this.participants.introduce(name), roomOnWire(this, room), times);
  },
);

When(
  '{clients} each connect, join, leave and rejoin {room}, and disconnect, {int} times at the same time',
  async function (this: ConformanceWorld, names: string[], room: RoomReference, times: number) {
    const clients = names.map((name) => this.participants.introduce(name));
    const target = roomOnWire(this, room);
    await Promise.all(clients.map((client) => joinAndLeave(client, target, times)));
  },
);

When(
  '{client} stops answering heartbeats until the ping timeout has passed',
  async function (this: ConformanceWorld, _name: string) {
    await stopHeartbeats(this);
  },
);

When(
  '{client} {moderation}',
  async function (this: ConformanceWorld, moderator: string, action: ModerationAction) {
    await moderateNow(this, moderator, action);
  },
);

When(
  '{client} tries to {moderation}',
  async function (this: ConformanceWorld, moderator: string, action: ModerationAction) {
    await tryModerate(this, moderator, action);
  },
);

When(
  '{client} {wholeRoom}',
  async function (this: ConformanceWorld, moderator: string, action: WholeRoomAction) {
    await moderateRoom(this, moderator, action);
  },
);

When(
  '{client} tries to {wholeRoom}',
  async function (this: ConformanceWorld, moderator: string, action: WholeRoomAction) {
    await tryModerateRoom(this, moderator, action);
  },
);

Given(
  '{client} received the notice of its eviction from {room}',
  async function (this: ConformanceWorld, name: string, room: RoomReference) {
    await evicted(this, { member: this.participants.find(name), room });
  },
);

Then(
  '{client} has a new id in {namespace}',
  function (this: ConformanceWorld, name: string, namespace: string) {
    assertNewId(this.participants.find(name), namespace);
  },
);

Then(
  'the server disconnects {client} from {namespace}',
  async function (this: ConformanceWorld, name: string, namespace: string) {
    const ms = this.session.timeouts.answer;
    await assertServerDisconnects(this.participants.find(name), namespace, ms);
  },
);

Then(
  '{client} is/was disconnected from {namespaces}',
  async function (this: ConformanceWorld, name: string, namespaces: string[]) {
    const client = this.participants.find(name);
    await Promise.all(namespaces.map((namespace) => client.disconnected(namespace)));
  },
);

Then(
  '{recipients} is/are notified that {client} {moderation}',
  async function (
    this: ConformanceWorld,
    names: string[],
    _moderator: string,
    action: ModerationAction,
  ) {
    await assertOnlyMembersNoticed(this, this.participants.findAll(names), {
      notice: action.operation === 'kick' ? 'kicked' : 'evicted',
      about: action.member,
      room: action.room,
      reason: action.reason,
    });
  },
);

Then(
  '{recipients} is/are notified that {client} {wholeRoom}',
  async function (
    this: ConformanceWorld,
    names: string[],
    _moderator: string,
    { operation, room, reason }: WholeRoomAction,
  ) {
    const about = `the members of ${roomLabel(room)}`;
    const removal =
      operation === 'kickAll'
        ? { notice: 'kicked' as const, about, room: undefined, reason }
        : { notice: 'evicted' as const, about, room, reason };
    await assertOnlyMembersNoticed(this, this.participants.findAll(names), removal);
  },
);

Then(
  '{client} received the reason before the disconnection',
  function (this: ConformanceWorld, name: string) {
    assertReasonFirst(this.participants.find(name));
  },
);

Then(
  '{recipients} is/are notified that {client} {joinedOrLeft} {room} within {int} seconds',
  async function (
    this: ConformanceWorld,
    names: string[],
    member: string,
    operation: 'join' | 'leave',
    room: RoomReference,
    seconds: number,
  ) {
    const change = { operation, member: this.participants.find(member), room };
    const recipients = this.participants.findAll(names);
    await assertNotified(this, recipients, change, this.lane.deadline(seconds));
  },
);
