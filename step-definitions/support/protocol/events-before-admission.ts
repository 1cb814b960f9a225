import type { Driver } from '../../../harness/drivers/driver';
import type { LaneContext } from '../../../harness/servers/lane-context';
import { toNamespace } from '../messages/message-template';
import type { Messages } from '../messages/messages';
import type { Participants } from '../participants/participants';
import type { RawClient } from '../raw-client/raw-client';

/** What early messages need from their scenario. */
interface Parts {
  readonly session: LaneContext;
  readonly driver: Driver;
  readonly messages: Messages;
  readonly participants: Participants;
  readonly rawClient: RawClient;
}

/** A message to everyone, sent along with CONNECT. */
interface EarlyMessage {
  readonly namespace: string;
  readonly auth: object;
  readonly text: string;
  /** Whether the message waits for the answer to CONNECT, whatever that is. */
  readonly waits: boolean;
}

/** Sends CONNECT on the raw connection and a message to everyone in the namespace, before or right after the answer. */
export async function sendOnConnect(
  { session, driver, messages, participants, rawClient }: Parts,
  { namespace, auth, text, waits }: EarlyMessage,
): Promise<void> {
  const { packets } = rawClient;
  const template = toNamespace(participants.introduce(packets.name), 'sendToAll', namespace);
  const { values } = messages.record({ ...template, text });
  const { event, args } = driver.request('sendToAll', values);
  if (waits) await packets.connect(namespace, auth);
  else packets.sendConnect(namespace, auth);
  packets.emit(namespace, event, args);
  await packets.settle(namespace, session.timeouts.silence);
}
