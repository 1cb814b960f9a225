import { Then, When } from '@cucumber/cucumber';
import { assertCheckFails, assertLedgerHolds } from './support/controls';
import type { ConformanceWorld } from './support/world';

Then(
  'the check that nobody hears {string} fails and names {participants}',
  async function (this: ConformanceWorld, text: string, names: string[]) {
    await assertCheckFails(this, [], text, this.participants(names));
  },
);

Then(
  'the check that {participants} hear {string} fails and names {participants}',
  async function (this: ConformanceWorld, hearers: string[], text: string, names: string[]) {
    await assertCheckFails(this, this.participants(hearers), text, this.participants(names));
  },
);

When('the silence window is over', async function (this: ConformanceWorld) {
  await this.session.silenceWindow();
});

Then('the ledger holds no copy too many', function (this: ConformanceWorld) {
  assertLedgerHolds(this);
});
