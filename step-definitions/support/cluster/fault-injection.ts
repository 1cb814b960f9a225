import { formatDuration } from '../../../harness/client/deadline';
import type { DisposableServers } from '../../../harness/servers/disposable-servers';
import { newNonce, uniqueName } from '../evidence/nonce';
import type { LaneState } from '../lane';
import { isReceived } from '../messages/sending';
import { tryMs, sendProbe } from '../messages/unconfirmed-operations';
import type { Participant } from '../participants/participant';
import type { ConformanceWorld } from '../world';

/** Milliseconds that the contract gives servers to be right again: enough for those which find out by heartbeats. */
const recoveryMs = 15_000;

/** Kills an instance and waits until everybody who was connected there has noticed. */
export async function kill(world: ConformanceWorld, number: number): Promise<void> {
  const disposableServers = await world.session.disposableServers();
  const instance = await disposableServers.instance(number);
  await disposableServers.kill(number);
  const there = world.clients.filter((person) => person.instance === instance);
  const sockets = there.flatMap((person) => person.namespaces.map((one) => person.removed(one)));
  await Promise.all(sockets);
}

/** Connects somebody, again and again until the instance lets them: it has opened its port, and may not be ready. */
export async function connectWhenAccepted(
  world: ConformanceWorld,
  person: Participant,
  namespace: string,
): Promise<void> {
  const deadline = Date.now() + world.lane.patienceAfterFaults(recoveryMs);
  for (;;) {
    try {
      await world.connect(person, namespace);
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}

/**
 * Cuts the backplane of servers that it has joined: what a server that is still starting has not yet subscribed to
 * would be lost with the road, and prove nothing. Throws if they do not become one.
 */
export async function cutBackplane({ session, lane }: ConformanceWorld): Promise<void> {
  const disposableServers = await session.disposableServers();
  if (!(await areOne(lane, disposableServers))) {
    const ms = formatDuration(lane.patienceAfterFaults(recoveryMs));
    throw new Error(
      `the disposable servers have not become one within ${ms}: there is nothing to cut`,
    );
  }
  disposableServers.cut();
}

/** Makes the disposable servers whole again for the next scenario. Throws if one of them died of itself. */
export async function repairServers({ session, lane }: ConformanceWorld): Promise<void> {
  const { startedDisposable } = session;
  if (!startedDisposable) return;
  const { died, wasCut } = startedDisposable.repairServers();
  const isWhole =
    !wasCut || (died.length === 0 && (await areOne(lane, startedDisposable).catch(() => false)));
  if (!isWhole) {
    // Whoever was dying of the outage is dead by now.
    died.push(...startedDisposable.repairServers().died);
    await startedDisposable.replaceAll();
  }
  if (died.length > 0) throw new Error(died.join('\n'));
}

/** Telling a room again and again, because some of it may be lost. */
export interface Tries {
  readonly sender: Participant;
  readonly namespace: string;
  /** On the wire. */
  readonly room: string;
  readonly recipients: readonly Participant[];
  /** Is given the nonce of each try before it is told. */
  readonly open?: (nonce: string) => void;
}

/** Tries until everybody has heard one and the same telling. Returns who has not heard the last one when time is up. */
export async function notReceiving(lane: LaneState, tries: Tries): Promise<readonly Participant[]> {
  const { sender, namespace, room, recipients, open } = tries;
  const deadline = Date.now() + lane.patienceAfterFaults(recoveryMs);
  let deaf = recipients;
  while (Date.now() < deadline) {
    const nonce = newNonce();
    open?.(nonce);
    await sendProbe(sender, namespace, { room, body: nonce });
    const heard = await Promise.all(
      recipients.map((recipient) => isReceived(recipient, nonce, 'a try', tryMs)),
    );
    deaf = recipients.filter((_, index) => !heard[index]);
    if (deaf.length === 0) return deaf;
  }
  lane.markUnrecovered();
  return deaf;
}

/** Whether what is told on each of them reaches all before long. */
async function areOne(lane: LaneState, disposableServers: DisposableServers): Promise<boolean> {
  const namespace = '/chat';
  const room = uniqueName('union');
  const instances = await disposableServers.all();
  const clients = await Promise.all(instances.map((one) => lane.sentinel(one, namespace)));
  await Promise.all(clients.map((one) => one.must(namespace, 'join', { room })));
  const tries = clients.map((sender) => ({ sender, namespace, room, recipients: clients }));
  return (await Promise.all(tries.map((one) => notReceiving(lane, one)))).flat().length === 0;
}
