import { Given, Then } from '@cucumber/cucumber';
import {
  assertOneTransportMore,
  assertTraffic,
  noteMetrics,
} from './support/monitoring/message-counters';
import { assertFigure, instancesNamed, labelsOf } from './support/monitoring/metrics';
import type { RoomReference } from './support/participants/names';
import type { ConformanceWorld } from './support/world';

Given('the metrics were read', async function (this: ConformanceWorld) {
  await noteMetrics(this);
});

Then(
  '{servers} report(s) {int} member(s) of {room} within {int} seconds',
  async function (
    this: ConformanceWorld,
    servers: string,
    count: number,
    room: RoomReference,
    seconds: number,
  ) {
    const series = { name: 'rooms_members', labels: labelsOf(this, room) };
    const ms = this.lane.deadline(seconds);
    await assertFigure(this, instancesNamed(this, servers), { ...series, wanted: count, ms });
  },
);

Then(
  '{servers} report(s) no entry for {room} within {int} seconds',
  async function (this: ConformanceWorld, servers: string, room: RoomReference, seconds: number) {
    const labels = room.owner ? { room: this.roomName(room) } : labelsOf(this, room);
    const series = { name: 'rooms_members', labels, wanted: undefined };
    const ms = this.lane.deadline(seconds);
    await assertFigure(this, instancesNamed(this, servers), { ...series, ms });
  },
);

Then(
  '{servers} report(s) {int} socket(s) in {namespace} within {int} seconds',
  async function (
    this: ConformanceWorld,
    servers: string,
    count: number,
    namespace: string,
    seconds: number,
  ) {
    const series = { name: 'rooms_sockets', labels: { namespace }, wanted: count };
    const ms = this.lane.deadline(seconds);
    await assertFigure(this, instancesNamed(this, servers), { ...series, ms });
  },
);

Then(
  'the servers together report one transport more than before within {int} seconds',
  async function (this: ConformanceWorld, seconds: number) {
    await assertOneTransportMore(this, this.lane.deadline(seconds));
  },
);

Then(
  'the servers together have counted each message sent in {namespace} and each copy delivered once',
  async function (this: ConformanceWorld, namespace: string) {
    await assertTraffic(this, namespace);
  },
);
