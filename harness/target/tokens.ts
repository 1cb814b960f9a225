import { SignJWT } from 'jose';

/** What a token says. Contract v1, "Tokens". */
export interface Claims {
  readonly sub: string;
  readonly role: 'member' | 'moderator';
  readonly rooms: readonly string[];
}

/** A token as the contract wants it: HS256, all claims, valid for `seconds` from now (negative: expired). */
export async function toToken(claims: Claims, secret: string, seconds = 3600): Promise<string> {
  return await new SignJWT({ role: claims.role, rooms: claims.rooms })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(claims.sub)
    .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
    .sign(new TextEncoder().encode(secret));
}
