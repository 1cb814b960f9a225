import { Then, When, type DataTable } from '@cucumber/cucumber';
import { attachFigures } from './support/costs/costs';
import { assertMeasured, latencyFigures, sendTimed } from './support/costs/latency';
import {
  assertCarried,
  measureNamespaces,
  namespaceFigures,
} from './support/costs/namespace-costs';
import { templateFor } from './support/messages/audience';
import type { ConformanceWorld } from './support/world';

When(
  'these connections are opened, measured and closed:',
  async function (this: ConformanceWorld, table: DataTable) {
    const loads = table.hashes().map(({ connections, namespaces }) => ({
      connections: Number(connections),
      namespaces: Number(namespaces),
    }));
    await measureNamespaces(this, loads);
  },
);

When(
  '{client} sends {int} timed messages to {audience}',
  async function (this: ConformanceWorld, name: string, count: number, audience: string) {
    const template = templateFor(this, this.participants.find(name), audience);
    await sendTimed(this, template, count);
  },
);

Then('each connection carried all of its namespaces', function (this: ConformanceWorld) {
  assertCarried(this.costs);
  attachFigures(this.attach.bind(this), namespaceFigures(this.costs));
});

Then(
  'the report shows the latency at {clients}',
  function (this: ConformanceWorld, names: string[]) {
    const clients = this.participants.findAll(names);
    assertMeasured(this, clients);
    attachFigures(this.attach.bind(this), latencyFigures(this.costs, clients));
  },
);
