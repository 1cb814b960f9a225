import { createHmac } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, type JWTPayload } from 'jose';
import { fieldsSource, NoSourceError, sourceOf, type SocketNames } from './source';

/** An `auth` payload as source, and whether it needs `sign`. */
export interface AuthSource {
  readonly source: string;
  readonly isSigned: boolean;
}

/**
 * Returns the source of an `auth` payload. A token becomes a call of `sign` with its claims, so that no secret is in the
 * program. Throws NoSourceError for a token that `sign` cannot create.
 */
export function authSource(
  auth: object,
  names: SocketNames,
  jwtSecret: string | undefined,
): AuthSource {
  const { token, ...others } = auth as { token?: unknown };
  if (typeof token !== 'string' || !isSigned(token))
    return { source: sourceOf(auth, names), isSigned: false };
  if (jwtSecret === undefined)
    throw new NoSourceError('a client connects with values that are secret');
  const signed = `token: sign(${tokenSource(token, jwtSecret)})`;
  return { source: `{ ${[signed, ...fieldsSource(others, names)].join(', ')} }`, isSigned: true };
}

/** Returns whether a text is a token in its form, whoever signed it. */
function isSigned(token: string): boolean {
  try {
    decodeProtectedHeader(token);
    return token.split('.').length === 3;
  } catch {
    return false;
  }
}

/** Returns the arguments of `sign`: the claims, and the algorithm and the secret if they are not the usual ones. */
function tokenSource(token: string, jwtSecret: string): string {
  const [header, payload, signature] = token.split('.');
  const { alg = 'none' } = decodeProtectedHeader(token);
  const claims = claimsSource(decodeJwt(token));
  if (alg === 'none') return `${claims}, 'none'`;
  const hash = /^HS(256|384|512)$/.exec(alg)?.[1];
  if (hash === undefined) throw new NoSourceError('a client connects with a token of a rare kind');
  const own = createHmac(`sha${hash}`, jwtSecret).update(`${header}.${payload}`);
  if (own.digest('base64url') !== signature) return `${claims}, '${alg}', 'another secret'`;
  return alg === 'HS256' ? claims : `${claims}, '${alg}'`;
}

/** Seconds: a token that ends within them ends while the scenario runs. */
const soon = 58;

function claimsSource(claims: JWTPayload): string {
  const seconds = Math.floor(Date.now() / 1000);
  const fields = Object.entries(claims).map(([name, value]) => {
    const left = name === 'exp' && typeof value === 'number' ? value - seconds : undefined;
    if (left === undefined) return fieldsSource({ [name]: value }, new Map());
    if (Math.abs(left) < soon) throw new NoSourceError('a token expires while the scenario runs');
    return [`exp: now ${left < 0 ? '-' : '+'} ${Math.abs(left)}`];
  });
  return `{ ${fields.flat().join(', ')} }`;
}
