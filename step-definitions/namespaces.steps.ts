import { Given, Then, When, type DataTable } from '@cucumber/cucumber';
import { assertOutcome, tryToConnect } from './support/participants/attempts';
import { parseConnectionTable } from './support/participants/connection-table';
import {
  assertNotConnected,
  assertServed,
  connectAll,
  tryConnecting,
} from './support/participants/connecting';
import { assertDistinctIds } from './support/participants/socket-ids';
import type { RoomReference } from './support/rooms/room-reference';
import { tryNamespaces } from './support/protocol/hostile-namespaces';
import { connectRows } from './support/participants/table-connections';
import type { ConformanceWorld } from './support/world';

Given(
  '{clients} is/are connected to {namespaces}',
  async function (this: ConformanceWorld, names: string[], namespaces: string[]) {
    await connectAll(this, names, namespaces);
  },
);

Given('these clients are connected:', async function (this: ConformanceWorld, table: DataTable) {
  await connectRows(this, parseConnectionTable(table.raw()));
});

When(
  '{clients} connect(s) to {namespaces}',
  async function (this: ConformanceWorld, names: string[], namespaces: string[]) {
    await connectAll(this, names, namespaces);
  },
);

When(
  '{client} connects/connected to {namespace} with auth {value}',
  async function (this: ConformanceWorld, name: string, namespace: string, auth: unknown) {
    await this.participants.introduce(name).connect(namespace, auth as object);
  },
);

When(
  '{client} tries to connect to {namespace} with {token}',
  async function (this: ConformanceWorld, name: string, namespace: string, token: string) {
    await tryConnecting(this, { name, namespace, token });
  },
);

Given(
  "{client}'s connection to {namespace} was refused",
  async function (this: ConformanceWorld, name: string, namespace: string) {
    await tryToConnect(this.attempts, this.participants.introduce(name), namespace);
    assertOutcome(this.attempts.last(), 'refused');
  },
);

Given(
  '{client} tried to connect to each of the {table} and joined {room} wherever it was accepted',
  async function (this: ConformanceWorld, name: string, table: string, room: RoomReference) {
    await tryNamespaces(this, this.participants.find(name), { table, room });
  },
);

When(
  "{client}'s connection to {namespace} was upgraded to WebSocket",
  async function (this: ConformanceWorld, name: string, namespace: string) {
    await this.participants.find(name).upgrade(namespace);
  },
);

Then('each client has its own id in each namespace', function (this: ConformanceWorld) {
  assertDistinctIds(this);
});

Then(
  '{client} is not connected to {namespace}',
  async function (this: ConformanceWorld, name: string, namespace: string) {
    await assertNotConnected(this.participants.find(name), namespace);
  },
);

Then(
  '{client} is still served in {namespaces}',
  async function (this: ConformanceWorld, name: string, namespaces: string[]) {
    await assertServed(this, name, namespaces);
  },
);
