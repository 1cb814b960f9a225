import { Then, When } from '@cucumber/cucumber';
import { coreKinds, moderationKinds } from './support/exploring/action';
import { explore } from './support/exploring/explore';
import type { ConformanceWorld } from './support/world';

/** The run says how long to explore, and every wait in it has a deadline: Cucumber's own would only cut it short. */
const unlimited = { timeout: -1 };

When(
  'clients connect, join, leave, send and disconnect at random',
  unlimited,
  async function (this: ConformanceWorld) {
    this.explored = await explore(this, coreKinds);
  },
);

When(
  'clients connect, join, leave, send, disconnect, kick, evict and summon at random',
  unlimited,
  async function (this: ConformanceWorld) {
    this.explored = await explore(this, { ...coreKinds, ...moderationKinds });
  },
);

Then(
  'each message is received once by each of its recipients and by nobody else',
  function (this: ConformanceWorld) {
    if (this.explored !== undefined) throw new Error(this.explored);
  },
);
