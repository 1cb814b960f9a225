import { z } from 'zod';
import { contractNotices, contractOperations, type Operation } from '../contract/operations';
import { map } from './checked-yaml';
import { renamedOperations } from './renamed-keys';
import { placeholdersIn } from '../contract/template';
import { eventName, orKeyword, pathOrAbsent, operationSchema } from './operation-schema';

const operations = (Object.keys(contractOperations) as Operation[]).filter(
  (operation) => operation !== 'sendToAllByServer',
);

const notices = Object.entries(contractNotices).map(([name, contract]) => {
  const shape = Object.keys(contract)
    .filter((key) => key !== 'event')
    .map((key) => [key, pathOrAbsent.exactOptional()]);
  const places = map({ event: eventName.exactOptional(), ...Object.fromEntries(shape) });
  return [name, orKeyword('unsupported', places)] as const;
});

/** Schema of `operations`: how the operations and events of a target differ from the contract's. */
export const operationsSchema = map(
  Object.fromEntries([
    ...operations.map((operation) => [operation, operationSchema(operation).optional()] as const),
    ...notices.map(([name, schema]) => [name, schema.optional()] as const),
  ]),
  renamedOperations,
);

const namespace = z.string().regex(/^\//, 'expected the name of a namespace, which begins with /');
const namespaceKeys = [
  'main',
  'news',
  'members',
  'moderators',
  'nest',
  'team-',
  'members-',
  'nest-',
];

/** Schema of `namespaces`: by the suite's names without their slash, the names on the server. */
export const namespacesSchema = map({
  chat: namespace.exactOptional(),
  ...Object.fromEntries(
    namespaceKeys.map((key) => [key, namespace.or(z.literal('unsupported')).exactOptional()]),
  ),
}).superRefine((names, context) => {
  const all = { main: '/', chat: '/chat', news: '/news', ...names } as Record<string, string>;
  for (const [key, name] of Object.entries(names as Record<string, string>)) {
    const other = Object.keys(all).find((one) => one !== key && all[one] === name);
    if (name === 'unsupported' || other === undefined) continue;
    const message = `${name} is already mapped from ${other}; expected different namespaces, or unsupported for one of them`;
    context.addIssue({ code: 'custom', path: [key], message });
  }
});

/** By capability: operations of which it needs at least one. */
const operationsOfCapability: Readonly<Record<string, readonly string[]>> = {
  roster: ['members'],
  moderation: ['summon', 'evict', 'kick'],
  'whole-rooms': ['summonAll', 'evictAll', 'kickAll'],
  presence: ['memberJoined', 'memberLeft'],
  asking: ['askRoom'],
};

/** Reports capabilities whose operations are all unsupported: they would pass without any scenario. */
export function checkCapabilities(
  target: { capabilities: readonly string[]; operations: Readonly<Record<string, unknown>> },
  context: z.RefinementCtx,
): void {
  for (const [index, capability] of target.capabilities.entries()) {
    const needed = operationsOfCapability[capability] ?? [];
    if (needed.length === 0 || needed.some((one) => target.operations[one] !== 'unsupported'))
      continue;
    const message = `${capability} is declared, but its operations are unsupported: ${needed.join(', ')}`;
    context.addIssue({ code: 'custom', path: ['capabilities', index], message });
  }
}

/** Reports attached servers of which all but the first would not be tested. */
export function checkAttached(
  {
    attached,
    capabilities,
    start,
  }: { attached: boolean; capabilities: readonly string[]; start: object },
  context: z.RefinementCtx,
): void {
  const { length } = 'urls' in start ? (start.urls as readonly string[]) : [];
  if (!attached || length < 2 || capabilities.includes('cluster')) return;
  const message = `start.urls has ${length} servers, and only the first would be tested; expected the capability cluster`;
  context.addIssue({ code: 'custom', path: ['capabilities'], message });
}

/** Reports mapped messages without a body, unless those of the target carry none. */
export function checkBodies(
  target: { messages: { body: string }; operations: Readonly<Record<string, unknown>> },
  context: z.RefinementCtx,
): void {
  if (target.messages.body === 'none') return;
  for (const [operation, mapped] of Object.entries(target.operations)) {
    const { args } = Object(mapped) as { args?: unknown };
    if (!operation.startsWith('sendTo') || args === undefined) continue;
    if (placeholdersIn(args).includes('body')) continue;
    const message = 'the placeholder {body} is missing; expected it, or messages: { body: none }';
    context.addIssue({ code: 'custom', path: ['operations', operation, 'payload'], message });
  }
}

/** A confirmation by an event, and the event of a delivery, as far as a target file has them. */
interface MappedEvents {
  readonly done?: { readonly event?: string } | string;
  readonly delivered?: { readonly event?: string };
}

/** Reports a join or leave that is confirmed by the event of messages: a message would stand for the confirmation. */
export function checkConfirmations(
  target: {
    readonly operations: Readonly<Record<string, unknown>>;
    readonly messages: { readonly delivered?: { readonly event?: string } };
  },
  context: z.RefinementCtx,
): void {
  const { delivered } = Object(target.operations.sendToRoom) as MappedEvents;
  const message = delivered?.event ?? target.messages.delivered?.event;
  for (const operation of ['join', 'leave']) {
    const { done } = Object(target.operations[operation]) as MappedEvents;
    if (message === undefined || typeof done !== 'object' || done.event !== message) continue;
    context.addIssue({
      code: 'custom',
      path: ['operations', operation, 'done'],
      message: `${message} is also the event of messages, so it does not show when the ${operation} has taken effect; expected none, or another event`,
    });
  }
}
