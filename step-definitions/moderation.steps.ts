import { Given, Then, When } from '@cucumber/cucumber';
import { tryTo } from './support/access/attempts';
import {
  dismissal,
  evicted,
  kick,
  moderate,
  revoke,
  tryToMove,
} from './support/lifecycle/moderation';
import type { ConformanceWorld, RoomWord } from './support/world';

const kickStep = async function (
  this: ConformanceWorld,
  name: string,
  member: string,
  namespace: string,
): Promise<void> {
  await kick(this.participant(name), this.participant(member), namespace);
};

When('{participant} kicks {participant} from {namespace}', kickStep);

Given('{participant} has kicked {participant} from {namespace}', kickStep);

When(
  '{participant} kicks {participant} from {namespace}, closing his/her connection',
  async function (this: ConformanceWorld, name: string, member: string, namespace: string) {
    await kick(this.participant(name), this.participant(member), namespace, { close: true });
  },
);

const summon = async function (
  this: ConformanceWorld,
  name: string,
  member: string,
  room: RoomWord,
): Promise<void> {
  await moderate(this, this.participant(name), 'summon', [this.participant(member), room]);
};

Given('{participant} has summoned {participant} into {room}', summon);

When('{participant} summons {participant} into {room}', summon);

const evict = async function (
  this: ConformanceWorld,
  name: string,
  member: string,
  room: RoomWord,
): Promise<void> {
  await moderate(this, this.participant(name), 'evict', [this.participant(member), room]);
};

Given('{participant} has evicted {participant} from {room}', evict);

When('{participant} evicts {participant} from {room}', evict);

When(
  '{participant} tries to kick {participant} from {namespace}',
  async function (this: ConformanceWorld, name: string, member: string, namespace: string) {
    const id = this.participant(member).idIn(namespace);
    await tryTo(this, this.participant(name), namespace, ['kick', dismissal(id)]);
  },
);

When(
  '{participant} tries to {summonOrEvict} {participant} into/from {room}',
  async function (
    this: ConformanceWorld,
    name: string,
    verb: 'summon' | 'evict',
    member: string,
    room: RoomWord,
  ) {
    await tryToMove(this, this.participant(name), verb, [this.participant(member), room]);
  },
);

Given(
  '{participant} knows that he/she was evicted from {room}',
  async function (this: ConformanceWorld, name: string, room: RoomWord) {
    await evicted(this, this.participant(name), room);
  },
);

Given(
  "{participant} has revoked {participant}'s access to {room}",
  async function (this: ConformanceWorld, name: string, member: string, room: RoomWord) {
    await revoke(this, this.participant(name), [this.participant(member), room]);
  },
);

When(
  "{participant} tries to revoke {participant}'s access to {room}",
  async function (this: ConformanceWorld, name: string, member: string, room: RoomWord) {
    await tryToMove(this, this.participant(name), 'revoke', [this.participant(member), room]);
  },
);

Then(
  'the server disconnects {participant} from {namespace}',
  async function (this: ConformanceWorld, name: string, namespace: string) {
    const person = this.participant(name);
    const what = `${person.label}: the server's DISCONNECT of ${namespace}`;
    await person.inbox.first(
      (packet) => packet.type === 'DISCONNECT' && packet.namespace === namespace,
      what,
      this.session.timeouts.answer,
    );
  },
);

Then(
  '{participant} loses {namespaces}',
  async function (this: ConformanceWorld, name: string, namespaces: string[]) {
    const person = this.participant(name);
    await Promise.all(namespaces.map((namespace) => person.removed(namespace)));
  },
);

Then('{participant} was told why before', function (this: ConformanceWorld, name: string) {
  const { inbox, label } = this.participant(name);
  const { event: kicked } = this.vocabulary.notice('kicked');
  const order = inbox
    .all(({ type, event }) => type === 'DISCONNECT' || event === kicked)
    .map(({ type, event }) => event || type);
  if (order.join() === `${kicked},DISCONNECT`) return;
  throw new Error(`${label}: expected ${kicked}, then DISCONNECT; observed ${order.join(', ')}`);
});
