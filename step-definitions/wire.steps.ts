import { Given, Then, When } from '@cucumber/cucumber';
import { assertBareRooms, sendEverythingWrong } from './support/bad-manners';
import type { ConformanceWorld, RoomWord } from './support/world';
import {
  assertBareRefused,
  assertBareSockets,
  assertClosed,
  assertNotCarried,
  assertStillAnswered,
} from './support/wire';

Given('eve has a bare connection', async function (this: ConformanceWorld) {
  await this.openBare('eve');
});

Given(
  'eve has a bare connection to {namespace}, in {room}',
  async function (this: ConformanceWorld, namespace: string, room: RoomWord) {
    const eve = await this.openBare('eve');
    await eve.connect(namespace);
    await eve.ask(namespace, 'joinRoom', this.roomName(room));
  },
);

When(
  'eve asks on it for {namespaces}',
  async function (this: ConformanceWorld, namespaces: string[]) {
    for (const namespace of namespaces) await this.connectBare(namespace);
  },
);

When('eve sends the frame {string}', function (this: ConformanceWorld, frame: string) {
  this.bare.connection.send(frame);
});

Given('eve has sent the frame {string}', async function (this: ConformanceWorld, frame: string) {
  this.bare.connection.send(frame);
  await this.bare.settle('/chat', this.session.timeouts.silence);
});

Given(
  'eve has sent a request to join {room}',
  async function (this: ConformanceWorld, room: RoomWord) {
    const name = JSON.stringify(this.roomName(room));
    this.bare.connection.send(`42${room.namespace ?? '/'},["joinRoom",${name}]`);
    await this.bare.settle('/chat', this.session.timeouts.silence);
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
  assertBareSockets(this.bareSockets);
});

Then('eve is refused in {namespace}', function (this: ConformanceWorld, namespace: string) {
  assertBareRefused(this.bareSockets, namespace);
});

Then(
  'eve is answered in {namespace} and in {namespace}',
  async function (this: ConformanceWorld, one: string, other: string) {
    await assertStillAnswered(this.bare, one);
    await assertStillAnswered(this.bare, other);
  },
);

Then(
  'eve is still answered in {namespace}',
  async function (this: ConformanceWorld, namespace: string) {
    await assertStillAnswered(this.bare, namespace);
  },
);

Then("the server closes eve's connection", async function (this: ConformanceWorld) {
  await assertClosed(this);
});

Then(
  "eve's bare connection does not carry {string}",
  async function (this: ConformanceWorld, text: string) {
    await assertNotCarried(this, this.conversation.message(text));
  },
);
