import { refusal, type OperationAnswer } from '../../../harness/contract/answer';
import type { OperationValues, Operation } from '../../../harness/contract/operations';
import { newNonce, uniqueName } from '../evidence/nonce';
import type { Participant } from '../participants/participant';
import { carriesNonce, isReceived } from './sending';

/** A operation that a target does not confirm, and who said it. */
interface Unconfirmed {
  readonly speaker: Participant;
  readonly namespace: string;
  readonly operation: Operation;
  readonly values: OperationValues;
  /** Milliseconds that the effect may take. */
  readonly ms: number;
  readonly sentinelIn: (namespace: string) => Promise<Participant>;
}

/** Tells a room something that the caller looks out for: where the target confirms nothing, there is nothing else to prove. */
export async function sendProbe(
  sender: Participant,
  namespace: string,
  values: OperationValues,
): Promise<void> {
  const { event, args, done } = sender.driver.request('sendToRoom', values);
  if (done === 'none') sender.send(namespace, event, args);
  else await sender.must(namespace, 'sendToRoom', values);
}

/** Waits until the server has taken in what somebody sent before in a namespace: any question will do. */
export async function roundTrip(person: Participant, namespace: string): Promise<void> {
  if (person.driver.supports('rooms')) await person.must(namespace, 'rooms');
  else await person.must(namespace, 'leave', { room: uniqueName('nowhere') });
}

/** Milliseconds for one try, of which some may be lost. */
export const tryMs = 100;

/** Verbs that the one who says them never hears. */
const unheardBySpeaker: readonly Operation[] = ['sendToOthersInRoom', 'sendToOthers'];

/**
 * Proves by its effect that a target has done what it does not confirm. Ok stands for the effect; for a join or a leave
 * that never shows one, a refusal. Throws DeadlineError if nothing shows that a message has been told.
 */
export function awaitEffect(said: Unconfirmed): () => Promise<OperationAnswer> {
  if (said.operation === 'join') return () => provenJoin(said);
  return said.operation === 'leave' ? () => provenLeave(said) : () => provenTelling(said);
}

/** Whoever is in a room hears what it tells the room itself; tries before that are lost. */
async function provenJoin({ speaker, namespace, values, ms }: Unconfirmed): Promise<OperationAnswer> {
  const deadline = Date.now() + ms;
  do {
    const nonce = newNonce();
    sendTo(speaker, namespace, [values.room, nonce]);
    const wait = Math.min(tryMs, deadline - Date.now());
    if (await isReceived(speaker, nonce, 'a try', wait)) return { ok: true };
  } while (Date.now() < deadline);
  return refusal('nothing told to the room came back in time');
}

/** Whoever has left a room hears nothing told to it, and then what it tells a room that it is in. */
async function provenLeave({ speaker, namespace, values, ms }: Unconfirmed): Promise<OperationAnswer> {
  const deadline = Date.now() + ms;
  const own = await ownRoom(speaker, namespace);
  do {
    const [there, here] = [newNonce(), newNonce()];
    sendTo(speaker, namespace, [values.room, there]);
    sendTo(speaker, namespace, [own, here]);
    await mustHear(speaker, here, [`${speaker.label}: what it told its own room`, ms]);
    const came = speaker.inbox.all((packet) => carriesNonce(packet, there));
    if (came.length === 0) return { ok: true };
  } while (Date.now() < deadline);
  return refusal('what is told to the room still came at the end');
}

/**
 * A server does what one client says with one operation in that order, so behind a second message under the same operation the
 * first one has been told.
 */
async function provenTelling(said: Unconfirmed): Promise<OperationAnswer> {
  const { speaker, namespace, operation, ms } = said;
  const recipient = unheardBySpeaker.includes(operation)
    ? await said.sentinelIn(namespace)
    : speaker;
  const own = await ownRoom(recipient, namespace);
  const nonce = newNonce();
  const values = {
    room: own,
    rooms: [own],
    except: uniqueName('nobody'),
    to: recipient.idIn(namespace),
  };
  const { event, args } = speaker.driver.request(operation, { ...values, body: nonce });
  speaker.send(namespace, event, args);
  await mustHear(recipient, nonce, [
    `${speaker.label}: a second ${event}, told after the first`,
    ms,
  ]);
  return { ok: true };
}

const ownRooms = new WeakMap<Participant, Map<string, Promise<string>>>();

/** A room that nobody but one socket is in, the suite's witness apart: what it tells that room comes back to it. */
export async function ownRoom(person: Participant, namespace: string): Promise<string> {
  const rooms = ownRooms.get(person) ?? new Map<string, Promise<string>>();
  ownRooms.set(person, rooms);
  const id = `${namespace} ${person.idIn(namespace)}`;
  const made = rooms.get(id) ?? joinOwn(person, namespace);
  rooms.set(id, made);
  return await made;
}

/** The rooms that somebody has joined for proofs, and that are none of the scenario's. */
export async function ownRoomsOf(person: Participant): Promise<readonly string[]> {
  return await Promise.all([...(ownRooms.get(person)?.values() ?? [])]);
}

async function joinOwn(person: Participant, namespace: string): Promise<string> {
  const room = uniqueName('own');
  await person.must(namespace, 'join', { room });
  return room;
}

function sendTo(
  speaker: Participant,
  namespace: string,
  [room, body]: readonly [unknown, string],
): void {
  const { event, args } = speaker.driver.request('sendToRoom', { room, body });
  speaker.send(namespace, event, args);
}

async function mustHear(
  person: Participant,
  nonce: string,
  [what, ms]: readonly [string, number],
): Promise<void> {
  await person.inbox.first((packet) => carriesNonce(packet, nonce), what, ms);
}
