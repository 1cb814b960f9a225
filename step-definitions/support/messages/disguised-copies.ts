import { isDeepStrictEqual } from 'node:util';
import type { Packet } from '../../../harness/client/packet';
import { valueAt } from '../../../harness/contract/json-path';
import { encodedNoncesIn } from '../evidence/encoded-nonces';
import { noncesIn } from '../evidence/nonce';
import type { Participant } from '../participants/participant';
import { isDeliveryOf, type SentMessage } from './sent-message';

/**
 * Returns what a client that must not receive a message has received of it all the same, without its text as it was sent:
 * events that carry it in another encoding, and delivery events that name the sender and the room of this message, whatever
 * is left of the body.
 */
export function disguisedCopies(client: Participant, message: SentMessage): Packet[] {
  const since = client.inbox.all().slice(message.mark?.get(client) ?? 0);
  return since.filter(
    (packet) =>
      packet.type === 'EVENT' &&
      noncesIn(packet.args).length === 0 &&
      (encodedNoncesIn(packet.args).includes(message.nonce) || isDeliveryWithout(packet, message)),
  );
}

/** Returns whether a packet is the delivery event of a message, from its sender and to its room, with another body. */
function isDeliveryWithout(packet: Packet, message: SentMessage): boolean {
  const { from = 'absent' } = message.sender.driver.delivery(message.operation);
  return (
    isDeliveryOf(packet, message) &&
    from !== 'absent' &&
    isDeepStrictEqual(valueAt(packet.args, from), message.from) &&
    isToRoomOf(packet, message)
  );
}

/** Returns whether a packet names the room of a message, or none is to be named. */
function isToRoomOf({ args }: Packet, { sender, operation, values }: SentMessage): boolean {
  const { room, rooms } = values;
  if (room === undefined && rooms === undefined) return true;
  const { room: place = 'absent' } = sender.driver.delivery(operation);
  const { directory } = sender.driver;
  const sent = rooms?.map((one) => directory.idOf(one)) ?? directory.idOf(room);
  return place !== 'absent' && isDeepStrictEqual(valueAt(args, place), sent);
}
