import type { Packet } from '../../../harness/client/packet';
import { DeadlineError } from '../../../harness/client/deadline';
import type { Inbox } from '../../../harness/client/inbox';
import { noncesIn } from './nonce';

/** A message that is looked for in an inbox, and for how many milliseconds. */
export interface Arrival {
  readonly nonce: string;
  /** What the transcript calls the message if it does not arrive. */
  readonly what: string;
  readonly ms: number;
}

/** Returns whether a message reaches a client in time. */
export async function isReceived(
  client: { readonly inbox: Inbox },
  arrival: Arrival,
): Promise<boolean> {
  try {
    await mustReceive(client, arrival);
    return true;
  } catch (error) {
    if (error instanceof DeadlineError) return false;
    throw error;
  }
}

/** Returns whether a client has received one of several messages. */
export function hasReceivedAny(
  { inbox }: { readonly inbox: Inbox },
  nonces: readonly string[],
): boolean {
  return nonces.some((nonce) => inbox.all((packet) => carriesNonce(packet, nonce)).length > 0);
}

/** Waits until a message has reached a client. Throws DeadlineError. */
export async function mustReceive(
  { inbox }: { readonly inbox: Inbox },
  { nonce, what, ms }: Arrival,
): Promise<void> {
  await inbox.first((packet) => carriesNonce(packet, nonce), what, ms);
}

/** Returns whether a packet carries the message with a nonce, in whatever form. */
export function carriesNonce(packet: Packet, nonce: string): boolean {
  return packet.type === 'EVENT' && noncesIn(packet.args).includes(nonce);
}
