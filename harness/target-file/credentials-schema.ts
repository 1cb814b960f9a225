import { z } from 'zod';
import { map } from './checked-yaml';
import type { Connect } from './connect-schema';
import { resolveReference, UnresolvedError } from './env-references';
import { keepSecret } from './secrets';

const text = z.string().min(1);

const shape = {
  jwtSecret: text.exactOptional(),
  member: text.exactOptional(),
  moderator: text.exactOptional(),
  expired: text.exactOptional(),
  forged: text.exactOptional(),
};

/** Schema of `credentials`: the secret that signs tokens, or ready-made tokens. */
export const credentialsSchema = map(shape).superRefine((credentials, context) => {
  const { jwtSecret, member } = credentials;
  const count = Object.keys(credentials).length;
  const isRight = jwtSecret === undefined ? member !== undefined : count === 1;
  if (isRight) return;
  const message =
    'expected either jwtSecret alone, or ready-made tokens: member, and optionally moderator, expired and forged';
  context.addIssue({ code: 'custom', message });
});

/** Parts of a target file that may contain references; `setup` and `teardown` have placeholders of their own for them. */
interface WithReferences {
  readonly env: Record<string, string>;
  readonly credentials?: z.infer<typeof credentialsSchema>;
  readonly connect: Connect;
}

/** Returns a target with every `env:NAME` resolved. A reference that cannot be resolved is reported at its own position. */
export function withReferences<Target extends WithReferences>(
  target: Target,
  context: z.RefinementCtx,
): Target {
  const resolved = <Part>(part: Part, path: readonly string[]): Part => {
    if (typeof part === 'string') return valueOf(part, path) as Part;
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    const entries = Object.entries(part as Record<string, unknown>);
    return Object.fromEntries(
      entries.map(([key, value]) => [key, resolved(value, [...path, key])]),
    ) as Part;
  };
  const valueOf = (reference: string, path: readonly string[]): string => {
    try {
      return resolveReference(reference, target.env);
    } catch (error) {
      if (!(error instanceof UnresolvedError)) throw error;
      context.addIssue({ code: 'custom', path: [...path], message: error.message });
      return reference;
    }
  };
  const { env, connect, credentials } = target;
  const own = { env: resolved(env, ['env']), connect: resolved(connect, ['connect']) };
  if (!credentials) return { ...target, ...own };
  const secrets = resolved(credentials, ['credentials']);
  Object.values(secrets).forEach(keepSecret);
  return { ...target, ...own, credentials: secrets };
}
