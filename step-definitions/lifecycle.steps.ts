import { Given, Then, When } from '@cucumber/cucumber';
import { joinAndLeave, joinAndVanish, placeOf } from './support/lifecycle/churn';
import { stopHeartbeats } from './support/lifecycle/heartbeat';
import {
  assertReasonFirst,
  assertServerDisconnects,
  evicted,
} from './support/lifecycle/moderation';
import { moderateNow, tryModerate, type Moderation } from './support/lifecycle/moderation-action';
import { assertNewId } from './support/lifecycle/new-id';
import { assertNotified, toPresenceEvent } from './support/lifecycle/presence';
import type { RoomReference } from './support/participants/names';
import type { ConformanceWorld } from './support/world';

When('{client} loses/lost the connection', function (this: ConformanceWorld, name: string) {
  this.participant(name).cut();
});

When(
  '{client} disconnects/disconnected from {namespace}',
  async function (this: ConformanceWorld, name: string, namespace: string) {
    await this.participant(name).leaveNamespace(namespace);
  },
);

When(
  '{client} reconnects/reconnected to {namespace}',
  async function (this: ConformanceWorld, name: string, namespace: string) {
    await this.connect(this.participant(name), namespace);
  },
);

When(
  '{client} connects, requests to join {room} and loses the connection without waiting, {int} times',
  async function (this: ConformanceWorld, name: string, room: RoomReference, times: number) {
    await joinAndVanish(this.introduce(name), placeOf(this, room), times);
  },
);

When(
  '{clients} each connect, join, leave and rejoin {room}, and disconnect, {int} times at the same time',
  async function (this: ConformanceWorld, names: string[], room: RoomReference, times: number) {
    const clients = names.map((name) => this.introduce(name));
    const place = placeOf(this, room);
    await Promise.all(clients.map((client) => joinAndLeave(client, place, times)));
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
  async function (this: ConformanceWorld, moderator: string, action: Moderation) {
    await moderateNow(this, moderator, action);
  },
);

When(
  '{client} tries to {moderation}',
  async function (this: ConformanceWorld, moderator: string, action: Moderation) {
    await tryModerate(this, moderator, action);
  },
);

Given(
  '{client} received the notice of its eviction from {room}',
  async function (this: ConformanceWorld, name: string, room: RoomReference) {
    await evicted(this, this.participant(name), room);
  },
);

Then(
  '{client} has a new id in {namespace}',
  function (this: ConformanceWorld, name: string, namespace: string) {
    assertNewId(this.participant(name), namespace);
  },
);

Then(
  'the server disconnects {client} from {namespace}',
  async function (this: ConformanceWorld, name: string, namespace: string) {
    const ms = this.session.timeouts.answer;
    await assertServerDisconnects(this.participant(name), namespace, ms);
  },
);

Then(
  '{client} is/was disconnected from {namespaces}',
  async function (this: ConformanceWorld, name: string, namespaces: string[]) {
    const client = this.participant(name);
    await Promise.all(namespaces.map((namespace) => client.removed(namespace)));
  },
);

Then(
  '{client} received the reason before the disconnection',
  function (this: ConformanceWorld, name: string) {
    assertReasonFirst(this, this.participant(name));
  },
);

Then(
  '{recipients} is/are notified that {client} {joinedOrLeft} {room} within {int} seconds',
  async function (
    this: ConformanceWorld,
    names: string[],
    member: string,
    event: string,
    room: RoomReference,
    seconds: number,
  ) {
    const notice = { event: toPresenceEvent(event), member: this.participant(member), room };
    await assertNotified(this, this.participants(names), notice, this.lane.deadline(seconds));
  },
);
