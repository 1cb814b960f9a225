import { Given, Then, When } from '@cucumber/cucumber';
import {
  assertRecovered,
  outlastRecovery,
  sessionFor,
  recoverySessionOf,
} from './support/lifecycle/recovery';
import { tryToConnect } from './support/participants/attempts';
import { authFor } from './support/participants/credentials';
import type { ConformanceWorld } from './support/world';

When(
  '{client} connects/connected/reconnects/reconnected to {namespace} with {session}',
  async function (this: ConformanceWorld, name: string, namespace: string, session: string) {
    const client = this.participants.find(name);
    const auth = sessionFor(this.participants, client, namespace, session);
    await this.participants.connect(client, namespace, auth);
  },
);

When(
  '{client} tries to reconnect to {namespace} with its session and {token}',
  async function (this: ConformanceWorld, name: string, namespace: string, token: string) {
    const client = this.participants.find(name);
    const auth = {
      ...(await authFor(this, token, { namespace })),
      ...recoverySessionOf(client, namespace),
    };
    await tryToConnect(this.attempts, client, namespace, auth);
  },
);

Given(
  'packets from the server no longer reach {client}',
  function (this: ConformanceWorld, name: string) {
    this.participants.find(name).dropIncoming();
  },
);

Given('the recovery window passed', async function (this: ConformanceWorld) {
  await outlastRecovery(this);
});

Then(
  '{client} has the same id in {namespace} as before',
  function (this: ConformanceWorld, name: string, namespace: string) {
    assertRecovered(this.participants.find(name), namespace);
  },
);
