import { Then } from '@cucumber/cucumber';
import type { ConformanceWorld } from './support/world';

Then(
  'only {participants} hear(s) {string}',
  async function (this: ConformanceWorld, names: string[], text: string) {
    await this.conversation.onlyHear(this.participants(names), this.conversation.message(text));
  },
);

Then('nobody hears {string}', async function (this: ConformanceWorld, text: string) {
  await this.conversation.onlyHear([], this.conversation.message(text));
});
