import { z } from 'zod';
import { contractNotices, contractOperations, type Operation } from '../contract/operations';
import { map } from './checked-yaml';
import { eventName, orKeyword, payloadPath, operationSchema } from './operation-schema';

const operations = (Object.keys(contractOperations) as Operation[]).filter(
  (operation) => operation !== 'sendToAllByServer',
);

const notices = Object.entries(contractNotices).map(([name, contract]) => {
  const shape = Object.keys(contract)
    .filter((key) => key !== 'event')
    .map((key) => [key, payloadPath.exactOptional()]);
  const places = map({ event: eventName.exactOptional(), ...Object.fromEntries(shape) });
  return [name, orKeyword('unsupported', places)] as const;
});

/** `operations` of a target file: how its words differ from the contract's. */
export const operationsSchema = map(
  Object.fromEntries([
    ...operations.map((operation) => [operation, operationSchema(operation).optional()] as const),
    ...notices.map(([name, schema]) => [name, schema.optional()] as const),
  ]),
);

const namespace = z.string().regex(/^\//, 'the name of a namespace, which begins with /');
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

/** `namespaces` of a target file: the suite's names without their slash, and this server's. */
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
    const message = `${name} is ${other} already: two of the suite's namespaces must be two here, or one of them unsupported`;
    context.addIssue({ code: 'custom', path: [key], message });
  }
});

/** The words of which a tier needs at least one. */
const operationsOfCapability: Readonly<Record<string, readonly string[]>> = {
  roster: ['members'],
  moderation: ['summon', 'evict', 'kick'],
  presence: ['memberJoined', 'memberLeft'],
  asking: ['askRoom'],
};

/** Whoever claims a tier and has no word of it would pass for want of scenarios. */
export function checkCapabilities(
  target: { capabilities: readonly string[]; operations: Readonly<Record<string, unknown>> },
  context: z.RefinementCtx,
): void {
  for (const [index, tier] of target.capabilities.entries()) {
    const words = operationsOfCapability[tier] ?? [];
    if (words.length === 0 || words.some((word) => target.operations[word] !== 'unsupported'))
      continue;
    const message = `${tier} is claimed, and its words are unsupported: ${words.join(', ')}`;
    context.addIssue({ code: 'custom', path: ['capabilities', index], message });
  }
}
