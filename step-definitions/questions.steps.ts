import { Given, Then, When } from '@cucumber/cucumber';
import { askAtOnce, sendUnacknowledged } from './support/messages/acknowledgements';
import { assertEachAnswered } from './support/messages/payload-series';
import type { ConformanceWorld } from './support/world';

When(
  '{participants} each ask {int} questions in {namespaces}, all at once',
  async function (this: ConformanceWorld, names: string[], count: number, namespaces: string[]) {
    await askAtOnce(this, this.participants(names), namespaces, count);
  },
);

Then('every question gets its own answer', function (this: ConformanceWorld) {
  assertEachAnswered(this);
});

Given(
  '{participant} has sent every request without asking for an acknowledgement',
  async function (this: ConformanceWorld, name: string) {
    await sendUnacknowledged(this, this.participant(name));
  },
);

Given(
  '{participant} has asked in {namespace} for the acknowledgement of an event that nobody handles',
  function (this: ConformanceWorld, name: string, namespace: string) {
    const acknowledge = (): void => undefined;
    this.participant(name).send(namespace, 'nobody-handles-this', ['?', acknowledge]);
  },
);
