import { decodeJwt, decodeProtectedHeader } from 'jose';
import { NoSourceError, sourceOf } from './source';

/** An `auth` payload as source, and whether it needs `sign`. */
export interface AuthSource {
  readonly source: string;
  readonly isSigned: boolean;
}

/**
 * Returns the source of an `auth` payload. A token becomes a call of `sign` with its claims, so that no secret is in the
 * program. Throws NoSourceError if it cannot be signed like that.
 */
export function authSource(auth: object): AuthSource {
  const { token, ...others } = auth as { token?: unknown };
  if (token === undefined) return { source: sourceOf(others, new Map()), isSigned: false };
  if (Object.keys(others).length > 0 || typeof token !== 'string')
    throw new NoSourceError('the client connects with values that are secret');
  return { source: `{ token: sign(${claimsSource(token)}) }`, isSigned: true };
}

function claimsSource(token: string): string {
  try {
    const { alg } = decodeProtectedHeader(token);
    const { exp, ...claims } = decodeJwt(token);
    if (alg !== 'HS256' || exp === undefined) throw new NoSourceError('it is no usual token');
    const seconds = Math.round(exp - Date.now() / 1000);
    if (seconds < 60) throw new NoSourceError('it is about to expire');
    return sourceOf(claims, new Map());
  } catch {
    throw new NoSourceError(
      'the client connects with a token that the suite made wrong on purpose',
    );
  }
}
