import { handshake } from '../../../harness/servers/ready';
import { formatDuration } from '../../../harness/client/deadline';
import { inOneRoom, type Address } from '../participants/addressing';
import { notReceiving } from './fault-injection';
import { idsOf } from '../rooms/membership';
import type { OperationAnswer } from '../../../harness/contract/answer';
import { labelsOf, type Participant } from '../participants/participant';
import { brief } from '../evidence/transcript';
import type { Attempt, ConformanceWorld } from '../world';
import type { RoomReference } from '../participants/names';

/** Fails unless an answer lists at least these people, or says that the other servers did not answer. */
export function assertAtLeast({ what, outcome, answer }: Attempt, ids: readonly string[]): void {
  const listed = idsOf((answer as OperationAnswer)['members']);
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
export async function assertReceivedAgain(
  world: ConformanceWorld,
  sender: Participant,
  word: RoomReference,
  { people: recipients, ms }: { readonly people: readonly Participant[]; readonly ms: number },
): Promise<void> {
  const address = inOneRoom(world, sender, 'sendToRoom', word);
  const probe = { ...address, whom: 'the probe room' };
  const [clients, name] = [world.clients, world.messages.probe];
  await mustBeHeard(world, probe, { room: name, recipients: clients, ms });
  await mustBeHeard(world, address, { room: world.roomName(word), recipients, ms });
  const text = 'we are one again';
  await world.tell(address, text);
  await world.messages.assertReceived(recipients, world.messages.message(text));
}

/** Who is to receive what is sent to a room again and again, and within how many milliseconds. */
interface Awaited {
  readonly room: string;
  readonly recipients: readonly Participant[];
  readonly ms: number;
}

/** The ledger keeps each try: it may be lost, but nobody may hear it twice. */
async function mustBeHeard(
  { lane, scenario }: ConformanceWorld,
  { sender, namespace, whom }: Address,
  { room, recipients, ms }: Awaited,
): Promise<void> {
  const what = `${sender.label} told ${whom} of ${namespace} again and again`;
  const listeners = recipients.map((person) => person.listener(namespace));
  const open = (nonce: string): void => {
    lane.ledger.open({ nonce, what, namespace, scenario, wide: false });
    lane.ledger.allow(nonce, listeners);
  };
  const deaf = await notReceiving(lane, { sender, namespace, room, recipients, open });
  if (deaf.length === 0) return;
  const missed = `the last one missed ${labelsOf(deaf)}`;
  throw new Error(
    `${what}, and within ${formatDuration(ms)} no try reached all of ${labelsOf(recipients)}: ${missed}`,
  );
}

/** Fails if a disposable server has died, or does not answer. */
export async function assertAlive({ session }: ConformanceWorld): Promise<void> {
  for (const instance of await (await session.disposableServers()).all()) {
    const unanswered = await handshake(instance.url, session.timeouts.answer);
    if (unanswered === undefined) continue;
    const why = instance.exitReason() ?? unanswered;
    throw new Error(`disposable server ${instance.number} is gone: ${why}`);
  }
}
