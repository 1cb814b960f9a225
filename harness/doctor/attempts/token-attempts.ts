import { createToken, type TokenClaims } from '../../client/access-tokens';
import { NotApplicableError } from '../../contract/namespace-names';
import { driverOf } from '../../drivers/driver-of';
import type { Instance } from '../../servers/instance';
import type { Capability, Target } from '../../target-file/target-file';
import { attempt, expectNotice, type OperationAttempt } from './attempt';
import { DoctorClient } from '../doctor-client';
import { eventWith } from '../expected';
import { observeConnect } from '../observed';

type Role = TokenClaims['role'];

interface OptionalNamespace {
  readonly name: string;
  /** Capability that includes the namespace. */
  readonly capability: Capability | 'core';
  /** Role whose token the namespace requires. */
  readonly role?: Role;
}

/** Namespaces of a target besides /chat. */
const namespaces: readonly OptionalNamespace[] = [
  { name: '/', capability: 'core' },
  { name: '/news', capability: 'core' },
  { name: '/team-7', capability: 'dynamic-namespaces' },
  { name: '/members', capability: 'auth', role: 'member' },
  { name: '/moderators', capability: 'auth', role: 'moderator' },
  { name: '/members-7', capability: 'private-namespaces', role: 'member' },
  { name: '/nest', capability: 'nestjs' },
];

/** A running target, and the secret of its tokens. */
export interface ReachedTarget {
  readonly instance: Instance;
  readonly target: Target;
  readonly jwtSecret: string;
}

/** Returns attempts to connect to each namespace of the declared capabilities, other than /chat. */
export function namespaceAttempts(reached: ReachedTarget): OperationAttempt[] {
  const declared: readonly string[] = ['core', ...reached.target.capabilities];
  return namespaces
    .filter(({ capability }) => declared.includes(capability))
    .map((namespace) => connectAttempt(reached, namespace));
}

function connectAttempt(
  reached: ReachedTarget,
  { name, role }: OptionalNamespace,
): OperationAttempt {
  const driver = driverOf(reached.target);
  return {
    name: `connect ${name}`,
    expected: () => `CONNECT for ${driver.namespaceNames.toServer(name)}`,
    lookAt: `namespaces${role ? ' and credentials' : ''} in the target file (docs/target-files.md)`,
    whatToDo: 'map the namespace, or declare it as unsupported if the server does not have it',
    run: () =>
      withTwoClients(reached, async ({ first }) => {
        const auth = role && { token: await tokenFor(reached, role) };
        return await observeConnect(driver, name, first.connect(name, auth));
      }),
  };
}

/** Returns an attempt to revoke a member's permission for a private room, if the suite signs the tokens. */
export function revocationAttempts(reached: ReachedTarget): OperationAttempt[] {
  if (!reached.target.capabilities.includes('private-rooms')) return [];
  const driver = driverOf(reached.target);
  const run = () => withTwoClients(reached, (clients) => revoke(reached, clients));
  const expected = () => `${eventWith(driver.notice('evicted'))} at the member`;
  return [attempt({ driver }, 'revoke', { run, expected })];
}

const about = 'private:doctor';

async function revoke(
  reached: ReachedTarget,
  { first: moderator, second: member }: TwoClients,
): Promise<string> {
  const rooms = ['doctor'];
  await moderator.connect('/members', { token: await tokenFor(reached, 'moderator', rooms) });
  await member.connect('/members', { token: await tokenFor(reached, 'member', rooms) });
  await member.must('join', { room: about });
  const act = () => moderator.must('revoke', { member: member.id, room: about });
  const driver = driverOf(reached.target);
  return await expectNotice({ driver }, 'evicted', { recipient: member, member, act, about });
}

/** Returns a valid token: a ready-made one if the target file has them. Throws NotApplicableError if it has none of the kind. */
async function tokenFor(
  { target: { credentials }, jwtSecret }: ReachedTarget,
  role: Role,
  rooms: readonly string[] = [],
): Promise<string> {
  const isSignedHere = credentials?.member === undefined;
  if (isSignedHere) return await createToken({ sub: `doctor's ${role}`, role, rooms }, jwtSecret);
  const ready = rooms.length === 0 ? credentials[role] : undefined;
  if (ready !== undefined) return ready;
  const what = rooms.length === 0 ? `token credentials.${role}` : 'credentials.jwtSecret';
  throw new NotApplicableError(`the target file has no ${what}`);
}

interface TwoClients {
  readonly first: DoctorClient;
  readonly second: DoctorClient;
}

async function withTwoClients<T>(
  { instance, target }: ReachedTarget,
  work: (clients: TwoClients) => Promise<T>,
): Promise<T> {
  const create = (): DoctorClient =>
    new DoctorClient(instance, target.timeouts.answer, driverOf(target));
  const clients = { first: create(), second: create() };
  try {
    return await work(clients);
  } finally {
    clients.first.close();
    clients.second.close();
  }
}
