import { signClaims, createToken, type TokenClaims } from '../../../harness/client/access-tokens';
import { clientPattern, roomPattern, toRoomReference, type RoomReference } from './names';
import type { Participant } from './participant';
import type { ConformanceWorld } from '../world';

const member: TokenClaims = { sub: 'bob', role: 'member', rooms: [] };

const sent = new WeakMap<Participant, Map<string, object>>();

/** Notes what somebody brings to a namespace: who comes back brings it again. */
export function remember(person: Participant, namespace: string, auth: object): void {
  sent.set(person, new Map(sent.get(person)).set(namespace, auth));
}

/** What somebody brought to a namespace the last time. */
export function authIn(person: Participant, namespace: string): object {
  return sent.get(person)?.get(namespace) ?? {};
}

const tokens = [
  'no token',
  '(?:a malformed|a forged|an unsigned|an expired) token',
  `a (?:member|moderator)'s token(?: for ${roomPattern})?`,
  `a short-lived token for ${roomPattern}`,
  `${clientPattern}'s token`,
];

/** Source of a regular expression for a token as the features name it. */
export const tokenPattern = `(?:${tokens.join('|')})`;

/** Returns what a client sends as `auth`, by the words of the features. Contract v1, "Tokens". */
export async function authFor(
  world: ConformanceWorld,
  token: string,
  client?: Participant,
  namespace = '/',
): Promise<object> {
  const owner = new RegExp(`^(${clientPattern})'s token$`).exec(token)?.[1];
  if (owner !== undefined) return authIn(world.participant(owner), namespace);
  const room = new RegExp(` for (${roomPattern})$`).exec(token)?.[1];
  if (room !== undefined) return await authForRoom(world, token, toRoomReference(room), client);
  if (token === "a moderator's token") return await world.session.credentials('moderator');
  if (token === "a member's token")
    return await world.session.credentials('member', [], client?.name);
  return token === 'no token' ? {} : { token: await wrongToken(world, token) };
}

async function authForRoom(
  world: ConformanceWorld,
  token: string,
  room: RoomReference,
  client?: Participant,
): Promise<object> {
  if (token.startsWith('a short-lived token')) return await briefAuth(world, room);
  return await world.session.credentials('member', [world.privateName(room)], client?.name);
}

async function wrongToken({ session }: ConformanceWorld, token: string): Promise<string> {
  switch (token) {
    case 'a malformed token':
      return 'not.a.token';
    case 'a forged token':
      return session.readyMade('forged') ?? (await createToken(member, `not ${session.jwtSecret}`));
    case 'an unsigned token':
      return unsigned(session.readyMade('member') ?? (await createToken(member, session.jwtSecret)));
    case 'an expired token':
      return session.readyMade('expired') ?? (await createToken(member, session.jwtSecret, -60));
    default:
      throw new Error(`no token "${token}"`);
  }
}

/** A token for a private room with little more than a second to live: tokens know whole seconds only. */
export async function briefAuth(world: ConformanceWorld, room: RoomReference): Promise<object> {
  const claims = { ...member, rooms: [world.privateName(room)] };
  return { token: await createToken(claims, world.session.jwtSecret, 1.5) };
}

/** What to send as `auth` for a row of a table: the tables of wrong claims say what a well signed token is to claim. */
export async function authOf(
  world: ConformanceWorld,
  table: string,
  sent: unknown,
): Promise<object> {
  if (table !== 'wrong claims') return { token: sent };
  const exp = Math.ceil(Date.now() / 1000) + 3600;
  const claims = { ...member, role: 'moderator', exp, ...(sent as object) };
  return { token: await signClaims(claims, world.session.jwtSecret) };
}

/** The same claims under `alg: none`, without a signature. Source: RFC 8725, section 3.2. */
function unsigned(token: string): string {
  const [, payload = ''] = token.split('.');
  const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
  return `${header}.${payload}.`;
}
