import { Then, When } from '@cucumber/cucumber';
import { coreKinds, moderationKinds } from './support/exploring/action';
import { explore } from './support/exploring/explore';
import type { ConformanceWorld } from './support/world';

/** The run says how long to explore, and every wait in it has a deadline: Cucumber's own would only cut it short. */
const unlimited = { timeout: -1 };

When(
  'clients {randomActions} at random',
  unlimited,
  async function (this: ConformanceWorld, actions: string) {
    const moderation = actions.endsWith('summon') ? moderationKinds : {};
    this.explored = await explore(this, { ...coreKinds, ...moderation });
  },
);

Then(
  'each message is received once by each of its recipients and by nobody else',
  async function (this: ConformanceWorld) {
    if (this.explored !== undefined) throw new Error(this.explored);
    await this.tableRooms.assertOwnRooms();
  },
);
