import { Given, Then, When } from '@cucumber/cucumber';
import { assertOwnRooms, enterByTurns, tellEachItsName } from './support/rooms/similar-names';
import type { ConformanceWorld } from './support/world';

Given(
  '{participants} are by turns in rooms with each of the {table}',
  async function (this: ConformanceWorld, names: string[], table: string) {
    await enterByTurns(this, this.participants(names), table);
  },
);

When(
  '{participant} tells each of these rooms its name',
  async function (this: ConformanceWorld, name: string) {
    await tellEachItsName(this, this.participant(name));
  },
);

Then(
  'each name is heard by the member of its own room only',
  async function (this: ConformanceWorld) {
    await assertOwnRooms(this);
  },
);
