import { decodeJwt } from 'jose';
import { untilDone, type Try } from '../../../harness/client/eventually';
import { DeadlineError } from '../../../harness/client/deadline';
import type { Packet } from '../../../harness/client/packet';
import type { Participant } from '../participants/participant';
import type { RoomReference } from '../rooms/room-reference';
import type { RoomNames } from '../rooms/scenario-rooms';

/** Milliseconds after `exp` in which a server may still notice. Source: contract, "Tokens". */
const graceMs = 2000;

/** What the end of a token needs from its scenario. */
interface Parts {
  readonly rooms: RoomNames;
  readonly messages: { cannotFence(client: Participant): void };
  readonly participants: { authOf(client: Participant, namespace: string): object };
}

/**
 * Waits until a client's token has expired, and then asks to join a room that the token opens until the server has noticed
 * or the time for that is over.
 */
export async function outlastToken(
  { rooms, messages, participants }: Parts,
  client: Participant,
  room: RoomReference,
): Promise<void> {
  const namespace = client.namespaceFor(room.namespace);
  const expiry = expiryOf(participants.authOf(client, namespace));
  await untilDisconnected(client, namespace, expiry - Date.now());
  const within = expiry + graceMs - Date.now();
  await untilRefused(client, { namespace, room: rooms.nameOf(room), within });
  messages.cannotFence(client);
}

/** Waits for the end of the connection, which may come at any time, for as long as the token is valid. */
async function untilDisconnected(
  { inbox, label }: Participant,
  namespace: string,
  ms: number,
): Promise<void> {
  const fits = (packet: Packet): boolean =>
    packet.type === 'DISCONNECT' && packet.namespace === namespace;
  try {
    await inbox.first(fits, `${label}: the end of its connection`, ms);
  } catch (error) {
    if (!(error instanceof DeadlineError)) throw error;
  }
}

/** Asks to join until that is refused or the connection has ended; a server that never notices is left to the check. */
async function untilRefused(
  client: Participant,
  {
    namespace,
    room,
    within,
  }: { readonly namespace: string; readonly room: string; readonly within: number },
): Promise<void> {
  const isConnected = (): boolean => client.namespaces.includes(namespace);
  const attempt = async (): Promise<Try<true>> => {
    if (!isConnected()) return { done: true };
    const answer = await client.ask(namespace, 'join', { room }).catch((error: unknown) => {
      if (isConnected()) throw error;
    });
    return answer?.ok === false ? { done: true } : { received: 'ok' };
  };
  await untilDone(attempt, { within });
}

/** Returns when a token expires, in milliseconds since 1970. */
function expiryOf(auth: object): number {
  const { token } = auth as { token: string };
  return (decodeJwt(token).exp ?? 0) * 1000;
}
