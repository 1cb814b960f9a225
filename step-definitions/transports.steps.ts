import { Given, Then, When } from '@cucumber/cucumber';
import {
  assertRequestRefused,
  assertWebSocketRefused,
  badRequest,
  openWebSocket,
  pollTwice,
} from './support/protocol/transports';
import type { ConformanceWorld } from './support/world';

Given(
  'eve has a session by polling in {namespace}',
  async function (this: ConformanceWorld, namespace: string) {
    await this.outsider.poll(this.session.instance(1), namespace);
  },
);

Given(
  'eve has a session by polling in {namespace} on {server}',
  async function (this: ConformanceWorld, namespace: string, server: number) {
    await this.outsider.poll(this.session.instance(server), namespace);
  },
);

Given('eve has polled twice at once', async function (this: ConformanceWorld) {
  await pollTwice(this);
});

Given('eve has upgraded it to a WebSocket', async function (this: ConformanceWorld) {
  this.lane.keep(await this.outsider.session.upgrade(), this.scenario);
});

When('eve polls again', async function (this: ConformanceWorld) {
  this.outsider.keep(await this.outsider.session.poll());
});

When('eve polls {server} for it', async function (this: ConformanceWorld, server: number) {
  this.outsider.keep(await this.outsider.session.poll(this.session.instance(server).url));
});

When('eve sends a request with {string}', async function (this: ConformanceWorld, name: string) {
  await this.outsider.ask(badRequest(name));
});

When('eve opens a WebSocket with {string}', async function (this: ConformanceWorld, name: string) {
  const query = badRequest(name).query.replace('polling', 'websocket');
  await openWebSocket(this, query);
});

Then('the request is refused', function (this: ConformanceWorld) {
  assertRequestRefused(this.outsider.reply);
});

Then('there is no WebSocket', async function (this: ConformanceWorld) {
  await assertWebSocketRefused(this);
});
