import { formatDuration } from '../../../harness/client/deadline';
import { untilDone, type Try } from '../../../harness/client/eventually';
import { Mismatch } from '../../../harness/contract/mismatch';
import type { DisposableServers } from '../../../harness/servers/disposable-servers';
import type { Instance } from '../../../harness/servers/instance';
import type { LaneContext } from '../../../harness/servers/lane-context';
import { newOwnRoom } from '../evidence/nonce';
import type { Transcript } from '../evidence/transcript';
import type { LaneState } from '../lane';
import type { Attempts } from '../participants/attempts';
import type { Participant } from '../participants/participant';
import type { Participants } from '../participants/participants';
import { noteFault, noteOutage } from './fault-notes';
import { recoveryMs, sendUntilReceived } from './repeated-sends';

/** What faults need from their scenario. */
interface Parts {
  readonly session: LaneContext;
  readonly lane: LaneState;
  readonly transcript: Transcript;
}

/** Kills a server and waits until all clients that were connected to it have noticed. */
export async function kill(
  {
    session,
    transcript,
    participants,
  }: Pick<Parts, 'session' | 'transcript'> & { readonly participants: Participants },
  number: number,
): Promise<void> {
  const disposableServers = await session.disposableServers();
  const instance = await disposableServers.instance(number);
  noteFault(transcript, number, 'killed');
  await disposableServers.kill(number);
  const clients = participants.all.filter((client) => client.instance === instance);
  await Promise.all(
    clients.flatMap((client) => client.namespaces.map((one) => client.disconnected(one))),
  );
}

/** Stops a server with SIGTERM; whether it obeyed is for a later step. */
export async function stop(
  {
    session,
    transcript,
    attempts,
  }: Pick<Parts, 'session' | 'transcript'> & { readonly attempts: Attempts },
  number: number,
): Promise<void> {
  noteFault(transcript, number, 'stopped');
  const isStopped = await (await session.disposableServers()).terminate(number);
  const outcome = isStopped ? 'ok' : 'still running after 5 seconds';
  attempts.keep({ what: `disposable server ${number} received SIGTERM`, outcome, answer: outcome });
}

/** Freezes a server: it keeps its port and its connections, and answers nothing. */
export async function freeze(
  { session, transcript }: Pick<Parts, 'session' | 'transcript'>,
  number: number,
): Promise<void> {
  noteFault(transcript, number, 'frozen');
  await (await session.disposableServers()).freeze(number);
}

/** Starts a server in the place of another. Returns it when its port is open, before it is ready. */
export async function replace(
  { session, transcript }: Pick<Parts, 'session' | 'transcript'>,
  number: number,
): Promise<Instance> {
  noteFault(transcript, number, 'started');
  return await (await session.disposableServers()).replace(number);
}

/** Connects a client, again and again until the server accepts it: it has opened its port, and may not be ready. */
export async function connectWhenAccepted(
  { lane, participants }: Pick<Parts, 'lane'> & { readonly participants: Participants },
  client: Participant,
  namespace: string,
): Promise<void> {
  let failure: unknown;
  const attempt = async (): Promise<Try<true>> => {
    try {
      await participants.connect(client, namespace);
      return { done: true };
    } catch (error) {
      failure = error;
      return { received: String(error) };
    }
  };
  const last = await untilDone(attempt, { within: lane.patienceAfterFaults(recoveryMs) });
  if (!('done' in last)) throw failure;
}

/**
 * Cuts the backplane of servers that it connects: a server that is still starting would lose what it has not yet
 * subscribed to without the cut as well, and prove nothing. Throws Mismatch if messages do not reach all of them.
 */
export async function cutBackplane({ session, lane, transcript }: Parts): Promise<void> {
  const disposableServers = await session.disposableServers();
  if (!(await areConnected(lane, disposableServers))) {
    const ms = formatDuration(lane.patienceAfterFaults(recoveryMs));
    throw new Mismatch(
      'the backplane of the disposable servers, before it is cut',
      `messages from each server reach all of them within ${ms}`,
      'some did not arrive: there is nothing to cut',
    );
  }
  noteOutage(transcript, 'cut');
  await disposableServers.cut();
}

/** Restores the backplane of the servers after a cut. */
export async function restoreBackplane({
  session,
  transcript,
}: Pick<Parts, 'session' | 'transcript'>): Promise<void> {
  noteOutage(transcript, 'restored');
  await (await session.disposableServers()).restore();
}

/** Cuts the backplane and restores it. Throws Mismatch unless messages then reach all servers again in time. */
export async function outlastOutage(parts: Parts): Promise<void> {
  await cutBackplane(parts);
  await restoreBackplane(parts);
  const disposableServers = await parts.session.disposableServers();
  if (await areConnected(parts.lane, disposableServers)) return;
  const ms = formatDuration(parts.lane.patienceAfterFaults(recoveryMs));
  throw new Mismatch(
    'the backplane of the disposable servers, after it was cut and restored',
    `messages from each server reach all of them within ${ms}`,
    'some did not arrive',
  );
}

/** Restores the disposable servers for the next scenario. Throws if one of them died without having been killed. */
export async function repairServers({ session, lane }: Omit<Parts, 'transcript'>): Promise<void> {
  const { startedDisposable } = session;
  if (!startedDisposable) return;
  const { died, wasCut } = await startedDisposable.repairServers();
  const isRestored =
    !wasCut ||
    (died.length === 0 && (await areConnected(lane, startedDisposable).catch(() => false)));
  if (!isRestored) {
    // A server that was dying of the outage is dead by now.
    died.push(...(await startedDisposable.repairServers()).died);
    await startedDisposable.replaceAll();
  }
  if (died.length > 0) throw new Error(died.join('\n'));
}

/** Returns whether messages from each of the servers reach all of them in time. */
async function areConnected(
  lane: LaneState,
  disposableServers: DisposableServers,
): Promise<boolean> {
  const namespace = '/chat';
  const room = newOwnRoom();
  const instances = await disposableServers.all();
  const clients = await Promise.all(instances.map((one) => lane.sentinel(one, namespace)));
  await Promise.all(clients.map((one) => one.must(namespace, 'join', { room })));
  const sends = clients.map((sender) => ({ sender, namespace, room, recipients: clients }));
  const missing = await Promise.all(sends.map((send) => sendUntilReceived(lane, send)));
  return missing.flat().length === 0;
}
