import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { jwtVerify } from 'jose';
import { z } from 'zod';
import { SETTINGS, type Settings } from '../settings';

const claims = z.object({
  sub: z.string(),
  role: z.enum(['member', 'moderator']),
  rooms: z.array(z.string()),
  exp: z.number(),
});

/** A verified token. `id` is a hash that identifies the token without revealing it; `exp` is in seconds since 1970. */
export type Token = z.infer<typeof claims> & { id: string };

/** Verifies tokens: JWT with HS256 and no other algorithm (https://www.rfc-editor.org/rfc/rfc8725#section-3.1). */
@Injectable()
export class Tokens {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Returns the token that a client sent. Throws if it is invalid or if the server has no secret. */
  async verify(jwt: unknown): Promise<Token> {
    const secret = new TextEncoder().encode(this.settings.JWT_SECRET);
    const encoded = z.string().parse(jwt);
    const { payload } = await jwtVerify(encoded, secret, { algorithms: ['HS256'] });
    const id = createHash('sha256').update(encoded).digest('base64url');
    return { ...claims.parse(payload), id };
  }
}

export function isExpired({ exp }: Token): boolean {
  return exp * 1000 <= Date.now();
}
