import { untilDone, type Try } from '../../../harness/client/eventually';
import { refusal, type OperationAnswer } from '../../../harness/contract/answer';
import type { Operation } from '../../../harness/contract/operations';
import type { Client } from '../../../harness/drivers/client';
import type { SentOperation } from '../../../harness/drivers/client-settings';
import { carriesNonce, hasReceivedAny, isReceived, mustReceive } from '../evidence/arrival';
import { newNonce, newOwnRoom } from '../evidence/nonce';
import { tryMs } from '../evidence/probe';
import type { OwnRooms } from './own-rooms';

/** A client that can receive what it sends to a room of its own. */
export interface SelfReceiver extends Client {
  readonly ownRooms: OwnRooms;
}

/** An operation that a target does not confirm, and its sender. */
export interface Unconfirmed extends SentOperation {
  readonly sender: SelfReceiver;
  /** Milliseconds that the effect may take. */
  readonly ms: number;
  /** Returns a client of the suite's own in a namespace, on the sender's server. */
  readonly sentinelIn: (namespace: string) => Promise<SelfReceiver>;
  /** Waits for the silence window of the lane. */
  readonly silenceWindow: () => Promise<void>;
}

/** Operations whose messages do not reach their sender. */
const notToSender: readonly Operation[] = ['sendToOthersInRoom', 'sendToOthers'];

/**
 * Returns what proves by its effect that a target has done what it does not confirm. Ok stands for the effect; for a join
 * or a leave without an effect, a refusal. Throws DeadlineError if nothing shows that a message has been sent.
 */
export function effectOf(request: Unconfirmed): () => Promise<OperationAnswer> {
  if (!isProvable(request.sender)) return () => withTime(request);
  if (request.operation === 'join') return () => provenJoin(request);
  return request.operation === 'leave' ? () => provenLeave(request) : () => provenSend(request);
}

/**
 * A join or a leave that nothing proves has the silence window to take effect where the target may handle the next request
 * before it has finished this one.
 */
async function withTime({
  sender,
  operation,
  silenceWindow,
}: Unconfirmed): Promise<OperationAnswer> {
  const isMove = operation === 'join' || operation === 'leave';
  if (isMove && sender.driver.isTimeBounded(operation)) await silenceWindow();
  return { ok: true };
}

/** Whether the suite has rooms of its own to send to; otherwise, only later fences show what an operation has done. */
function isProvable({ driver }: Client): boolean {
  const { model } = driver;
  return driver.hasProbeRoom && (model.senders === 'anyone' || model.sender === 'included');
}

/** A member of a room receives what is sent to the room; tries before it is a member are lost. */
async function provenJoin({
  sender,
  namespace,
  values,
  ms,
  sentinelIn,
}: Unconfirmed): Promise<OperationAnswer> {
  const by = isExcluded(sender) ? await sentinelIn(namespace) : sender;
  const nonces: string[] = [];
  const attempt = async (): Promise<Try<OperationAnswer>> => {
    const nonce = newNonce();
    nonces.push(nonce);
    await by.emit(namespace, 'sendToRoom', { room: values.room, body: nonce });
    const isBack = await isReceived(sender, { nonce, what: 'a try', ms: Math.min(tryMs, ms) });
    const isMember = isBack || hasReceivedAny(sender, nonces);
    return isMember ? { done: { ok: true } } : { received: 'nothing' };
  };
  const last = await untilDone(attempt, { within: ms });
  return 'done' in last ? last.done : refusal('no message to the room came back in time');
}

/** A client that has left a room no longer receives what is sent to it, and then what is sent to a room that it is in. */
async function provenLeave({
  sender,
  namespace,
  values,
  ms,
  sentinelIn,
}: Unconfirmed): Promise<OperationAnswer> {
  const own = await sender.ownRooms.in(namespace);
  const by = isExcluded(sender) ? await sentinelIn(namespace) : sender;
  const attempt = async (): Promise<Try<OperationAnswer>> => {
    const [there, here] = [newNonce(), newNonce()];
    await by.emit(namespace, 'sendToRoom', { room: values.room, body: there });
    await by.emit(namespace, 'sendToRoom', { room: own, body: here });
    const what = `${sender.label}: what was sent to its own room`;
    await mustReceive(sender, { nonce: here, what, ms });
    const copies = sender.inbox.all((packet) => carriesNonce(packet, there));
    return copies.length === 0 ? { done: { ok: true } } : { received: 'a copy' };
  };
  const last = await untilDone(attempt, { within: ms });
  return 'done' in last ? last.done : refusal('messages to the room still came at the end');
}

/**
 * A server handles the requests of one operation by one client in their order, so behind a second message under the same
 * operation the first one has been sent.
 */
async function provenSend(request: Unconfirmed): Promise<OperationAnswer> {
  const { sender, namespace, operation, ms } = request;
  const needsOther = notToSender.includes(operation) || isExcluded(sender);
  const recipient = needsOther ? await request.sentinelIn(namespace) : sender;
  const room = await recipient.ownRooms.in(namespace);
  const nonce = newNonce();
  const to = recipient.idIn(namespace);
  const values = { room, rooms: [room], except: newOwnRoom(), to, body: nonce };
  await sender.emit(namespace, operation, values);
  const { event } = sender.driver.request(operation, values);
  const what = `${sender.label}: a second ${event}, sent after the first`;
  await mustReceive(recipient, { nonce, what, ms });
  return { ok: true };
}

/** Whether a client does not receive what it sends to a room itself. */
function isExcluded({ driver }: Client): boolean {
  return driver.model.sender === 'excluded';
}
