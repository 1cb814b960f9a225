import { signed, toToken, type Claims } from '../../../harness/client/access-tokens';
import type { ConformanceWorld, RoomWord } from '../world';
import type { Participant } from './participant';

const member: Claims = { sub: 'bob', role: 'member', rooms: [] };

const sent = new WeakMap<Participant, Map<string, object>>();

/** Notes what somebody brings to a namespace: who comes back brings it again. */
export function remember(person: Participant, namespace: string, auth: object): void {
  sent.set(person, new Map(sent.get(person)).set(namespace, auth));
}

/** What somebody brought to a namespace the last time. */
export function authIn(person: Participant, namespace: string): object {
  return sent.get(person)?.get(namespace) ?? {};
}

/** What a client sends as `auth`, by the words of the features. Contract v1, "Tokens". */
export async function authFor(world: ConformanceWorld, credential: string): Promise<object> {
  const { session } = world;
  switch (credential) {
    case 'no token':
      return {};
    case 'a malformed token':
      return { token: 'not.a.token' };
    case 'a forged token':
      return {
        token: session.readyMade('forged') ?? (await toToken(member, `not ${session.jwtSecret}`)),
      };
    case 'an unsigned token':
      return {
        token: unsigned(session.readyMade('member') ?? (await toToken(member, session.jwtSecret))),
      };
    case 'an expired token':
      return {
        token: session.readyMade('expired') ?? (await toToken(member, session.jwtSecret, -60)),
      };
    case "a moderator's token":
      return await session.credentials('moderator');
    default:
      return await session.credentials('member');
  }
}

/** A token for a private room with little more than a second to live: tokens know whole seconds only. */
export async function briefAuth(world: ConformanceWorld, room: RoomWord): Promise<object> {
  const claims = { ...member, rooms: [world.privateName(room)] };
  return { token: await toToken(claims, world.session.jwtSecret, 1.5) };
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
  return { token: await signed(claims, world.session.jwtSecret) };
}

/** The same claims under `alg: none`, without a signature. Source: RFC 8725, section 3.2. */
function unsigned(token: string): string {
  const [, payload = ''] = token.split('.');
  const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
  return `${header}.${payload}.`;
}
