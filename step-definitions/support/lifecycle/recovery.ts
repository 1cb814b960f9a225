import { Connection } from '../../../harness/client/connection';
import { heartbeatsBeyondRecovery } from '../../../harness/servers/short-timeout-env';
import { clientPattern, namespacePattern } from '../participants/names';
import type { Participant } from '../participants/participant';
import { brief } from '../evidence/transcript';
import type { ConformanceWorld } from '../world';

/**
 * What a client shows to get back the socket that it had: the secret that the server gave it in CONNECT, and the mark
 * at the end of the last event that it received. https://socket.io/docs/v4/connection-state-recovery/#how-it-works-under-the-hood
 */
interface Session {
  readonly pid: unknown;
  readonly offset: unknown;
}

/** What somebody can show of its newest socket in a namespace. Throws if the server gave it nothing to show. */
export function sessionOf(person: Participant, namespace: string): Session {
  const [connect] = connectsOf(person, namespace).slice(-1);
  const events = person.inbox.all(
    (packet) => packet.type === 'EVENT' && packet.namespace === namespace,
  );
  const marks = events.map(({ args }) => args.at(-1)).filter((last) => typeof last === 'string');
  const session = { pid: fieldOf(connect, 'pid'), offset: marks.at(-1) };
  if (typeof session.pid === 'string' && session.offset !== undefined) return session;
  throw new Error(
    `${person.label} has nothing to recover with in ${namespace}: CONNECT ${brief(connect)}, marks of events ${brief(marks)}`,
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
  world: ConformanceWorld,
  client: Participant,
  namespace: string,
  words: string,
): Session {
  const other = /^its session of "(.*)"$/.exec(words)?.[1];
  if (words.startsWith('its session')) return sessionOf(client, other ?? namespace);
  const owner = /^(.*)'s session$/.exec(words)?.[1];
  if (owner !== undefined) return sessionOf(world.participant(owner), namespace);
  return forgedSession(sessionOf(client, namespace), words);
}

function forgedSession(session: Session, forgery: string): Session {
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

/** Fails unless a reconnected client is the socket that it was, and was told so. */
export function assertRecovered(person: Participant, namespace: string): void {
  const connects = connectsOf(person, namespace).slice(-2);
  const [before, after] = connects.map((one) => [fieldOf(one, 'sid'), fieldOf(one, 'pid')]);
  if (connects.length === 2 && brief(before) === brief(after)) return;
  throw new Error(
    [
      `${person.label} came back to ${namespace} in time`,
      `  expected  the same sid and pid as before, ${brief(before)}`,
      `  observed  ${brief(after)}`,
    ].join('\n'),
  );
}

/** Waits, by the heartbeats of the short-timeout server, until it no longer keeps what is lost now. */
export async function outlastRecovery({ session }: ConformanceWorld): Promise<void> {
  const { url } = await session.shortTimeoutServer();
  const { answer } = session.timeouts;
  const connection = new Connection(url, 'websocket', { record: () => undefined });
  await connection.connect('/', answer);
  await connection.heartbeats(heartbeatsBeyondRecovery, heartbeatsBeyondRecovery * answer);
  connection.close();
}

function connectsOf(person: Participant, namespace: string): unknown[] {
  return person.inbox
    .all((packet) => packet.type === 'CONNECT' && packet.namespace === namespace)
    .map(({ args }) => args[0]);
}

function fieldOf(payload: unknown, name: string): unknown {
  return Reflect.get(Object(payload) as object, name);
}
