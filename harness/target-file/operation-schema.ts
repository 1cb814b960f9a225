import { z } from 'zod';
import { listIn, listsOf } from '../contract/batch';
import { contractOperations, type Operation } from '../contract/operations';
import { placeholdersIn } from '../contract/template';
import { suggest } from '../suggest';
import { map } from './checked-yaml';

/** Schema of the name of an event. */
export const eventName = z.string({ error: 'expected the name of an event' }).min(1);
const anyPath = z
  .string()
  .regex(
    /^(\.|[^.\s]+(\.[^.\s]+)*)$/,
    'expected a dotted path such as data.text, or . for the payload itself',
  );
/** Schema of a path in a payload. */
const payloadPath = anyPath.refine((path) => listIn(path) === undefined, {
  error: 'expected a path without *, which stands for each entry of a list where messages arrive',
});
/** Schema of a path in a payload that may lack the value. */
export const pathOrAbsent = payloadPath.or(z.literal('absent'));

/** Schema of a path in an event with messages, of which there may be several in a list: `messages.*.text`. */
const messagePath = anyPath.refine(
  (path) => path.split('.').filter((key) => key === '*').length < 2,
  {
    error: 'expected at most one *, the entries of a list with messages',
  },
);

/** Values at paths. */
const whereSchema = z.record(payloadPath, z.unknown());

/** Keys of how a message arrives, whatever its operation. */
const messageShape = {
  event: eventName.exactOptional(),
  body: messagePath.exactOptional(),
  /** How the target wraps the text: `{name}: {body}`. */
  template: z
    .string()
    .includes('{body}', { error: 'expected a text with the placeholder {body}' })
    .exactOptional(),
  /** Fields that tell a message from other events of the same name, with their values. */
  where: z.record(messagePath, z.unknown()).exactOptional(),
};
const place = messagePath.exactOptional();
const oneList = { error: 'expected * in one list only' };

/** Schema of how the messages of every operation arrive. */
export const messageSchema = map({ ...messageShape, room: place, from: place }).refine(
  (delivered) => listsOf(delivered).length < 2,
  oneList,
);

const byEvent = map({ event: eventName });
const byAck = map({
  ack: map({
    ok: payloadPath.exactOptional(),
    where: whereSchema.exactOptional(),
    error: payloadPath.exactOptional(),
  })
    .refine(({ ok, where, error }) => [ok, where, error].some((part) => part !== undefined))
    .refine(({ ok, where }) => ok === undefined || where === undefined),
});
const confirmation = z.union([z.enum(['ack', 'none']), byEvent, byAck], {
  error:
    'expected one of: ack, none, { event: NAME }, { ack: { ok: PATH } }, { ack: { where: { PATH: VALUE } } }, { ack: { error: PATH } }',
});
const refusal = z.union([z.literal('ack'), byEvent], {
  error: 'expected one of: ack, { event: NAME }',
});

/** Values that the payload of an operation may leave out. */
const optionalValues: readonly string[] = ['timeoutMs', 'close', 'reason'];

/** Operations whose effect is visible to the caller, so that they need no confirmation. */
const visibleToCaller: readonly string[] = [
  ...['join', 'leave', 'sendToRoom', 'sendToOthersInRoom', 'sendToRooms', 'sendToRoomExcept'],
  ...['sendToAll', 'sendToOthers', 'sendToOne'],
];

/** Operations whose result is the acknowledgement. */
const withResult: readonly string[] = ['reflect', 'rooms', 'members', 'askRoom'];

function fieldsSchema(operation: Operation): z.ZodType {
  const contract: { args: readonly unknown[]; delivered?: object } = contractOperations[operation];
  const known = placeholdersIn(contract.args);
  const delivered = deliveredOf(operation, contract.delivered);
  return map({
    event: eventName.exactOptional(),
    payload: z.unknown().optional(),
    args: z.array(z.unknown()).exactOptional(),
    done: (withResult.includes(operation) ? acknowledged : confirmation).exactOptional(),
    refused: refusal.exactOptional(),
    ...(operation === 'join' && { first: firstJoin.exactOptional() }),
    ...(delivered && { delivered: delivered.exactOptional() }),
  })
    .superRefine((mapped, context) => {
      for (const { key, message } of mistakesIn(operation, mapped, known)) {
        context.addIssue({ code: 'custom', path: [key], message });
      }
    })
    .transform(withArguments);
}

