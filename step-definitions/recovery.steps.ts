import { Given, Then, When } from '@cucumber/cucumber';
import { tryToConnect } from './support/access/attempts';
import {
  assertRecovered,
  forgedSession,
  outlastRecovery,
  sessionOf,
} from './support/lifecycle/recovery';
import { authFor } from './support/participants/credentials';
import type { ConformanceWorld } from './support/world';

Given(
  '{participants} is/are connected to {namespace} on the impatient server as (a )member(s)',
  async function (this: ConformanceWorld, names: string[], namespace: string) {
    const instance = await this.session.impatient();
    for (const name of names) this.introduce(name, { instance });
    await this.connectAs(names, namespace, (name) => this.session.credentials('member', [], name));
  },
);

const comeBack = async function (
  this: ConformanceWorld,
  name: string,
  namespace: string,
): Promise<void> {
  const person = this.participant(name);
  await this.connect(person, namespace, sessionOf(person, namespace));
};

const takeSession = async function (
  this: ConformanceWorld,
  name: string,
  namespace: string,
  owner: string,
): Promise<void> {
  const session = sessionOf(this.participant(owner), namespace);
  await this.connect(this.participant(name), namespace, session);
};

When('{participant} comes back to {namespace} with his/her session', comeBack);

Given('{participant} has come back to {namespace} with his/her session', comeBack);

When("{participant} connects to {namespace} with {participant}'s session", takeSession);

Given("{participant} has connected to {namespace} with {participant}'s session", takeSession);

When(
  '{participant} comes back to {namespace} with his/her session of {namespace}',
  async function (this: ConformanceWorld, name: string, namespace: string, other: string) {
    const person = this.participant(name);
    await this.connect(person, namespace, sessionOf(person, other));
  },
);

When(
  '{participant} comes back to {namespace} with {forgery}',
  async function (this: ConformanceWorld, name: string, namespace: string, forgery: string) {
    const person = this.participant(name);
    await this.connect(person, namespace, forgedSession(person, namespace, forgery));
  },
);

When(
  '{participant} tries to come back to {namespace} with his/her session and {credential}',
  async function (this: ConformanceWorld, name: string, namespace: string, credential: string) {
    const person = this.participant(name);
    const auth = { ...(await authFor(this, credential)), ...sessionOf(person, namespace) };
    await tryToConnect(this, person, namespace, auth);
  },
);

Given('nothing reaches {participant} any more', function (this: ConformanceWorld, name: string) {
  this.participant(name).goDeaf();
});

Given('the server has forgotten whoever was away', async function (this: ConformanceWorld) {
  await outlastRecovery(this);
});

Then(
  '{participant} is the same socket in {namespace} as before',
  function (this: ConformanceWorld, name: string, namespace: string) {
    assertRecovered(this.participant(name), namespace);
  },
);
