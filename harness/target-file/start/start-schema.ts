import { z } from 'zod';
import { didYouMean } from '../../suggest';
import { map } from '../checked-yaml';

const text = z.string().min(1);
const port = z.int().min(1).max(65_535);

/** By its first key: a way to start or reach the servers. */
const kinds = {
  urls: map({ urls: z.array(z.url({ protocol: /^https?$/ })).min(1) }),
  /** `port`: the port of a server that does not take it from `PORT`. */
  command: map({ command: text, port: port.exactOptional() }),
  image: map({ image: text, port: port.exactOptional() }),
  compose: map({
    compose: text,
    service: z.string('expected the name of the service that starts a server').min(1),
    port: z.int('expected the port that the service listens on').min(1).max(65_535),
    /** Service through which the servers exchange messages. */
    backplane: text.exactOptional(),
  }),
  reference: map({ reference: z.literal(true) }),
} as const;

type Kind = keyof typeof kinds;

/** How the servers are started or reached. */
export type Start = z.infer<(typeof kinds)[Kind]>;

/** Returns why all lanes share the servers of a target: the suite does not start them, or can start one only; undefined if it starts as many as it needs. */
export function sharedBecause(start: Start): 'urls' | 'port' | undefined {
  if ('urls' in start) return 'urls';
  return 'command' in start && start.port !== undefined ? 'port' : undefined;
}

const expected =
  'expected exactly one of: urls (a list), command (one line), image (and its port), compose (a file; and its service and port), reference: true';

/** Schema of `start`. The key that names the way to start decides which others there may be. */
export const startSchema = z.unknown().transform((given, context): Start => {
  const keys = typeof given === 'object' && given !== null ? Object.keys(given) : [];
  const [kind, ...others] = keys.filter((key): key is Kind => key in kinds);
  if (kind === undefined || others.length > 0) {
    const [key = ''] = keys;
    const hint = kind === undefined ? didYouMean(key, Object.keys(kinds)) : '';
    context.addIssue({ code: 'custom', message: `${expected}${hint}` });
    return z.NEVER;
  }
  const parsed = kinds[kind].safeParse(given);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) context.addIssue({ ...issue });
  return z.NEVER;
});