/** Schema of how the first client of a room creates and joins it. */
const firstJoin = map({
  event: eventName,
  payload: z.unknown().optional(),
  args: z.array(z.unknown()).exactOptional(),
  done: confirmation.exactOptional(),
  refused: refusal.exactOptional(),
}).transform(withArguments);

function withArguments({ payload, ...mapped }: MappedOperation): object {
  return 'args' in mapped || payload === undefined ? mapped : { ...mapped, args: [payload] };
}

const acknowledged = z.union([z.literal('ack'), byAck], {
  error:
    'expected one of: ack, { ack: { ok: PATH } }, { ack: { where: { PATH: VALUE } } }, { ack: { error: PATH } }; the acknowledgement holds the result',
});

function deliveredOf(operation: Operation, contract: object | undefined): z.ZodType | undefined {
  if (!contract) return undefined;
  const places = Object.keys(contract).filter((key) => key !== 'event');
  if (places.includes('body')) {
    const others = places.filter((key) => key !== 'body').map((key) => [key, place]);
    return map({ ...messageShape, ...(Object.fromEntries(others) as object) }).refine(
      (given) => listsOf(given).length < 2,
      oneList,
    );
  }
  const ways = places.map((key) => [key, pathOrAbsent.exactOptional()] as const);
  return orKeyword(
    'absent',
    map({ event: eventName.exactOptional(), ...Object.fromEntries(ways) }),
  );
}

interface MappedOperation {
  readonly payload?: unknown;
  readonly args?: readonly unknown[];
  readonly done?: unknown;
}

interface Mistake {
  readonly key: string;
  readonly message: string;
}

function mistakesIn(
  operation: Operation,
  { payload, args, done }: MappedOperation,
  known: readonly string[],
): Mistake[] {
  const mistakes: Mistake[] = [];
  const key = args === undefined ? 'payload' : 'args';
  if (args !== undefined && payload !== undefined) {
    const message = 'expected either payload, for one argument, or args, for several';
    mistakes.push({ key: 'args', message });
  }
  if (done === 'none' && !visibleToCaller.includes(operation)) {
    const message = `${operation} has no effect that its caller can see; expected ack or { event: NAME }`;
    mistakes.push({ key: 'done', message });
  }
  const template = args ?? payload;
  if (template === undefined) return mistakes;
  return [
    ...mistakes,
    ...wrongPlaceholders(operation, template, known).map((message) => ({ key, message })),
  ];
}

/** Placeholders for the client itself, as in its handshake: `{participant}`, `{unique}`, `{user.id}`. */
function isOfClient(name: string): boolean {
  return name === 'participant' || name === 'unique' || name.startsWith('user.');
}

/** Returns whether a payload may omit a name: a client that is in one room at a time does not have to name it. */
function mayLack(operation: Operation, name: string): boolean {
  const isOwnRoom =
    operation === 'leave' || operation === 'sendToRoom' || operation === 'sendToOthersInRoom';
  // Whether messages carry a text at all, the target as a whole says (checkBodies).
  const isBody = name === 'body' && operation.startsWith('sendTo');
  return optionalValues.includes(name) || isBody || (isOwnRoom && name === 'room');
}

function wrongPlaceholders(
  operation: Operation,
  template: unknown,
  known: readonly string[],
): string[] {
  const used = placeholdersIn(template);
  const all = known.map((name) => `{${name}}`).join(' ') || 'no placeholder';
  const unknown = used.filter((name) => !known.includes(name) && !isOfClient(name));
  const missing = known.filter((name) => !used.includes(name) && !mayLack(operation, name));
  return [
    ...unknown.map((name) => {
      const [first] = suggest(name, known);
      const near = first === undefined ? '' : `; did you mean {${first}}?`;
      return `unknown placeholder {${name}}; expected ${all}${near}`;
    }),
    ...missing.map((name) => `the placeholder {${name}} is missing; expected ${all}`),
  ];
}

/** Schema of a keyword or a map. Unlike a union, it reports mistakes inside the map. */
export function orKeyword(keyword: string, schema: z.ZodType): z.ZodType {
  return z.unknown().transform((value, context) => {
    if (value === keyword) return value;
    if (typeof value !== 'object' || value === null) {
      context.addIssue({ code: 'custom', message: `expected a map, or ${keyword}` });
      return z.NEVER;
    }
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues)
      context.issues.push({ ...issue, input: value } as never);
    return z.NEVER;
  });
}

/** Schema of the mapping of an operation. */
export function operationSchema(operation: Operation): z.ZodType {
  return orKeyword('unsupported', fieldsSchema(operation));
}
