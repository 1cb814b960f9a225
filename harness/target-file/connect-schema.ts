import { z } from 'zod';
import { placeholdersIn } from '../contract/template';
import { suggest } from '../suggest';
import { map } from './checked-yaml';

const text = z.string().min(1);

/** Placeholders that stand for something without a set-up. */
const known: readonly string[] = ['participant', 'unique', 'room'];

/** A text or a tree of texts with placeholders: `{participant}`, `{unique}`, `{room}`, `{user.NAME}`. */
const template = z.unknown().superRefine((value, context) => {
  for (const name of placeholdersIn(value)) {
    if (known.includes(name) || name.startsWith('user.')) continue;
    const [near] = suggest(name, [...known, 'user.']);
    const hint = near === undefined ? '' : `; did you mean {${near}}?`;
    const expected = [...known.map((one) => `{${one}}`), '{user.NAME}'].join(' ');
    const message = `unknown placeholder {${name}}; expected ${expected}${hint}`;
    context.addIssue({ code: 'custom', message });
  }
});

/** Schema of `connect`: how each participant connects. */
export const connectSchema = map({
  path: z
    .string()
    .regex(/^\/\S*$/, 'expected a path such as /socket.io')
    .default('/socket.io'),
  transports: z
    .array(z.enum(['websocket', 'polling']))
    .min(1)
    .default(['websocket', 'polling']),
  query: z.record(z.string(), template).default({}),
  auth: z.record(z.string(), template).default({}),
  headers: z.record(z.string(), template).default({}),
  /** File with the certificate of the authority that signed the server's, in PEM. */
  ca: text.exactOptional(),
});

/** How each participant connects. */
export type Connect = z.infer<typeof connectSchema>;
