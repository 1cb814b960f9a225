import { Then } from '@cucumber/cucumber';
import { assertBeforeAcknowledgement } from './support/rooms/join-confirmations';
import type { ConformanceWorld } from './support/world';

Then(
  'only {participants} hear(s) {string}',
  async function (this: ConformanceWorld, names: string[], text: string) {
    await this.conversation.onlyHear(this.participants(names), this.conversation.message(text));
  },
);

Then(
  'nobody but {participants} hears {string}',
  async function (this: ConformanceWorld, names: string[], text: string) {
    const maybes = this.participants(names);
    await this.conversation.onlyHear([], this.conversation.message(text), maybes);
  },
);

Then('nobody hears {string}', async function (this: ConformanceWorld, text: string) {
  await this.conversation.onlyHear([], this.conversation.message(text));
});

Then(
  '{participant} hears {string} before the acknowledgement',
  async function (this: ConformanceWorld, name: string, event: string) {
    await assertBeforeAcknowledgement(this, this.participant(name), event);
  },
);
