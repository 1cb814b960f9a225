import { Then, When } from '@cucumber/cucumber';
import { assertCheckFails, assertLedgerHolds } from './support/controls';
import type { ConformanceWorld } from './support/world';

Then(
  'the check that {recipients} receive(s) {string} fails and names {clients}',
  async function (this: ConformanceWorld, recipients: string[], text: string, named: string[]) {
    await assertCheckFails(this.messages, {
      recipients: this.participants.findAll(recipients),
      text,
      culprits: this.participants.findAll(named),
    });
  },
);

When('the silence window is over', async function (this: ConformanceWorld) {
  await this.session.silenceWindow();
});

Then('the ledger shows no unexpected copy', function (this: ConformanceWorld) {
  assertLedgerHolds(this);
});
