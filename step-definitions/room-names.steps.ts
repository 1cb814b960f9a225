import { Given, Then, When } from '@cucumber/cucumber';
import { assertOwnersHear, enterRooms, tellRooms } from './support/room-names';
import type { ConformanceWorld } from './support/world';

Given(
  '{participants} are by turns in the room names',
  async function (this: ConformanceWorld, names: string[]) {
    await enterRooms(this, this.participants(names));
  },
);

When(
  '{participant} tells each of the room names something',
  async function (this: ConformanceWorld, name: string) {
    await tellRooms(this, this.participant(name));
  },
);

Then('only who is in a room hears what it was told', async function (this: ConformanceWorld) {
  await assertOwnersHear(this);
});
