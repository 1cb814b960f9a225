import { SignJWT } from 'jose';

export const JWT_SECRET = 'a secret of the tests';

interface Claims {
  sub?: string;
  role?: string;
  rooms?: string[];
  exp?: number;
}

const IN_AN_HOUR = 3_600;

/** Returns a token; by default, it is a member's and opens no private room. */
export function sign(claims: Claims = {}, secret = JWT_SECRET): Promise<string> {
  const standard = { sub: 'alice', role: 'member', rooms: [], exp: inSeconds(IN_AN_HOUR) };
  return new SignJWT({ ...standard, ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(secret));
}

/** Returns the time this many seconds from now, in seconds since 1970. */
export function inSeconds(seconds: number): number {
  return Math.floor(Date.now() / 1000) + seconds;
}
