import { SignJWT } from 'jose';

export const JWT_SECRET = 'a secret of the tests';

interface Claims {
  sub?: string;
  role?: string;
  rooms?: string[];
  exp?: number;
}

const IN_AN_HOUR = 3_600;

/** A token of a member without private rooms, unless the claims say otherwise. */
export function sign(claims: Claims = {}, secret = JWT_SECRET): Promise<string> {
  const standard = { sub: 'alice', role: 'member', rooms: [], exp: inSeconds(IN_AN_HOUR) };
  return new SignJWT({ ...standard, ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(secret));
}

/** Seconds since 1970, this many from now. */
export function inSeconds(seconds: number): number {
  return Math.floor(Date.now() / 1000) + seconds;
}
