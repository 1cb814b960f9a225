import { handshake } from '../../harness/target/ready';
import { inWords } from '../../harness/target/deadline';
import { inOneRoom } from './addressing';
import { recoveryMs, tellUntilHeard } from './harm';
import { idsOf } from './membership';
import type { Answer, Participant } from './participant';
import { brief } from './transcript';
import type { Attempt, ConformanceWorld, RoomWord } from './world';

/** Fails unless the members of a room become just these people; until then a server may say that it does not know. */
export async function assertMembersInTheEnd(
  world: ConformanceWorld,
  asker: Participant,
  room: RoomWord,
  people: readonly Participant[],
): Promise<void> {
  const namespace = world.namespaceOf(asker, room.namespace);
  const wanted = people.map((person) => person.idIn(namespace)).sort();
  const deadline = Date.now() + recoveryMs;
  let answer: Answer;
  do {
    answer = await asker.ask(namespace, 'members', { room: world.roomName(room) });
    if (brief(idsOf(answer['members'])) === brief(wanted)) return;
  } while (Date.now() < deadline);
  throw new Error(
    [
      `the members of the ${room.name} of ${namespace}, asked by ${asker.label}`,
      `  expected  ${brief(wanted)} (${people.map(({ label }) => label).join(', ')})`,
      `  observed  ${brief(answer)}, ${inWords(recoveryMs)} after the harm`,
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
 * Fails unless what somebody tells a room reaches these people again before long, and from then on just them, once.
 * Until then tries may be lost; what is tried stays in the ledger, so that no try may be heard twice.
 */
export async function assertSoonHeard(
  world: ConformanceWorld,
  teller: Participant,
  room: RoomWord,
  hearers: readonly Participant[],
): Promise<void> {
  const address = inOneRoom(world, teller, 'tellRoom', room);
  const { namespace } = address;
  const rooms = [
    { name: world.conversation.probe, people: world.everybody },
    { name: world.roomName(room), people: hearers },
  ];
  for (const { name, people } of rooms) {
    const what = `${teller.label} told ${address.whom} again and again`;
    const isHeard = await tellUntilHeard(teller, [namespace, name], people, (nonce) => {
      const { ledger } = world.lane;
      ledger.open({ nonce, what, namespace, scenario: world.scenario, wide: false });
      ledger.allow(
        nonce,
        people.map((person) => person.listener(namespace)),
      );
    });
    if (isHeard) continue;
    const labels = people.map(({ label }) => label).join(', ');
    throw new Error(`${what}, and no try reached ${labels} within ${inWords(recoveryMs)}`);
  }
  await world.tell(address, 'we are one again');
  const told = world.conversation.message('we are one again');
  await world.conversation.onlyHear(hearers, told);
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
