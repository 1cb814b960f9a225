import { Given, Then, When } from '@cucumber/cucumber';
import { assertOutcome } from './support/access/attempts';
import { assertBothHandled, assertOnlyToldOfVisit } from './support/nestjs/gateways';
import { toEveryone } from './support/participants/addressing';
import { enterJoining } from './support/protocol/join-on-connect';
import type { ConformanceWorld, RoomWord } from './support/world';

When(
  '{participant} connects to {namespace}, where the connection hook {fails} for him/her',
  async function (this: ConformanceWorld, name: string, namespace: string, hook: string) {
    await this.introduce(name).connect(namespace, { hook });
  },
);

Given(
  '{participant} has lost {namespace}, where the connection hook {fails} for him/her',
  async function (this: ConformanceWorld, name: string, namespace: string, hook: string) {
    const person = this.introduce(name);
    await person.connect(namespace, { hook });
    await person.removed(namespace);
  },
);

When(
  "{participant} tells everyone {string} through the gateway's server",
  async function (this: ConformanceWorld, name: string, text: string) {
    await this.tell(toEveryone(this, this.participant(name), 'tellAllByServer'), text);
  },
);

When(
  '{participant} connects to {namespace} as a member who may enter {room}, joining it at once',
  async function (this: ConformanceWorld, name: string, namespace: string, room: RoomWord) {
    const auth = await this.session.credentials('member', [this.privateName(room)]);
    await enterJoining(this, this.introduce(name), { namespace, auth }, room);
  },
);

Then('the attempt succeeds', function (this: ConformanceWorld) {
  assertOutcome(this.attempt(), 'ok');
});

Then(
  'only {participants} is/are told by each gateway of {namespace}, once, that {participant} {cameOrWent}',
  async function (
    this: ConformanceWorld,
    names: string[],
    namespace: string,
    visitor: string,
    event: string,
  ) {
    const people = this.participants(names);
    await assertOnlyToldOfVisit(this, people, this.participant(visitor), [event, namespace]);
  },
);

Then(
  '{participant} is answered by both, and acknowledged once',
  async function (this: ConformanceWorld, name: string) {
    await assertBothHandled(this, this.participant(name));
  },
);
