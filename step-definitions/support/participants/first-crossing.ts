import { DeadlineError } from '../../../harness/client/deadline';
import { untilDone, type Try } from '../../../harness/client/eventually';
import { hasReceivedAny, isReceived } from '../evidence/arrival';
import { newNonce } from '../evidence/nonce';
import { sendProbe, tryMs } from '../evidence/probe';
import type { LaneState } from '../lane';
import type { Participant } from './participant';

/** A namespace that servers open for its first client, and the room in which every participant receives fences. */
interface Opened {
  readonly namespace: string;
  readonly probe: string;
  readonly scenario: string;
}

/**
 * Resolves when messages pass in both directions between a client that has just connected and clients on other servers, or
 * when they do not in time: that is for later steps to find. A server may admit its first client of a namespace while it
 * still subscribes to the backplane, and then misses what others publish at that moment.
 * Source: https://github.com/socketio/socket.io-redis-adapter, whose constructor does not wait for `psubscribe`.
 */
export async function awaitFirstCrossing(
  lane: LaneState,
  client: Participant,
  { others, ...opened }: Opened & { readonly others: readonly Participant[] },
): Promise<void> {
  for (const other of oneOfEachServer(lane, client, others)) {
    await awaitOneWay(lane, opened, { sender: other, recipient: client });
    await awaitOneWay(lane, opened, { sender: client, recipient: other });
  }
}

/** Resolves when messages of a client pass to clients on other servers, or when they do not in time. */
export async function awaitCrossingTo(
  lane: LaneState,
  sender: Participant,
  { others, ...opened }: Opened & { readonly others: readonly Participant[] },
): Promise<void> {
  for (const recipient of oneOfEachServer(lane, sender, others))
    await awaitOneWay(lane, opened, { sender, recipient });
}

function oneOfEachServer(
  { session }: LaneState,
  { instance }: Participant,
  others: readonly Participant[],
): Participant[] {
  const byServer = new Map(others.map((other) => [other.instance, other]));
  byServer.delete(instance);
  return [...byServer.values()].filter(
    ({ instance: own }) => session.fencePublisher(own, instance) === own,
  );
}

async function awaitOneWay(
  lane: LaneState,
  { namespace, probe, scenario }: Opened,
  { sender, recipient }: { readonly sender: Participant; readonly recipient: Participant },
): Promise<void> {
  const what = `${sender.label} sent messages to the probe room (${namespace}) until one arrived`;
  const nonces: string[] = [];
  const attempt = async (): Promise<Try<true>> => {
    const nonce = newNonce();
    nonces.push(nonce);
    lane.ledger.open({ nonce, what, scenario, namespace, wide: false, isFence: true });
    await sendProbe(sender, namespace, { room: probe, body: nonce });
    const arrival = { nonce, what: 'one of several tries', ms: tryMs };
    const isThere = (await isReceived(recipient, arrival)) || hasReceivedAny(recipient, nonces);
    return isThere ? { done: true } : { received: 'nothing' };
  };
  try {
    const { instance } = sender;
    const last = await untilDone(attempt, { within: lane.patience(instance, recipient) });
    if (!('done' in last)) lane.markUnreachable(instance, recipient);
  } catch (error) {
    // Whether the server still answers is for the steps of the scenario to say.
    if (!(error instanceof DeadlineError)) throw error;
  }
}
