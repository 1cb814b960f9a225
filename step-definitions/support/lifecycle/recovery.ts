import { Connection } from '../../../harness/client/connection';
import { brief } from '../../../harness/contract/brief';
import { field } from '../../../harness/contract/json-path';
import { Mismatch } from '../../../harness/contract/mismatch';
import type { LaneContext } from '../../../harness/servers/lane-context';
import { clientPattern } from '../participants/client-names';
import { namespacePattern } from '../participants/namespace-names';
import type { Participant } from '../participants/participant';
import type { Transcript } from '../evidence/transcript';
import { expecting } from '../reproduction/expectation';

/**
 * What a client shows to get back the socket that it had: the secret that the server gave it in CONNECT, and the mark
 * at the end of the last event that it received. https://socket.io/docs/v4/connection-state-recovery/#how-it-works-under-the-hood
 */
interface RecoverySession {
  readonly pid: unknown;
  readonly offset: unknown;
}

/** Returns what a client shows of its newest socket in a namespace. Throws if the server gave it nothing to show. */
export function recoverySessionOf(client: Participant, namespace: string): RecoverySession {
  const [connect] = connectsOf(client, namespace).slice(-1);
  const events = client.inbox.all(
    (packet) => packet.type === 'EVENT' && packet.namespace === namespace,
  );
  const marks = events.map(({ args }) => args.at(-1)).filter((last) => typeof last === 'string');
  const session = { pid: field(connect, 'pid'), offset: marks.at(-1) };
  if (typeof session.pid === 'string' && session.offset !== undefined) return session;
  throw new Error(
    `${client.label} has no session to show in ${namespace}: CONNECT ${brief(connect)}, offsets of events ${brief(marks)}`,
  );
}

const forgeries = [
  'a made-up session offset',
  'a made-up session',
  'a number as the session',
  'a list as the session',
  'an object as the session offset',
];

/** Source of a regular expression for what a client shows to recover. */
export const sessionPattern = `its session(?: of ${namespacePattern})?|${clientPattern}'s session|${forgeries.join('|')}`;

/** Returns what a client shows to recover, by the words of the features. */
export function sessionFor(
  participants: { find(name: string): Participant },
  client: Participant,
  namespace: string,
  text: string,
): RecoverySession {
  const other = /^its session of "(.*)"$/.exec(text)?.[1];
  if (text.startsWith('its session')) return recoverySessionOf(client, other ?? namespace);
  const owner = /^(.*)'s session$/.exec(text)?.[1];
  if (owner !== undefined) return recoverySessionOf(participants.find(owner), namespace);
  return forgedSession(recoverySessionOf(client, namespace), text);
}

function forgedSession(session: RecoverySession, forgery: string): RecoverySession {
  switch (forgery) {
    case 'a made-up session':
      return { ...session, pid: 'AAAAAAAAAAAAAAAAAAAA' };
    case 'a made-up session offset':
      return { ...session, offset: 'AAAAAAA' };
    case 'a number as the session':
      return { ...session, pid: 42 };
    case 'a list as the session':
      return { ...session, pid: [session.pid] };
    default:
      return { ...session, offset: { $gt: '' } };
  }
}

/** Fails unless a client that reconnected got back the id and the session of its socket. */
export function assertRecovered(client: Participant, namespace: string): void {
  const connects = connectsOf(client, namespace).slice(-2);
  const [before, after] = connects.map((one) => [field(one, 'sid'), field(one, 'pid')]);
  if (connects.length === 2 && brief(before) === brief(after)) return;
  const mismatch = new Mismatch(
    `${client.label} reconnected to ${namespace} in time`,
    `the same sid and pid as before, ${brief(before)}`,
    brief(after),
  );
  throw expecting(mismatch, { client: client.name, reconnected: namespace, isSame: true });
}

/** What waiting needs from its scenario. */
interface Waiting {
  readonly session: LaneContext;
  readonly transcript: Pick<Transcript, 'noted'>;
}

/** Waits, by the heartbeats of the short-timeout server, until it no longer keeps a connection that is lost now. */
export async function outlastRecovery({ session, transcript }: Waiting): Promise<void> {
  const { url, heartbeatsBeyondRecovery, env } = await session.shortTimeoutServer();
  const ms = heartbeatsBeyondRecovery * Number(env['PING_INTERVAL_MS']);
  transcript.noted({ label: 'everybody' }, `waits ${ms} ms`);
  const { answer } = session.timeouts;
  const connection = new Connection(url, 'websocket', { record: () => undefined });
  await connection.connect('/', answer);
  await connection.heartbeats(heartbeatsBeyondRecovery, heartbeatsBeyondRecovery * answer);
  connection.close();
}

function connectsOf(client: Participant, namespace: string): unknown[] {
  return client.inbox
    .all((packet) => packet.type === 'CONNECT' && packet.namespace === namespace)
    .map(({ args }) => args[0]);
}
