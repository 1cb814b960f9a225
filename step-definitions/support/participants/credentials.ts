import { signClaims, createToken, type TokenClaims } from '../../../harness/client/access-tokens';
import { Random } from '../../../harness/contract/names/random';
import { userName } from '../../../harness/contract/names/user-names';
import type { LaneContext } from '../../../harness/servers/lane-context';
import {
  roomPattern,
  roomsPattern,
  toRoomReferences,
  type RoomReference,
} from '../rooms/room-reference';
import { clientPattern } from './client-names';
import { changedAuth, changePattern } from '../access/changed-tokens';
import type { Participant } from './participant';

/** What tokens need from their scenario. */
export interface CredentialContext {
  readonly session: LaneContext;
  readonly rooms: { privateNameOf(room: RoomReference): string };
  readonly participants: {
    find(name: string): Participant;
    sentAuthOf(client: Participant, namespace: string): object;
    personOf(client: string): string;
  };
}

/** The client that connects with a token, and where. */
interface Bearer {
  readonly client?: Participant;
  readonly namespace: string;
}

/** Claims of somebody without rooms, who has the same name in the whole run. */
function memberIn({ exploration }: Pick<LaneContext, 'exploration'>): TokenClaims {
  return { sub: userName(new Random(`${exploration.seed} member`)), role: 'member', rooms: [] };
}

/** Seconds that a short-lived token lives: a little more than one, as tokens know whole seconds only. */
const shortLife = 1.5;

const tokens = [
  'no token',
  '(?:a malformed|a forged|an unsigned|an HS384|an HS512|an expired) token',
  `a (?:member|moderator)'s token(?: for ${roomsPattern})?(?: that is valid for \\d+ (?:days|years))?`,
  `a short-lived (?:moderator's )?token for ${roomPattern}`,
  `${clientPattern}'s token(?: with ${changePattern})?`,
];

/** Source of a regular expression for a token as the features name it. */
export const tokenPattern = `(?:${tokens.join('|')})`;

/** Returns what a client sends as `auth`, by the words of the features. Source: contract, "Tokens". */
export async function authFor(
  context: CredentialContext,
  token: string,
  { client, namespace }: Bearer,
): Promise<object> {
  const { session, participants, rooms } = context;
  const [, owner, change] =
    new RegExp(`^(${clientPattern})'s token(?: with (${changePattern}))?$`).exec(token) ?? [];
  if (owner !== undefined) {
    const other = participants.find(owner);
    return await changedAuth(other, participants.sentAuthOf(other, namespace), change);
  }
  if (token === 'no token') return {};
  if (!/^a (?:member|moderator|short-lived)/.test(token))
    return { token: await invalidToken(session, token) };
  const privateRooms = roomsIn(token).map((room) => rooms.privateNameOf(room));
  const [role, seconds] = [roleIn(token), lifeOf(token)];
  if (seconds === undefined)
    return await session.credentials(role, privateRooms, client && subjectOf(context, client));
  const sub = client ? participants.personOf(client.name) : memberIn(session).sub;
  const claims = { sub, role, rooms: privateRooms };
  return { token: await createToken(claims, session.jwtSecret, seconds) };
}

/** Every client has a subject of its own, like a person with an account for each device. */
function subjectOf({ participants }: CredentialContext, { name }: Participant): string {
  const [, device] = name.split("'s ");
  const person = participants.personOf(name);
  return device === undefined ? person : `${person}-${device}`;
}

function roomsIn(token: string): RoomReference[] {
  const rooms = new RegExp(` for (${roomsPattern})(?: that is valid .*)?$`).exec(token)?.[1];
  return rooms === undefined ? [] : toRoomReferences(rooms);
}

function roleIn(token: string): TokenClaims['role'] {
  return token.includes('moderator') ? 'moderator' : 'member';
}

/** Returns the seconds that a token lives, where the features say so. */
function lifeOf(token: string): number | undefined {
  if (token.startsWith('a short-lived')) return shortLife;
  const [, count, unit] = / that is valid for (\d+) (days|years)$/.exec(token) ?? [];
  return count === undefined ? undefined : Number(count) * (unit === 'years' ? 365 : 1) * 86_400;
}

/** Returns the auth for a row of a table of tokens, or of claims that a well signed token makes. */
export async function authOfRow(
  { session }: Pick<CredentialContext, 'session'>,
  table: string,
  row: unknown,
): Promise<object> {
  if (table !== 'wrong claims') return { token: row };
  const claims = { ...moderatorOf(memberIn(session)), ...(row as object) };
  return { token: await signClaims(claims, session.jwtSecret) };
}

async function invalidToken(session: LaneContext, token: string): Promise<string> {
  const member = memberIn(session);
  switch (token) {
    case 'a malformed token':
      return 'not.a.token';
    case 'a forged token':
      return session.readyMade('forged') ?? (await createToken(member, `not ${session.jwtSecret}`));
    case 'an unsigned token':
      return unsigned(
        session.readyMade('member') ?? (await createToken(member, session.jwtSecret)),
      );
    case 'an HS384 token':
    case 'an HS512 token':
      return await signClaims(moderatorOf(member), session.jwtSecret, token.slice(3, 8));
    case 'an expired token':
      return session.readyMade('expired') ?? (await createToken(member, session.jwtSecret, -60));
    default:
      throw new Error(`no token "${token}"`);
  }
}

/** Returns all claims of a moderator, so that nothing but the signature can be wrong. */
function moderatorOf(member: TokenClaims): object {
  return { ...member, role: 'moderator', exp: Math.ceil(Date.now() / 1000) + 3600 };
}

/** Returns a token with the claims of another under `alg: none`, without a signature. Source: RFC 8725, section 3.2. */
function unsigned(token: string): string {
  const [, payload = ''] = token.split('.');
  const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
  return `${header}.${payload}.`;
}
