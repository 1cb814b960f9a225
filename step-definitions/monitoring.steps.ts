import { Given, Then } from '@cucumber/cucumber';
import {
  assertOneTransportMore,
  assertTraffic,
  noteTraffic,
  noteTransports,
} from './support/monitoring/message-counters';
import { assertFigure, labelsOf } from './support/monitoring/metrics';
import type { ConformanceWorld, RoomWord } from './support/world';

Given(
  'the servers have counted the messages of {namespace}',
  async function (this: ConformanceWorld, namespace: string) {
    await noteTraffic(this, namespace);
  },
);

Given('the servers have counted their transports', async function (this: ConformanceWorld) {
  await noteTransports(this);
});

Then(
  'the servers soon count {int} member(s) of {room}',
  async function (this: ConformanceWorld, count: number, room: RoomWord) {
    const labels = labelsOf(this, room);
    await assertFigure(this, this.session.instances, ['rooms_members', labels, count]);
  },
);

Then(
  '{server} soon counts {int} member(s) of {room}',
  async function (this: ConformanceWorld, server: number, count: number, room: RoomWord) {
    const labels = labelsOf(this, room);
    await assertFigure(this, [this.session.instance(server)], ['rooms_members', labels, count]);
  },
);

Then(
  'the servers soon count nobody in {room}, and do not show it',
  async function (this: ConformanceWorld, room: RoomWord) {
    const labels = labelsOf(this, room);
    await assertFigure(this, this.session.instances, ['rooms_members', labels, undefined]);
  },
);

Then(
  "the servers show no room named like {participant}'s id",
  async function (this: ConformanceWorld, name: string) {
    const person = this.participant(name);
    const room = person.idIn(this.namespaceOf(person));
    await assertFigure(this, this.session.instances, ['rooms_members', { room }, undefined]);
  },
);

Then(
  'the servers soon count {int} socket(s) in {namespace}',
  async function (this: ConformanceWorld, count: number, namespace: string) {
    await assertFigure(this, this.session.instances, ['rooms_sockets', { namespace }, count]);
  },
);

Then('the servers count one transport more', async function (this: ConformanceWorld) {
  await assertOneTransportMore(this);
});

Then(
  'the servers count each message that was told in {namespace} and each copy that was heard, once',
  async function (this: ConformanceWorld, namespace: string) {
    await assertTraffic(this, namespace);
  },
);
