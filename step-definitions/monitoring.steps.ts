import { Given, Then } from '@cucumber/cucumber';
import type { CountedKind } from './support/monitoring/message-counters';
import { assertSum, metricsOf, roomLabels } from './support/monitoring/metrics';
import type { RoomReference } from './support/rooms/room-reference';
import type { ConformanceWorld } from './support/world';

Given('the metrics were read', async function (this: ConformanceWorld) {
  await this.counters.note();
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
    const series = { name: 'rooms_members', labels: roomLabels(this, room) };
    const ms = this.lane.deadline(seconds);
    await assertSum(metricsOf(this.session, servers), { ...series, expected: count, ms });
  },
);

Then(
  '{servers} report(s) {int} member(s) of each of these rooms within {int} seconds',
  async function (this: ConformanceWorld, servers: string, count: number, seconds: number) {
    const ms = this.lane.deadline(seconds);
    for (const room of this.tableRooms.references) {
      const series = { name: 'rooms_members', labels: roomLabels(this, room) };
      await assertSum(metricsOf(this.session, servers), { ...series, expected: count, ms });
    }
  },
);

Then(
  '{servers} report(s) no entry for {room} within {int} seconds',
  async function (this: ConformanceWorld, servers: string, room: RoomReference, seconds: number) {
    const series = { name: 'rooms_members', labels: roomLabels(this, room), expected: undefined };
    const ms = this.lane.deadline(seconds);
    await assertSum(metricsOf(this.session, servers), { ...series, ms });
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
    const series = { name: 'rooms_sockets', labels: { namespace }, expected: count };
    const ms = this.lane.deadline(seconds);
    await assertSum(metricsOf(this.session, servers), { ...series, ms });
  },
);

Then(
  'the servers together report {change} than before within {int} seconds',
  async function (this: ConformanceWorld, change: number, seconds: number) {
    await this.counters.assertTransports(change, this.lane.deadline(seconds));
  },
);

Then(
  'the servers together have counted each {counted} in {namespace} once',
  async function (this: ConformanceWorld, kind: CountedKind, namespace: string) {
    await this.counters.assertCounted(kind, namespace);
  },
);
