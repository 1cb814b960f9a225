import { handshake } from '../../../harness/servers/ready';
import { inWords } from '../../../harness/client/deadline';
import { inOneRoom, type Address } from '../participants/addressing';
import { deafTo } from './fault-injection';
import { idsOf } from '../rooms/membership';
import type { Answer } from '../../../harness/contract/answer';
import { labelsOf, type Participant } from '../participants/participant';
import { brief } from '../evidence/transcript';
import type { Attempt, ConformanceWorld } from '../world';
import type { RoomWord } from '../participants/names';

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
  { people: hearers, ms }: { readonly people: readonly Participant[]; readonly ms: number },
): Promise<void> {
  const address = inOneRoom(world, teller, 'tellRoom', word);
  const probe = { ...address, whom: 'the probe room' };
  const [everybody, name] = [world.everybody, world.conversation.probe];
  await mustBeHeard(world, probe, { room: name, hearers: everybody, ms });
  await mustBeHeard(world, address, { room: world.roomName(word), hearers, ms });
  const text = 'we are one again';
  await world.tell(address, text);
  await world.conversation.onlyHear(hearers, world.conversation.message(text));
}

/** Who is to receive what is sent to a room again and again, and within how many milliseconds. */
interface Awaited {
  readonly room: string;
  readonly hearers: readonly Participant[];
  readonly ms: number;
}

/** The ledger keeps each try: it may be lost, but nobody may hear it twice. */
async function mustBeHeard(
  { lane, scenario }: ConformanceWorld,
  { teller, namespace, whom }: Address,
  { room, hearers, ms }: Awaited,
): Promise<void> {
  const what = `${teller.label} told ${whom} of ${namespace} again and again`;
  const listeners = hearers.map((person) => person.listener(namespace));
  const open = (nonce: string): void => {
    lane.ledger.open({ nonce, what, namespace, scenario, wide: false });
    lane.ledger.allow(nonce, listeners);
  };
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
    throw new Error(`disposable server ${instance.number} is gone: ${why}`);
  }
}
