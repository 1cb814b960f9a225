import { createToken, type TokenClaims } from '../client/access-tokens';
import { NotApplicableError } from '../contract/namespace-names';
import { type Driver, driverOf } from '../drivers/driver';
import type { Instance } from '../servers/instance';
import type { Capability, Target } from '../target-file/target-file';
import { attempt, expectNotice, type OperationAttempt } from './attempt';
import { Visitor } from './doctor-client';
import { observe } from './observed';

type Role = TokenClaims['role'];

/** The namespaces that a target has beside /chat, what it claims if it has them, and whose token opens them. */
const namespaces: readonly (readonly [name: string, tier: Capability | 'core', role?: Role])[] = [
  ['/', 'core'],
  ['/news', 'core'],
  ['/team-7', 'dynamic-namespaces'],
  ['/members', 'auth', 'member'],
  ['/moderators', 'auth', 'moderator'],
  ['/members-7', 'private-namespaces', 'member'],
  ['/nest', 'nestjs'],
];

/** Where a target is reached, and what its tokens are signed with. */
export interface Reached {
  readonly instance: Instance;
  readonly target: Target;
  readonly jwtSecret: string;
}

/** A connection to each namespace that a target has by its claims, other than /chat. */
export function namespaceAttempts(reached: Reached): OperationAttempt[] {
  const claims: readonly string[] = ['core', ...reached.target.capabilities];
  const there = namespaces.filter(([, tier]) => claims.includes(tier));
  return there.map(([name, , role]) => ({
    name: `connect ${name}`,
    advice: `look at namespaces${role ? ' and credentials' : ''} in the target file (docs/target-files.md)`,
    run: () =>
      accompanied(reached, async ([visitor]) => {
        const auth = role && { token: await tokenFor(reached, role) };
        return await connected(driverOf(reached.target), name, visitor.connect(name, auth));
      }),
  }));
}

/** What was seen of a connection to a namespace, and what that is called on the server. */
export async function connected(
  { namespaceNames }: Driver,
  name: string,
  connecting: Promise<unknown>,
): Promise<string> {
  const result = await observe({ confirmed: connecting, isConfirmed: true });
  const own = namespaceNames.toServer(name);
  return own === name ? result : `${result}, called ${own}`;
}

/** A member of a private room whose right to be there is taken, where the suite signs the tokens. */
export function revocation(reached: Reached): OperationAttempt[] {
  if (!reached.target.capabilities.includes('private-rooms')) return [];
  const driver = driverOf(reached.target);
  return [attempt({ driver }, 'revoke', () => accompanied(reached, (two) => revoke(reached, two)))];
}

const about = 'private:doctor';

async function revoke(reached: Reached, [moderator, member]: Two): Promise<string> {
  const rooms = ['doctor'];
  await moderator.connect('/members', { token: await tokenFor(reached, 'moderator', rooms) });
  await member.connect('/members', { token: await tokenFor(reached, 'member', rooms) });
  await member.must('join', { room: about });
  const act = () => moderator.must('revoke', { member: member.id, room: about });
  const driver = driverOf(reached.target);
  return await expectNotice({ driver }, 'evicted', { recipient: member, member, act, about });
}

/** A valid token: a ready-made one, where the target file has them. Throws NotClaimedError if it has none of the kind. */
async function tokenFor(
  { target: { credentials }, jwtSecret }: Reached,
  role: Role,
  rooms: readonly string[] = [],
): Promise<string> {
  const isOurs = credentials?.member === undefined;
  if (isOurs) return await createToken({ sub: `doctor's ${role}`, role, rooms }, jwtSecret);
  const ready = rooms.length === 0 ? credentials[role] : undefined;
  if (ready !== undefined) return ready;
  const what = rooms.length === 0 ? `token credentials.${role}` : 'jwtSecret';
  throw new NotApplicableError(`the target file gives no ${what}`);
}

type Two = readonly [Visitor, Visitor];

async function accompanied<T>(
  { instance, target }: Reached,
  work: (visitors: Two) => Promise<T>,
): Promise<T> {
  const visitor = (): Visitor => new Visitor(instance, target.timeouts.answer, driverOf(target));
  const two: Two = [visitor(), visitor()];
  try {
    return await work(two);
  } finally {
    for (const one of two) one.close();
  }
}
