import { signClaims } from '../../../harness/client/access-tokens';
import { field } from '../../../harness/contract/json-path';
import type { Participant } from '../participants/participant';

/** Source of a regular expression for what is changed in the token of a client. */
export const changePattern = '(?:another signature|other claims)';

/**
 * Returns what a client has sent as `auth`, with one part of its token changed if a feature says so: then the claims are
 * the same under another secret, or those of a moderator stand before the old signature. Throws NotApplicableError if the
 * token is no JWT.
 */
export async function changedAuth(
  { driver }: Participant,
  auth: object,
  change: string | undefined,
): Promise<object> {
  if (change === undefined) return auth;
  const parts = String(field(auth, 'token')).split('.');
  const [header = '', payload = '', signature = ''] = parts;
  if (parts.length !== 3) driver.notApplicable('the tokens of the target are no JWT');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  if (change === 'another signature')
    return { token: await signClaims(claims, 'the secret of somebody else') };
  const others = JSON.stringify({ ...claims, role: 'moderator' });
  const token = [header, Buffer.from(others).toString('base64url'), signature].join('.');
  return { token };
}
