import { Given, Then, When } from '@cucumber/cucumber';
import { inOneRoom } from './support/participants/addressing';
import {
  assertClosedInTime,
  assertRefusedOrDisconnected,
  inManyBytes,
  sized,
  tryToTellTooMuch,
} from './support/protocol/limits';
import type { ConformanceWorld, RoomWord } from './support/world';

When(
  '{participant} tells {room} {string}, in bytes just below the limit',
  async function (this: ConformanceWorld, name: string, room: RoomWord, text: string) {
    const address = inOneRoom(this, this.participant(name), 'tellRoom', room);
    await this.tell(inManyBytes(address), text);
  },
);

When(
  '{participant} tells {room} {string}, at a length just below the limit',
  async function (this: ConformanceWorld, name: string, room: RoomWord, text: string) {
    const address = inOneRoom(this, this.participant(name), 'tellRoom', room);
    await this.tell(sized(address, 'below'), text);
  },
);

When(
  '{participant} tries to tell {room} {string}, at a length above the limit',
  async function (this: ConformanceWorld, name: string, room: RoomWord, text: string) {
    const address = inOneRoom(this, this.participant(name), 'tellRoom', room);
    await tryToTellTooMuch(this, address, text);
  },
);

Given(
  '{participant} has been refused {string} in {room}, at a length above the limit',
  async function (this: ConformanceWorld, name: string, text: string, room: RoomWord) {
    const address = inOneRoom(this, this.participant(name), 'tellRoom', room);
    await tryToTellTooMuch(this, address, text);
    assertRefusedOrDisconnected(this);
    await this.conversation.onlyHear([], this.conversation.message(text));
  },
);

When(
  'eve opens a bare connection to the impatient server and asks for nothing',
  async function (this: ConformanceWorld) {
    await this.outsider.open(await this.session.impatient());
  },
);

Then('the attempt is refused, or ends the connection', function (this: ConformanceWorld) {
  assertRefusedOrDisconnected(this);
});

Then('the server soon closes it', async function (this: ConformanceWorld) {
  await assertClosedInTime(this);
});
