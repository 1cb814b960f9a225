import { SignJWT } from 'jose';

/** What a token says. Contract v1, "Tokens". */
export interface TokenClaims {
  readonly sub: string;
  readonly role: 'member' | 'moderator';
  readonly rooms: readonly string[];
}

/** A token as the contract wants it: HS256, all claims, valid for `seconds` from now (negative: expired), up to the next full second. */
export async function createToken(claims: TokenClaims, secret: string, seconds = 3600): Promise<string> {
  return await signClaims({ ...claims, exp: Math.ceil(Date.now() / 1000 + seconds) }, secret);
}

/** Whatever claims, well signed. */
export async function signClaims(claims: object, secret: string): Promise<string> {
  return await new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(secret));
}
