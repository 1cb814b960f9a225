import { Then, When } from '@cucumber/cucumber';
import { assertEachHeard, assertEachReflected, reflectEach, tellEach } from './support/series';
import type { ConformanceWorld, RoomWord } from './support/world';

When(
  '{participant} tells {room} each of the {table}',
  async function (this: ConformanceWorld, name: string, room: RoomWord, table: string) {
    await tellEach(this, this.participant(name), room, table);
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

Then('each of them comes back, unchanged', function (this: ConformanceWorld) {
  assertEachReflected(this);
});
