import { createHmac } from 'node:crypto';
import { decodeJwt } from 'jose';
import { NoSourceError, sourceOf } from './source';

/** An `auth` payload as source, and whether it needs `sign`. */
export interface AuthSource {
  readonly source: string;
  readonly isSigned: boolean;
}

/**
 * Returns the source of an `auth` payload. A token becomes a call of `sign` with its claims, so that no secret is in the
 * program. Throws NoSourceError if it is not a usual token that is signed with the secret of the target.
 */
export function authSource(auth: object, jwtSecret: string | undefined): AuthSource {
  const { token, ...others } = auth as { token?: unknown };
  if (token === undefined) return { source: sourceOf(others, new Map()), isSigned: false };
  if (Object.keys(others).length > 0 || typeof token !== 'string' || jwtSecret === undefined)
    throw new NoSourceError('a client connects with values that are secret');
  return { source: `{ token: sign(${claimsSource(token, jwtSecret)}) }`, isSigned: true };
}

function claimsSource(token: string, jwtSecret: string): string {
  const [header, payload, signature] = token.split('.');
  const own = createHmac('sha256', jwtSecret).update(`${header}.${payload}`).digest('base64url');
  const { exp = 0, ...claims } = signature === own ? decodeJwt(token) : {};
  const secondsLeft = exp - Date.now() / 1000;
  if (secondsLeft < 60)
    throw new NoSourceError('a client connects with a token that is no usual one');
  return sourceOf(claims, new Map());
}
