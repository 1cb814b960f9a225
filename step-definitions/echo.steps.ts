import { Then, When } from '@cucumber/cucumber';
import { tryTo } from './support/access/attempts';
import { assertNotAnswered, assertOnlyAnswered, mustBeAnswered } from './support/messages/echo';
import type { ConformanceWorld } from './support/world';

When(
  '{participant} says {string} to the server',
  async function (this: ConformanceWorld, name: string, text: string) {
    const person = this.participant(name);
    await person.must(this.namespaceOf(person), 'echo', { text });
  },
);

When(
  '{participant} tries to say {value} to the server',
  async function (this: ConformanceWorld, name: string, value: unknown) {
    const person = this.participant(name);
    await tryTo(this, person, this.namespaceOf(person), ['echo', { text: value }]);
  },
);

Then(
  'only {participant} is answered {string}',
  async function (this: ConformanceWorld, name: string, answer: string) {
    await assertOnlyAnswered(this, this.participant(name), answer);
  },
);

Then(
  '{participant} is answered in {namespace}',
  async function (this: ConformanceWorld, name: string, namespace: string) {
    await mustBeAnswered(this, this.participant(name), namespace);
  },
);

Then('{participant} is not answered', async function (this: ConformanceWorld, name: string) {
  await assertNotAnswered(this, this.participant(name));
});
