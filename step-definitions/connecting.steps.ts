import { Given, Then, When } from '@cucumber/cucumber';
import { assertOutcome, tryToConnect } from './support/access/attempts';
import { assertDistinctIds } from './support/rooms/membership';
import type { ConformanceWorld, Introduction } from './support/world';

type Transport = Required<Introduction>['transport'];

Given(
  '{participants} is/are connected to {namespaces}',
  async function (this: ConformanceWorld, names: string[], namespaces: string[]) {
    const people = names.map((name) => this.introduce(name));
    await this.connectAll(people, namespaces);
  },
);

Given(
  '{participants} is/are connected to {namespaces} on {server}',
  async function (this: ConformanceWorld, names: string[], namespaces: string[], server: number) {
    const instance = this.session.instance(server);
    const people = names.map((name) => this.introduce(name, { instance }));
    await this.connectAll(people, namespaces);
  },
);

Given(
  '{participants} is/are connected to {namespaces} on one connection',
  async function (this: ConformanceWorld, names: string[], namespaces: string[]) {
    const people = names.map((name) => this.introduce(name, { shared: true }));
    await this.connectAll(people, namespaces);
  },
);

Given(
  '{participants} is/are connected to {namespaces} on {apart}',
  async function (this: ConformanceWorld, names: string[], namespaces: string[], which: number) {
    const instance = await this.session.instanceApart(which);
    const people = names.map((name) => this.introduce(name, { instance }));
    await this.connectAll(people, namespaces);
  },
);

Given(
  '{participants} is/are connected to {namespaces} on the impatient server',
  async function (this: ConformanceWorld, names: string[], namespaces: string[]) {
    const instance = await this.session.impatient();
    const people = names.map((name) => this.introduce(name, { instance }));
    await this.connectAll(people, namespaces);
  },
);

Given(
  '{participant} is connected to {namespace} on the impatient server, {transport}',
  async function (this: ConformanceWorld, name: string, namespace: string, transport: Transport) {
    const instance = await this.session.impatient();
    await this.connect(this.introduce(name, { instance, transport }), namespace);
  },
);

Given(
  '{participant} is connected to {namespace} {transport}',
  async function (this: ConformanceWorld, name: string, namespace: string, transport: Transport) {
    await this.connect(this.introduce(name, { transport }), namespace);
  },
);

Given(
  "{participant}'s connection to {namespace} has been upgraded",
  async function (this: ConformanceWorld, name: string, namespace: string) {
    await this.participant(name).upgrade(namespace);
  },
);

When(
  '{participants} connect(s) to {namespaces}',
  async function (this: ConformanceWorld, names: string[], namespaces: string[]) {
    const people = names.map((name) => this.introduce(name));
    await this.connectAll(people, namespaces);
  },
);

Given(
  '{participant} has been refused in {namespace}',
  async function (this: ConformanceWorld, name: string, namespace: string) {
    await tryToConnect(this, this.introduce(name), namespace);
    assertOutcome(this.attempt(), 'refused');
  },
);

When(
  '{participant} tries to connect to {namespace}',
  async function (this: ConformanceWorld, name: string, namespace: string) {
    await tryToConnect(this, this.introduce(name), namespace);
  },
);

Then('each of them has an id of its own in each namespace', function (this: ConformanceWorld) {
  assertDistinctIds(this.everybody);
});

Then('the connection is refused', function (this: ConformanceWorld) {
  assertOutcome(this.attempt(), 'refused');
});

Then('the connection is accepted', function (this: ConformanceWorld) {
  assertOutcome(this.attempt(), 'ok');
});

Then(
  '{participant} has no connection to {namespace}',
  function (this: ConformanceWorld, name: string, namespace: string) {
    const { namespaces, label } = this.participant(name);
    if (namespaces.includes(namespace)) throw new Error(`${label} is connected to ${namespace}`);
  },
);
