import { z } from 'zod';
import { map } from './checked-yaml';
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

/** Parts of a target file that may contain references. */
interface WithReferences {
  readonly env: Record<string, string>;
  readonly credentials?: z.infer<typeof credentialsSchema>;
}

/** Returns a target with every `env:NAME` resolved. A reference that cannot be resolved is reported at its own position. */
export function withReferences<Target extends WithReferences>(
  target: Target,
  context: z.RefinementCtx,
): Target {
  const resolveAll = (part: 'env' | 'credentials'): Record<string, string> => {
    const entries = Object.entries<string>(target[part] ?? {});
    return Object.fromEntries(
      entries.map(([key, value]) => {
        try {
          return [key, resolveReference(value, target.env)];
        } catch (error) {
          if (!(error instanceof UnresolvedError)) throw error;
          context.addIssue({ code: 'custom', path: [part, key], message: error.message });
          return [key, value];
        }
      }),
    );
  };
  const { credentials } = target;
  const env = resolveAll('env');
  if (!credentials) return { ...target, env };
  const own = resolveAll('credentials');
  Object.values(own).forEach(keepSecret);
  return { ...target, env, credentials: own };
}
