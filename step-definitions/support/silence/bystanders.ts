import type { Packet } from '../../../harness/client/packet';
import { noncesIn } from '../evidence/nonce';
import type { Ledger } from '../evidence/ledger';
import { roomsOf, type Mark, type SentMessage } from '../messages/sent-message';
import type { Participant } from '../participants/participant';

/** A socket that is neither the sender nor a recipient of a message. */
export interface Bystander {
  readonly client: Participant;
  readonly namespace: string;
}

/** An event that came to a bystander and that nothing explains. */
export interface UnexplainedEvent {
  readonly bystander: Bystander;
  readonly packet: Packet;
}

/** Returns the sockets of clients that a message must not reach, in every namespace that they are connected to. */
export function bystandersOf(
  message: SentMessage,
  clients: readonly Participant[],
  ledger: Ledger,
): Bystander[] {
  const sockets = clients.flatMap((client) =>
    client.namespaces.map((namespace) => ({ client, namespace })),
  );
  return sockets.filter(({ client, namespace }) => {
    const isSender = client === message.sender && namespace === message.namespace;
    return !isSender && !ledger.allows(message.nonce, client.listener(namespace));
  });
}

/**
 * Returns what bystanders have received since a mark and nothing explains: neither the fences and messages that are for
 * them, nor `events:` of the target file.
 */
export function unexplainedSince(
  mark: Mark,
  {
    message,
    bystanders,
    ledger,
  }: {
    readonly message: SentMessage;
    readonly bystanders: readonly Bystander[];
    readonly ledger: Ledger;
  },
): UnexplainedEvent[] {
  const rooms = roomsOf(message.values);
  return bystanders.flatMap((bystander) => {
    const { client, namespace } = bystander;
    const listener = client.listener(namespace);
    const isOwn = (packet: Packet): boolean =>
      noncesIn(packet.args).some((nonce) => ledger.allows(nonce, listener));
    return client.inbox
      .all()
      .slice(mark.get(client) ?? 0)
      .filter((packet) => packet.type === 'EVENT' && packet.namespace === namespace)
      .filter((packet) => !client.mayReceive(packet, rooms) && !isOwn(packet))
      .map((packet) => ({ bystander, packet }));
  });
}
