import type { Participant } from '../participants/participant';
import { isReceived } from './arrival';
import type { Ledger } from './ledger';
import { newNonce } from './nonce';
import { sendProbe } from './probe';

/**
 * A fence in one namespace: its sender, the probe room that it is sent to, and the clients that must receive it. The others
 * in that room may receive it as well: what was held up on the way to them may arrive late.
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
 * Proves that everything published before has arrived: a nonce, sent after the acknowledgement of what is checked, from the
 * same server, to the probe room that every observer is in. Messages of one server reach one socket in the order in which
 * they were published, so behind the nonce nothing of them is still to come.
 * Returns the observers that the nonce did not reach: about them nothing is proven.
 * Source: https://socket.io/docs/v4/delivery-guarantees (order), measured over six adapters.
 */
export async function raise(
  fence: Fence,
  ledger: Ledger,
  deadlineFor: (observer: Participant) => number,
): Promise<Participant[]> {
  const { sender, namespace, probe, observers, others, scenario } = fence;
  const nonce = newNonce();
  const what = `${sender.label} sent a fence to the probe room (${namespace})`;
  const delivery = sender.driver.delivery('sendToRoom');
  const own = { wide: false, delivery, rooms: [probe], isFence: true };
  ledger.open({ nonce, what, scenario, namespace, ...own });
  ledger.allow(
    nonce,
    [...observers, ...others].map((client) => client.listener(namespace)),
  );
  await sendProbe(sender, namespace, { room: probe, body: nonce });
  const missing = await Promise.all(
    observers.map(async (observer) => {
      const arrival = { nonce, what: 'the fence', ms: deadlineFor(observer) };
      const isMissing = !(await isReceived(observer, arrival));
      return isMissing && observer.namespaces.includes(namespace);
    }),
  );
  return observers.filter((_, index) => missing[index]);
}
