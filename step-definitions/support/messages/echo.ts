import type { Packet } from '../../../harness/client/connection';
import { valueAt } from '../../../harness/contract/json-path';
import { newNonce } from '../evidence/nonce';
import { brief } from '../evidence/transcript';
import type { Participant } from '../participants/participant';
import type { ConformanceWorld } from '../world';

/** Fails unless one participant was answered with this text, once, and nobody else with anything. */
export async function assertOnlyReply(
  world: ConformanceWorld,
  person: Participant,
  text: string,
): Promise<void> {
  const namespace = world.namespaceOf(person);
  const ms = world.session.timeouts.answer;
  await person.inbox.first(isEchoTo(person), `${person.label}: the answer "${text}"`, ms);
  await world.messages.settle(person);
  for (const other of world.clients) {
    const wanted = other === person ? [[text]] : [];
    expectEchoes(other, wanted, namespace);
  }
}

/** Fails if an answer has come, or comes before a fence. */
export async function assertNoReply(world: ConformanceWorld, person: Participant): Promise<void> {
  await world.messages.settle(person);
  expectEchoes(person, [], world.namespaceOf(person));
}

/** Says something to the server in a namespace and fails unless the answer comes there. */
export async function mustReply(
  world: ConformanceWorld,
  person: Participant,
  namespace: string,
): Promise<void> {
  const text = `are you there? ${newNonce()}`;
  await person.must(namespace, 'echo', { text });
  const isAnswer = (packet: Packet): boolean =>
    isEchoTo(person)(packet) &&
    packet.namespace === namespace &&
    textIn(packet, person) === `You said: ${text}`;
  const what = `${person.label}: the answer to "${text}" in ${namespace}`;
  await person.inbox.first(isAnswer, what, world.session.timeouts.answer);
}

function expectEchoes(person: Participant, wanted: readonly string[][], namespace: string): void {
  const echoes = person.inbox.all(isEchoTo(person));
  const got = echoes.map((packet) => wordsIn(packet, person));
  const isHere = echoes.every((packet) => packet.namespace === namespace);
  if (isHere && brief(got) === brief(wanted)) return;
  throw new Error(
    [
      `${person.label}: answers to what was said in ${namespace}`,
      `  expected  ${brief(wanted)}`,
      `  observed  ${brief(echoes.map(({ namespace: where, args }) => [where, ...args]))}`,
    ].join('\n'),
  );
}

/** Whether a packet is what the server says to somebody who has said something to it. */
export function isEchoTo({ driver }: Participant): (packet: Packet) => boolean {
  const { event } = driver.delivery('echo');
  return (packet) => packet.type === 'EVENT' && packet.event === event;
}

/** What the server says in such a packet. */
export function textIn({ args }: Packet, { driver }: Participant): unknown {
  return valueAt(args, driver.delivery('echo').body ?? '.');
}

/** All that the server says in such a packet: where the text is the first argument, there must be no other. */
function wordsIn(packet: Packet, person: Participant): readonly unknown[] {
  const { body = '.' } = person.driver.delivery('echo');
  return body === '.' ? packet.args : [textIn(packet, person)];
}
