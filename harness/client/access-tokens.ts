import { SignJWT } from 'jose';

/** Claims of a token. Contract 12.1. */
export interface TokenClaims {
  readonly sub: string;
  readonly role: 'member' | 'moderator';
  readonly rooms: readonly string[];
}

/** Creates a token as in Contract 12.1: HS256, all claims, valid for `seconds` from now, rounded up to a full second (negative: expired). */
export async function createToken(
  claims: TokenClaims,
  secret: string,
  seconds = 3600,
): Promise<string> {
  return await signClaims({ ...claims, exp: Math.ceil(Date.now() / 1000 + seconds) }, secret);
}

/** Signs any claims, by HS256 unless another algorithm of JWA is named. */
export async function signClaims(claims: object, secret: string, alg = 'HS256'): Promise<string> {
  return await new SignJWT({ ...claims })
    .setProtectedHeader({ alg })
    .sign(new TextEncoder().encode(secret));
}
