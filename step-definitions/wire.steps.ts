import { Given, Then, When } from '@cucumber/cucumber';
import { tellUntil } from './support/messages/bulk-messages';
import { toEveryone } from './support/participants/addressing';
import { assertBareRooms, sendEverythingWrong } from './support/payloads/wrong-payload-attempts';
import {
  anomaly,
  assertAcknowledgedOnce,
  assertAttachmentsAnswered,
  assertBareRefused,
  assertBareSockets,
  assertClosed,
  assertClosedOrIgnored,
  assertClosedOrServed,
  assertConnectFirst,
  assertNotCarried,
  assertStillAnswered,
  sendAnomalies,
  sendAttachments,
} from './support/protocol/packet-checks';
import type { ConformanceWorld, RoomWord } from './support/world';

Given('eve has a bare connection', async function (this: ConformanceWorld) {
  await this.outsider.open();
});

Given(
  'eve has a bare connection to {namespace}, in {room}',
  async function (this: ConformanceWorld, namespace: string, room: RoomWord) {
    const eve = await this.outsider.open();
    await eve.connect(namespace);
    await eve.ask(namespace, 'joinRoom', this.roomName(room));
  },
);

When(
  'eve asks on it for {namespaces}',
  async function (this: ConformanceWorld, namespaces: string[]) {
    for (const namespace of namespaces) await this.outsider.connect(namespace);
  },
);

When(
  'eve connects to {namespace} {int} times while {participant} keeps telling everyone something',
  async function (this: ConformanceWorld, namespace: string, times: number, name: string) {
    const address = toEveryone(this, this.participant(name), 'tellAll', namespace);
    await tellUntil(this, address, this.outsider.enter(namespace, times));
  },
);

When('eve sends the frame {string}', function (this: ConformanceWorld, frame: string) {
  this.outsider.bare.send([frame]);
});

Given('eve has sent the frame {string}', async function (this: ConformanceWorld, frame: string) {
  this.outsider.bare.send([frame]);
  await this.outsider.bare.settle('/chat', this.session.timeouts.silence);
});

When('eve sends a binary event with {string}', function (this: ConformanceWorld, name: string) {
  this.outsider.bare.send(anomaly(name));
});

Given('eve has sent each of the binary anomalies', async function (this: ConformanceWorld) {
  await sendAnomalies(this);
});

When(
  'eve asks for {int} attachments to be reflected',
  function (this: ConformanceWorld, count: number) {
    sendAttachments(this.outsider.bare, count);
  },
);

Given(
  'eve has asked for {int} attachments to be reflected',
  async function (this: ConformanceWorld, count: number) {
    sendAttachments(this.outsider.bare, count);
    await this.outsider.bare.settle('/chat', this.session.timeouts.silence);
  },
);

Given(
  'eve has asked for {namespace} again on the same connection',
  async function (this: ConformanceWorld, namespace: string) {
    await this.outsider.bare.connectAgain(namespace, this.session.timeouts.silence);
  },
);

Given(
  'eve has sent a request to join {room}',
  async function (this: ConformanceWorld, room: RoomWord) {
    const name = JSON.stringify(this.roomName(room));
    this.outsider.bare.send([`42${room.namespace ?? '/'},["joinRoom",${name}]`]);
    await this.outsider.bare.settle('/chat', this.session.timeouts.silence);
  },
);

Given(
  'eve has sent everything wrong there is, with {string} in it, to make the server {doing}',
  async function (this: ConformanceWorld, text: string, doing: string) {
    await sendEverythingWrong(this, [text, doing]);
  },
);

Then(
  'eve is still in {room} and in no other room',
  async function (this: ConformanceWorld, room: RoomWord) {
    await assertBareRooms(this, this.roomName(room));
  },
);

Then('eve gets a socket in each of them, with an id of its own', function (this: ConformanceWorld) {
  assertBareSockets(this.outsider.sockets);
});

Then('eve is refused in {namespace}', function (this: ConformanceWorld, namespace: string) {
  assertBareRefused(this.outsider.sockets, namespace);
});

Then('CONNECT came to eve before anything else, each time', function (this: ConformanceWorld) {
  assertConnectFirst(this.outsider.entries);
});

Then(
  'eve is answered in {namespace} and in {namespace}',
  async function (this: ConformanceWorld, one: string, other: string) {
    await assertStillAnswered(this.outsider.bare, one);
    await assertStillAnswered(this.outsider.bare, other);
  },
);

Then(
  'eve is still answered in {namespace}',
  async function (this: ConformanceWorld, namespace: string) {
    await assertStillAnswered(this.outsider.bare, namespace);
  },
);

Then(
  'request {int} is acknowledged once, with {value}',
  async function (this: ConformanceWorld, id: number, args: unknown) {
    await assertAcknowledgedOnce(this, id, args);
  },
);

Then('request {int} is acknowledged once', async function (this: ConformanceWorld, id: number) {
  await assertAcknowledgedOnce(this, id);
});

Then('eve gets them back, or is refused', async function (this: ConformanceWorld) {
  await assertAttachmentsAnswered(this.outsider.bare);
});

Then("the server closes eve's connection", async function (this: ConformanceWorld) {
  await assertClosed(this);
});

Then("the server ignores it, or closes eve's connection", async function (this: ConformanceWorld) {
  await assertClosedOrIgnored(this);
});

Then(
  "eve's connection is closed, or she is served as before and hears {string} once",
  async function (this: ConformanceWorld, text: string) {
    await assertClosedOrServed(this, this.conversation.message(text));
  },
);

Then(
  "eve's bare connection does not carry {string}",
  async function (this: ConformanceWorld, text: string) {
    await assertNotCarried(this, this.conversation.message(text));
  },
);
