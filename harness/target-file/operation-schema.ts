import { z } from 'zod';
import { contractOperations, type Operation } from '../contract/operations';
import { placeholdersIn } from '../contract/template';
import { suggest } from '../suggest';
import { map } from './checked-yaml';

/** The name of an event. */
export const eventName = z.string({ error: 'the name of an event' }).min(1);
/** Where in a payload something stands. */
export const place = z
  .string()
  .regex(
    /^(\.|[^.\s]+(\.[^.\s]+)*)$/,
    'a dotted path such as data.text, or . for the payload itself',
  );
const placeOrAbsent = place.or(z.literal('absent'));

const byEvent = map({ event: eventName });
const byAck = map({
  ack: map({ ok: place.exactOptional(), error: place.exactOptional() }).refine(
    ({ ok, error }) => ok !== undefined || error !== undefined,
  ),
});
const done = z.union([z.enum(['ack', 'none']), byEvent, byAck], {
  error: 'needs one of: ack, none, { event: NAME }, { ack: { ok: PATH, error: PATH } }',
});
const refused = z.union([z.literal('ack'), byEvent], {
  error: 'needs one of: ack, { event: NAME }',
});

/** The values without which a operation still makes sense. */
const dispensable: readonly string[] = ['timeoutMs', 'close', 'reason'];

/** The operations whose effect shows on the one who says them, so that they need no confirmation. */
const shownByEffect: readonly string[] = [
  ...['join', 'leave', 'sendToRoom', 'sendToOthersInRoom', 'sendToRooms', 'sendToRoomExcept'],
  ...['sendToAll', 'sendToOthers', 'sendToOne'],
];

/** Their answer is the acknowledgement. */
const answered: readonly string[] = ['reflect', 'rooms', 'members', 'askRoom'];

/** The suite proves by these that others hear nothing. */
export const indispensable: readonly string[] = ['join', 'leave', 'sendToRoom'];

function wordOf(operation: Operation): z.ZodType {
  const contract: { args: readonly unknown[]; delivered?: object } = contractOperations[operation];
  const known = placeholdersIn(contract.args);
  const delivered = deliveredOf(operation, contract.delivered);
  return map({
    event: eventName.exactOptional(),
    payload: z.unknown().optional(),
    args: z.array(z.unknown()).exactOptional(),
    done: (answered.includes(operation) ? acknowledged : done).exactOptional(),
    refused: refused.exactOptional(),
    ...(delivered && { delivered: delivered.exactOptional() }),
  })
    .superRefine((word, context) => {
      for (const [path, message] of mistakesIn(operation, word, known)) {
        context.addIssue({ code: 'custom', path: [path], message });
      }
    })
    .transform(({ payload, ...word }) =>
      'args' in word || payload === undefined ? word : { ...word, args: [payload] },
    );
}

const acknowledged = z.union([z.literal('ack'), byAck], {
  error:
    'needs one of: ack, { ack: { ok: PATH, error: PATH } }; the acknowledgement is what it is asked for',
});

function deliveredOf(operation: Operation, contract: object | undefined): z.ZodType | undefined {
  if (!contract) return undefined;
  const places = Object.keys(contract).filter((key) => key !== 'event');
  const shape = map({
    event: eventName.exactOptional(),
    ...Object.fromEntries(
      places.map((key) => [key, (key === 'body' ? place : placeOrAbsent).exactOptional()]),
    ),
  });
  return operation === 'join' || operation === 'leave' ? orWord('absent', shape) : shape;
}

interface Word {
  readonly payload?: unknown;
  readonly args?: readonly unknown[];
  readonly done?: unknown;
}

function mistakesIn(
  operation: Operation,
  word: Word,
  known: readonly string[],
): [string, string][] {
  const { payload, args, done: confirmation } = word;
  const mistakes: [string, string][] = [];
  const where = args === undefined ? 'payload' : 'args';
  if (args !== undefined && payload !== undefined) {
    mistakes.push(['args', 'either payload, for one argument, or args, for several']);
  }
  if (confirmation === 'none' && !shownByEffect.includes(operation)) {
    mistakes.push([
      'done',
      `${operation} has no effect on its caller that would prove it: ack or { event: NAME }`,
    ]);
  }
  const template = args ?? payload;
  if (template === undefined) return mistakes;
  return [
    ...mistakes,
    ...wrongPlaceholders(template, known).map((text): [string, string] => [where, text]),
  ];
}

function wrongPlaceholders(template: unknown, known: readonly string[]): string[] {
  const used = placeholdersIn(template);
  const all = known.map((name) => `{${name}}`).join(' ') || 'no placeholder at all';
  const unknown = used.filter((name) => !known.includes(name));
  const missing = known.filter((name) => !used.includes(name) && !dispensable.includes(name));
  return [
    ...unknown.map((name) => {
      const [first] = suggest(name, known);
      const near = first === undefined ? '' : `; did you mean {${first}}?`;
      return `{${name}} is nothing that this operation knows, expected ${all}${near}`;
    }),
    ...missing.map((name) => `{${name}} stands nowhere in it, expected ${all}`),
  ];
}

/** A word, or what a map says: a union would say of a mistake in the map no more than that it fits neither. */
export function orWord(word: string, schema: z.ZodType): z.ZodType {
  return z.unknown().transform((value, context) => {
    if (value === word) return value;
    if (typeof value !== 'object' || value === null) {
      context.addIssue({ code: 'custom', message: `expected a map, or ${word}` });
      return z.NEVER;
    }
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues)
      context.issues.push({ ...issue, input: value } as never);
    return z.NEVER;
  });
}

/** How a target says one of the contract's operations. */
export function verbOf(operation: Operation): z.ZodType {
  const word = wordOf(operation);
  if (!indispensable.includes(operation)) return orWord('unsupported', word);
  return z
    .unknown()
    .transform((value, context) => {
      if (value !== 'unsupported') return value;
      const message = `${operation} cannot be unsupported: with join, leave and sendToRoom the suite proves who does not hear`;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    })
    .pipe(word);
}
