import { inWords } from '../../../harness/client/deadline';
import type { Answer } from '../../../harness/contract/answer';
import { handshake } from '../../../harness/servers/ready';
import { brief } from '../evidence/transcript';
import { inOneRoom, type Address } from '../participants/addressing';
import { labelsOf, type Participant } from '../participants/participant';
import { idsOf } from '../rooms/membership';
import type { Attempt, ConformanceWorld, RoomWord } from '../world';
import { deafTo, patienceIn } from './fault-injection';

/** Fails unless the members of a room become just these people; until then a server may say that it does not know. */
export async function assertMembersInTheEnd(
  world: ConformanceWorld,
  asker: Participant,
  room: RoomWord,
  people: readonly Participant[],
): Promise<void> {
  const namespace = world.namespaceOf(asker, room.namespace);
  const wanted = people.map((person) => person.idIn(namespace)).sort();
  const ms = patienceIn(world.lane);
  const deadline = Date.now() + ms;
  let answer: Answer;
  do {
    answer = await asker.ask(namespace, 'members', { room: world.roomName(room) });
    if (brief(idsOf(answer['members'])) === brief(wanted)) return;
  } while (Date.now() < deadline);
  throw new Error(
    [
      `the members of the ${room.name} of ${namespace}, asked by ${asker.label}`,
      `  expected  ${brief(wanted)} (${labelsOf(people)})`,
      `  observed  ${brief(answer)}, ${inWords(ms)} after the harm`,
    ].join('\n'),
  );
}

/** Fails unless an answer lists at least these people, or says that the other servers did not answer. */
export function assertAtLeast({ what, outcome, answer }: Attempt, ids: readonly string[]): void {
  const listed = idsOf((answer as Answer)['members']);
  const isComplete = Array.isArray(listed) && ids.every((id) => listed.includes(id));
  if (outcome === 'UNAVAILABLE' || (outcome === 'ok' && isComplete)) return;
  throw new Error(
    [
      what,
      `  expected  UNAVAILABLE, or ok with at least ${brief(ids)}`,
      `  observed  ${outcome}: ${brief(answer)}`,
    ].join('\n'),
  );
}

/**
 * Fails unless what somebody tells a room reaches these people again before long, and from then on just them, once. Until
 * then tries may be lost. First come those in the probe room: without them no fence would prove the silence of others.
 */
export async function assertSoonHeard(
  world: ConformanceWorld,
  teller: Participant,
  word: RoomWord,
  hearers: readonly Participant[],
): Promise<void> {
  const address = inOneRoom(world, teller, 'tellRoom', word);
  const probe = { ...address, whom: 'the probe room' };
  await mustBeHeard(world, probe, world.conversation.probe, world.everybody);
  await mustBeHeard(world, address, world.roomName(word), hearers);
  const text = 'we are one again';
  await world.tell(address, text);
  await world.conversation.onlyHear(hearers, world.conversation.message(text));
}

/** The ledger keeps each try: it may be lost, but nobody may hear it twice. */
async function mustBeHeard(
  { lane, scenario }: ConformanceWorld,
  { teller, namespace, whom }: Address,
  room: string,
  hearers: readonly Participant[],
): Promise<void> {
  const what = `${teller.label} told ${whom} of ${namespace} again and again`;
  const listeners = hearers.map((person) => person.listener(namespace));
  const open = (nonce: string): void => {
    lane.ledger.open({ nonce, what, namespace, scenario, wide: false });
    lane.ledger.allow(nonce, listeners);
  };
  const ms = patienceIn(lane);
  const deaf = await deafTo(lane, { teller, namespace, room, hearers, open });
  if (deaf.length === 0) return;
  const missed = `the last one missed ${labelsOf(deaf)}`;
  throw new Error(
    `${what}, and within ${inWords(ms)} no try reached all of ${labelsOf(hearers)}: ${missed}`,
  );
}

/** Fails if a mortal server has died, or does not answer. */
export async function assertAlive({ session }: ConformanceWorld): Promise<void> {
  for (const instance of await (await session.mortals()).all()) {
    const unanswered = await handshake(instance.url, session.timeouts.answer);
    if (unanswered === undefined) continue;
    const why = instance.gone() ?? unanswered;
    throw new Error(`mortal instance ${instance.number} is gone: ${why}`);
  }
}
