import { DeadlineError } from '../../../harness/client/deadline';
import { untilDone, type Try } from '../../../harness/client/eventually';
import { hasReceivedAny, isReceived } from '../evidence/arrival';
import { newNonce } from '../evidence/nonce';
import { sendProbe, tryMs } from '../evidence/probe';
import type { LaneState } from '../lane';
import type { Participant } from '../participants/participant';

/** Milliseconds in which servers have to recover: enough for those that notice a fault by heartbeats. Source: contract. */
export const recoveryMs = 15_000;

/** A message that is sent to a room again and again, because some copies may be lost. */
export interface RepeatedSend {
  readonly sender: Participant;
  readonly namespace: string;
  /** Name on the wire. */
  readonly room: string;
  readonly recipients: readonly Participant[];
  /** Called with the nonce of each message before it is sent. */
  readonly open?: (nonce: string) => void;
}

/**
 * Sends until all recipients have received one and the same message. Returns those that missed the last one in time. Throws
 * DeadlineError if the last one was not even acknowledged.
 */
export async function sendUntilReceived(
  lane: LaneState,
  { sender, namespace, room, recipients, open }: RepeatedSend,
): Promise<readonly Participant[]> {
  let missing = recipients;
  let unsent: DeadlineError | undefined;
  const nonces: string[] = [];
  const attempt = async (): Promise<Try<true>> => {
    const nonce = newNonce();
    nonces.push(nonce);
    open?.(nonce);
    unsent = await lateOrSent(sendProbe(sender, namespace, { room, body: nonce }));
    if (unsent) return { received: 'no acknowledgement' };
    const arrival = { nonce, what: 'one of several tries', ms: tryMs };
    const received = await Promise.all(recipients.map((one) => isReceived(one, arrival)));
    missing = recipients.filter((_, index) => !received[index]);
    // What takes longer than a try to arrive belongs to an earlier one.
    if (nonces.some((one) => recipients.every((client) => hasReceivedAny(client, [one]))))
      missing = [];
    return missing.length === 0 ? { done: true } : { received: 'not all copies' };
  };
  await untilDone(attempt, { within: lane.patienceAfterFaults(recoveryMs) });
  if (missing.length > 0) lane.markUnrecovered();
  if (unsent) throw unsent;
  return missing;
}

/** A server that recovers may owe the answer to a message, and answer the next one. */
async function lateOrSent(sending: Promise<unknown>): Promise<DeadlineError | undefined> {
  try {
    await sending;
    return undefined;
  } catch (error) {
    if (error instanceof DeadlineError) return error;
    throw error;
  }
}
