import { isReceived } from '../messages/sending';
import { sendProbe } from '../messages/unconfirmed-operations';
import type { Participant } from '../participants/participant';
import type { Ledger } from './ledger';
import { newNonce } from './nonce';

/**
 * A fence in one namespace: who tells it, into which probe room, and who must hear it. The others in that room may: what
 * was cut off from them while it was told may come late.
 */
export interface Fence {
  readonly sender: Participant;
  readonly namespace: string;
  readonly probe: string;
  readonly observers: readonly Participant[];
  readonly others: readonly Participant[];
  readonly scenario: string;
}

/**
 * Proves that everything published before has arrived: a nonce, told after the acknowledgement of what is checked,
 * from the same instance, to the probe room which every observer is in. One server's messages reach one socket in
 * the order in which they were published, so behind the nonce nothing of them is still to come.
 * Returns the observers whom the nonce did not reach: about them nothing is proven.
 * Source: https://socket.io/docs/v4/delivery-guarantees (order), measured over six adapters.
 */
export async function raise(
  fence: Fence,
  ledger: Ledger,
  deadlineFor: (observer: Participant) => number,
): Promise<Participant[]> {
  const { sender, namespace, probe, observers, others, scenario } = fence;
  const nonce = newNonce();
  const what = `${sender.label} told the probe room of ${namespace} a fence`;
  ledger.open({ nonce, what, scenario, namespace, wide: false });
  ledger.allow(
    nonce,
    [...observers, ...others].map((person) => person.listener(namespace)),
  );
  await sendProbe(sender, namespace, { room: probe, body: nonce });
  const missing = await Promise.all(
    observers.map((observer) => isMissedBy(observer, namespace, nonce, deadlineFor(observer))),
  );
  return observers.filter((_, index) => missing[index]);
}

async function isMissedBy(
  observer: Participant,
  namespace: string,
  nonce: string,
  ms: number,
): Promise<boolean> {
  const isHeard = await isReceived(observer, nonce, 'the fence', ms);
  return !isHeard && observer.namespaces.includes(namespace);
}
