import { z } from 'zod';
import { brief } from '../../contract/brief';
import { map } from '../../target-file/checked-yaml';
import { shapeOf } from '../setup/answer-shape';
import { DriverError } from './driver-error';

/** What a function of a driver module must return. */
export interface Returned<T> {
  readonly schema: z.ZodType<T>;
  /** Human-readable. */
  readonly expected: string;
  /** Whether only the keys and types of what it returned may be shown. */
  readonly isSecret?: true;
}

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const text = scalar.transform(String);

/** Values of a user. */
export const userValues: Returned<Readonly<Record<string, string | number | boolean>>> = {
  schema: z
    .record(z.string(), scalar)
    .optional()
    .transform((values = {}) => values),
  expected: 'texts, numbers and booleans by name: { token, id }',
  isSecret: true,
};

/** Parts of a handshake. */
export const handshakeParts = {
  schema: map({
    path: z
      .string()
      .regex(/^\/\S*$/)
      .exactOptional(),
    query: z.record(z.string(), text).exactOptional(),
    headers: z.record(z.string(), text).exactOptional(),
    auth: z.record(z.string(), z.unknown()).exactOptional(),
    ca: z.string().exactOptional(),
  })
    .optional()
    .transform((parts = {}) => parts),
  expected: 'parts of { path, query, headers, auth, ca }',
  isSecret: true,
} satisfies Returned<object>;

const error = z.looseObject({ code: z.string().exactOptional(), message: z.string() });

/** How an operation ended. */
export const operationResult = {
  schema: z
    .union([
      z.looseObject({ ok: z.literal(true) }),
      map({ ok: z.literal(false), error: error.exactOptional() }),
    ])
    .optional(),
  expected: '{ ok: true }, { ok: false, error: { message } } or nothing',
} satisfies Returned<unknown>;

/** An event as the mapping describes it. */
export const translatedEvent = {
  schema: map({ event: z.string().min(1), args: z.array(z.unknown()) }).optional(),
  expected: '{ event, args } or nothing',
} satisfies Returned<unknown>;

/** Anything. */
export const nothing: Returned<unknown> = { schema: z.unknown(), expected: 'nothing' };

/** Returns a value that a driver module has returned. Throws DriverError if it is something else than it must. */
export function checked<T>(what: string, returns: Returned<T>, value: unknown): T {
  const { schema, expected, isSecret } = returns;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const shown = isSecret ? shapeOf(value) : brief(value);
  throw new DriverError(what, `returned ${shown}, expected ${expected}`);
}
