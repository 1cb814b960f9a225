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

/** `credentials` of a target file: the secret that tokens are signed with, or ready-made tokens. */
export const credentialsSchema = map(shape).superRefine((credentials, context) => {
  const { jwtSecret, member } = credentials;
  const count = Object.keys(credentials).length;
  const isRight = jwtSecret === undefined ? member !== undefined : count === 1;
  if (isRight) return;
  const message =
    'needs either jwtSecret, or ready-made tokens: member, and moderator, expired, forged where there are';
  context.addIssue({ code: 'custom', message });
});

/** What `credentials` and `env` may refer to. */
interface Referring {
  readonly env: Record<string, string>;
  readonly credentials?: z.infer<typeof credentialsSchema>;
}

/** The same with every `env:NAME` resolved. A reference that leads nowhere is a mistake at its own place. */
export function withReferences<Target extends Referring>(
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
