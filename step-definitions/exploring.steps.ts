import { Then, When } from '@cucumber/cucumber';
import { coreKinds, moderationKinds } from './support/exploring/action';
import { explore } from './support/exploring/explore';
import type { ConformanceWorld } from './support/world';

/** The run says how long to explore, and every wait in it has a deadline: Cucumber's own would only cut it short. */
const unlimited = { timeout: -1 };

When(
  'people connect, join, leave, tell and get lost in random orders',
  unlimited,
  async function (this: ConformanceWorld) {
    this.explored = await explore(this, coreKinds);
  },
);

When(
  'people do the same, and kick, evict and summon one another',
  unlimited,
  async function (this: ConformanceWorld) {
    this.explored = await explore(this, { ...coreKinds, ...moderationKinds });
  },
);

Then(
  'each message is heard by those whom it is for, once each, and by nobody else',
  function (this: ConformanceWorld) {
    if (this.explored !== undefined) throw new Error(this.explored);
  },
);
