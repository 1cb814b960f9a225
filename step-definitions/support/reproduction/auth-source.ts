import { createHmac } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, type JWTPayload } from 'jose';
import type { ActionContext } from './action-context';
import { fieldsSource, NoSourceError, type SocketNames } from './source';

/** An `auth` payload as source, and whether it needs `sign`. */
export interface AuthSource {
  readonly source: string;
  readonly isSigned: boolean;
}

/**
 * Returns the source of an `auth` payload. A token becomes a call of `sign` with its claims, so that no secret is in the
 * program. `socket` is the expression for the socket that the client had before. Throws NoSourceError for a token that
 * `sign` cannot create.
 */
export function authSource(
  auth: object,
  { names, jwtSecret }: Pick<ActionContext, 'names' | 'jwtSecret'>,
  socket: string,
): AuthSource {
  const { token, ...others } = auth as { token?: unknown };
  if (typeof token === 'string' && jwtSecret === undefined)
    throw new NoSourceError('a client connects with values that are secret');
  const signed =
    typeof token === 'string' && jwtSecret !== undefined && isJwt(token)
      ? [`token: sign(${tokenSource(token, jwtSecret)})`]
      : undefined;
  const plain = token === undefined ? [] : fieldsSource({ token }, names);
  const fields = [...(signed ?? plain), ...othersSource(others, names, socket)];
  const source = fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
  return { source, isSigned: signed !== undefined };
}

/** The mark of the last event, which several clients have received, is that of the socket whose session is shown. */
function othersSource(others: object, names: SocketNames, socket: string): string[] {
  const { pid, offset } = others as { pid?: unknown; offset?: unknown };
  const owner = names.get(String(pid))?.replace(/\._pid$/, '') ?? socket;
  const marks = new Map(names);
  if (typeof offset === 'string' && names.has(offset)) marks.set(offset, `${owner}._lastOffset`);
  return fieldsSource(others, marks);
}

/** Returns whether a text is a token in its form, whoever signed it. */
function isJwt(token: string): boolean {
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
