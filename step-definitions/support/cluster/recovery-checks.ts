import { formatDuration } from '../../../harness/client/deadline';
import { brief } from '../../../harness/contract/brief';
import { field } from '../../../harness/contract/json-path';
import { Mismatch } from '../../../harness/contract/mismatch';
import type { LaneContext } from '../../../harness/servers/lane-context';
import { handshake } from '../../../harness/servers/ready';
import type { LaneState } from '../lane';
import { toRoom, type MessageTemplate } from '../messages/message-template';
import type { Messages } from '../messages/messages';
import type { Attempt } from '../participants/attempts';
import { labelsOf, type Participant } from '../participants/participant';
import { idsOf } from '../rooms/membership';
import type { RoomReference } from '../rooms/room-reference';
import type { RoomNames } from '../rooms/scenario-rooms';
import { sendUntilReceived } from './repeated-sends';

/** What the checks after a fault need from their scenario. */
interface Parts {
  readonly lane: LaneState;
  readonly scenario: string;
  readonly rooms: RoomNames;
  readonly participants: { readonly all: readonly Participant[] };
  readonly messages: Messages;
}

/** Fails unless an answer lists at least these members, or says that the other servers did not answer. */
export function assertAtLeast({ what, outcome, answer }: Attempt, ids: readonly string[]): void {
  const listed = idsOf(field(answer, 'members'));
  const isComplete = Array.isArray(listed) && ids.every((id) => listed.includes(id));
  if (outcome === 'UNAVAILABLE' || (outcome === 'ok' && isComplete)) return;
  const expected = `UNAVAILABLE, or ok with at least ${brief(ids)}`;
  throw new Mismatch(what, expected, `${outcome}: ${brief(answer)}`);
}

/** A room whose messages must reach its members again, and within how many milliseconds. */
interface ExpectedRecovery {
  readonly room: RoomReference;
  readonly recipients: readonly Participant[];
  readonly ms: number;
}

/**
 * Fails unless messages to a room reach these clients again in time, and from then on exactly them, once. Until then
 * copies may be lost. The probe room comes first: without it no fence would prove that other clients received nothing.
 */
export async function assertReceivedAgain(
  parts: Parts,
  sender: Participant,
  { room, recipients, ms }: ExpectedRecovery,
): Promise<void> {
  const { messages, rooms } = parts;
  const template = toRoom(rooms, sender, 'sendToRoom', room);
  for (const namespace of sender.namespaces) await mustFence(parts, { ...template, namespace }, ms);
  await mustReachAll(parts, template, { recipients, ms });
  const text = `the servers have recovered in ${template.namespace}`;
  await messages.mustSend(template, text);
  await messages.assertReceived(messages.find(text), { required: recipients });
}

/** Fences of later checks take this way, in each namespace of the sender. */
async function mustFence(parts: Parts, template: MessageTemplate, ms: number): Promise<void> {
  const { messages, participants } = parts;
  const recipients = participants.all.filter(({ namespaces }) =>
    namespaces.includes(template.namespace),
  );
  const values = { room: messages.probe };
  await mustReachAll(
    parts,
    { ...template, audience: 'the probe room', values },
    { recipients, ms },
  );
}

/** The ledger keeps each message: it may be lost, but no client may receive it twice. */
async function mustReachAll(
  { lane, scenario }: Parts,
  { sender, namespace, audience, values }: MessageTemplate,
  { recipients, ms }: Omit<ExpectedRecovery, 'room'>,
): Promise<void> {
  const what = `${sender.label} sent messages to ${audience} (${namespace}) again and again`;
  const listeners = recipients.map((client) => client.listener(namespace));
  const open = (nonce: string): void => {
    lane.ledger.open({ nonce, what, namespace, scenario, wide: false });
    lane.ledger.allow(nonce, listeners);
  };
  const room = String(values.room);
  const missing = await sendUntilReceived(lane, { sender, namespace, room, recipients, open });
  if (missing.length === 0) return;
  throw new Mismatch(
    what,
    `one message that reaches all of ${labelsOf(recipients)} within ${formatDuration(ms)}`,
    `no try reached all of them; the last one missed ${labelsOf(missing)}`,
  );
}

/** Fails if a disposable server has died, or does not answer. */
export async function assertAlive(session: LaneContext): Promise<void> {
  for (const instance of await (await session.disposableServers()).all()) {
    const unanswered = await handshake(
      instance.url,
      session.timeouts.answer,
      session.driver.connect,
    );
    if (unanswered === undefined) continue;
    const received = instance.exitReason() ?? unanswered;
    throw new Mismatch(`disposable server ${instance.number}`, 'an answer', received);
  }
}
