import { decodeJwt } from 'jose';
import { DeadlineError } from '../../../harness/client/deadline';
import { inOneRoom } from '../participants/addressing';
import { authIn } from '../participants/credentials';
import type { Participant } from '../participants/participant';
import type { ConformanceWorld } from '../world';
import type { RoomReference } from '../participants/names';

/** How long after `exp` a server may take to notice. Contract v1, "Tokens". */
const graceMs = 2000;

/**
 * Waits until somebody's token has expired, asks for a protected room until the server has noticed, and then tries to
 * tell it something.
 */
export async function sendAfterExpiry(
  world: ConformanceWorld,
  person: Participant,
  [room, text]: readonly [RoomReference, string],
): Promise<void> {
  const address = inOneRoom(world, person, 'sendToRoom', room);
  const expiry = expiryOf(person, address.namespace);
  await disconnectedBy(expiry, person, address.namespace);
  const answers = { room: world.roomName(room), until: expiry + graceMs };
  await untilRefused(person, address.namespace, answers);
  world.messages.cannotFence(person);
  if (person.namespaces.includes(address.namespace)) {
    await world.tryToSendText(address, text);
    return;
  }
  world.messages.expect({ ...address, text });
  const what = `${person.label} tried to tell the room with an expired token`;
  world.keep({ what, outcome: 'disconnected', answer: undefined });
}

/** Waits for the end of the connection, which may come at any time, for as long as the token is valid. */
async function disconnectedBy(
  expiry: number,
  { inbox, label }: Participant,
  namespace: string,
): Promise<void> {
  const fits = (packet: { type: string; namespace: string }): boolean =>
    packet.type === 'DISCONNECT' && packet.namespace === namespace;
  try {
    await inbox.first(fits, `${label}: the end of its connection`, expiry - Date.now());
  } catch (error) {
    if (!(error instanceof DeadlineError)) throw error;
  }
}

/** Asks to join until that is refused or the connection has ended; a server that never notices is left to the check. */
async function untilRefused(
  person: Participant,
  namespace: string,
  { room, until }: { readonly room: string; readonly until: number },
): Promise<void> {
  while (Date.now() < until && person.namespaces.includes(namespace)) {
    const answer = await person.ask(namespace, 'join', { room }).catch((error: unknown) => {
      if (person.namespaces.includes(namespace)) throw error;
    });
    if (answer?.ok === false) return;
  }
}

function expiryOf(person: Participant, namespace: string): number {
  const { token } = authIn(person, namespace) as { token: string };
  return (decodeJwt(token).exp ?? 0) * 1000;
}
