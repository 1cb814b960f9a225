import { toToken, type Claims } from '../../harness/target/tokens';
import type { ConformanceWorld } from './world';

const member: Claims = { sub: 'bob', role: 'member', rooms: [] };

/** What a client sends as `auth`, by the words of the features. Contract v1, "Tokens". */
export async function authFor(world: ConformanceWorld, credential: string): Promise<object> {
  const { jwtSecret } = world.session;
  switch (credential) {
    case 'no token':
      return {};
    case 'a malformed token':
      return { token: 'not.a.token' };
    case 'a forged token':
      return { token: await toToken(member, `not ${jwtSecret}`) };
    case 'an unsigned token':
      return { token: unsigned(await toToken(member, jwtSecret)) };
    case 'an expired token':
      return { token: await toToken(member, jwtSecret, -60) };
    case "a moderator's token":
      return await world.session.credentials('moderator');
    default:
      return await world.session.credentials('member');
  }
}

/** The same claims under `alg: none`, without a signature. Source: RFC 8725, section 3.2. */
function unsigned(token: string): string {
  const [, payload = ''] = token.split('.');
  const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
  return `${header}.${payload}.`;
}
