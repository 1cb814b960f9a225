import { Given, Then, When, type DataTable } from '@cucumber/cucumber';
import { assertNoClassNamed, assertNothingDisclosed } from './support/access/disclosed';
import { outlastToken } from './support/access/token-expiry';
import { tryEachRequest } from './support/access/tried-requests';
import { tryEachToken } from './support/access/wrong-tokens';
import { authFor } from './support/participants/credentials';
import type { RoomReference } from './support/rooms/room-reference';
import { sendOnConnect } from './support/protocol/events-before-admission';
import { joinOnConnect } from './support/protocol/join-on-connect';
import { tryVariants } from './support/rooms/room-name-variants';
import type { ConformanceWorld } from './support/world';

When(
  '{client} tries to connect to {namespace} with each of the {table}',
  async function (this: ConformanceWorld, name: string, namespace: string, table: string) {
    await tryEachToken(this, this.participants.introduce(name), { namespace, table });
  },
);

When(
  '{client} connects to {namespace} with {token} and joins {room} immediately',
  async function (
    this: ConformanceWorld,
    name: string,
    namespace: string,
    token: string,
    room: RoomReference,
  ) {
    const client = this.participants.introduce(name);
    const auth = await authFor(this, token, { client, namespace });
    await joinOnConnect(this, client, { namespace, auth, room });
  },
);

When(
  '{client} tries to join each of the variants of {room}',
  async function (this: ConformanceWorld, name: string, room: RoomReference) {
    await tryVariants(this, this.participants.find(name), room);
  },
);

Given(
  "{client}'s token for {room} has expired",
  async function (this: ConformanceWorld, name: string, room: RoomReference) {
    await outlastToken(this, this.participants.find(name), room);
  },
);

When(
  '{client} tries each of these requests:',
  async function (this: ConformanceWorld, name: string, table: DataTable) {
    const rows = table.hashes() as { request: string; outcome: string }[];
    await tryEachRequest(this, this.participants.find(name), rows);
  },
);

When(
  '{client} connects to {namespace} with {token} and sends {string} to everyone {moment}',
  async function (
    this: ConformanceWorld,
    _name: string,
    namespace: string,
    token: string,
    text: string,
    moment: string,
  ) {
    const auth = await authFor(this, token, { namespace });
    await sendOnConnect(this, { namespace, auth, text, waits: moment.startsWith('as soon') });
  },
);

Then('every attempt ended as the table allows', function (this: ConformanceWorld) {
  this.attempts.assertTableAsAllowed();
});

Then('no refusal discloses the inside of the server', function (this: ConformanceWorld) {
  assertNothingDisclosed(this);
});

Then('no refusal names a class of the server', function (this: ConformanceWorld) {
  assertNoClassNamed(this);
});
