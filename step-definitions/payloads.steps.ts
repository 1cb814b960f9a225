import { Given, Then, When } from '@cucumber/cucumber';
import {
  assertEachAnswered,
  assertEachHeard,
  assertHeardAlike,
  reflectEach,
  sendUnderEach,
  tellEach,
  tryEach,
} from './support/messages/payload-series';
import type { ConformanceWorld, RoomWord } from './support/world';

When(
  '{participant} tells {room} each of the {table}',
  async function (this: ConformanceWorld, name: string, room: RoomWord, table: string) {
    await tellEach(this, this.participant(name), room, table);
  },
);

Given(
  '{participant} has tried to send {room} each of the {table}',
  async function (this: ConformanceWorld, name: string, room: RoomWord, table: string) {
    await tryEach(this, this.participant(name), room, table);
  },
);

When(
  '{participant} sends {room} a message under each of the {table}',
  async function (this: ConformanceWorld, name: string, room: RoomWord, table: string) {
    await sendUnderEach(this, this.participant(name), room, table);
  },
);

When(
  '{participant} has each of the {table} reflected',
  async function (this: ConformanceWorld, name: string, table: string) {
    await reflectEach(this, this.participant(name), table);
  },
);

When(
  '{participant} has the arguments in each of the {table} reflected',
  async function (this: ConformanceWorld, name: string, table: string) {
    await reflectEach(this, this.participant(name), table, (list) => list as unknown[]);
  },
);

Then(
  'only {participants} hear(s) each of them(, unchanged)(, as JSON writes it)',
  async function (this: ConformanceWorld, names: string[]) {
    await assertEachHeard(this, this.participants(names));
  },
);

Then('nobody hears any of them', async function (this: ConformanceWorld) {
  await assertEachHeard(this, []);
});

Then(
  '{participant} hears each of them just as {participant} does',
  async function (this: ConformanceWorld, elsewhere: string, here: string) {
    await assertHeardAlike(this, this.participant(elsewhere), this.participant(here));
  },
);

Then('each of them comes back, unchanged', function (this: ConformanceWorld) {
  assertEachAnswered(this);
});
