import type { z } from 'zod';
import { placeholdersIn } from '../contract/template';
import type { Connect } from './connect-schema';
import type { messagesSchema, roomsSchema } from './room-model-schema';

/** The parts of a target file that together say how its rooms work. */
interface ModelParts {
  readonly connect: Connect;
  readonly rooms: z.infer<typeof roomsSchema>;
  readonly messages: z.infer<typeof messagesSchema>;
  readonly operations: Readonly<Record<string, unknown>>;
  readonly events: Readonly<Record<string, string>>;
  readonly driver?: string;
}

interface Contradiction {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Operations that may mean the only room of a client. */
const ofOwnRoom = ['leave', 'sendToRoom', 'sendToOthersInRoom'];

/** Reports what a target file says in one place and denies in another. */
export function checkModel(target: ModelParts, context: z.RefinementCtx): void {
  const found = [
    ...unnamedRoom(target),
    ...ambiguousRooms(target),
    ...deniedConnections(target),
    ...bodiesOfNone(target),
    ...declaredMessages(target),
  ];
  for (const { path, message } of found)
    context.addIssue({ code: 'custom', path: [...path], message });
}

/** A client that joins by connecting must be able to say which room. */
function unnamedRoom({ rooms, connect, driver }: ModelParts): Contradiction[] {
  const isNamed = placeholdersIn([connect.query, connect.auth, connect.headers]).includes('room');
  if (rooms.join !== 'connect' || isNamed || driver !== undefined) return [];
  const message =
    'no part of connect names the room; expected {room} in its query, auth or headers';
  return [{ path: ['rooms', 'join'], message }];
}

/** A client that can be in many rooms must say which one it means. */
function ambiguousRooms({ rooms, operations, driver }: ModelParts): Contradiction[] {
  if (rooms.atOnce === 'one' || rooms.join === 'connect' || driver !== undefined) return [];
  return ofOwnRoom.flatMap((operation) => {
    const { args } = Object(operations[operation]) as { args?: unknown };
    if (args === undefined || placeholdersIn(args).includes('room')) return [];
    const message =
      'the placeholder {room} is missing, and a client can be in many rooms; expected {room}, or rooms: { atOnce: one }';
    return [{ path: ['operations', operation], message }];
  });
}

/** What a client does with its connection needs no event, and is not unsupported. */
function deniedConnections({ rooms, operations }: ModelParts): Contradiction[] {
  const byConnection = {
    join: rooms.join === 'connect' && 'rooms.join: connect',
    leave: rooms.leave === 'disconnect' && 'rooms.leave: disconnect',
  };
  return Object.entries(byConnection).flatMap(([operation, key]) => {
    if (key === false || operations[operation] !== 'unsupported') return [];
    const message = `a client can ${operation}, although no event does it (${key}); remove this line`;
    return [{ path: ['operations', operation], message }];
  });
}

function bodiesOfNone({ messages }: ModelParts): Contradiction[] {
  const { body, delivered = {} } = messages;
  if (body !== 'none') return [];
  return (['body', 'template'] as const)
    .filter((key) => delivered[key] !== undefined)
    .map((key) => ({
      path: ['messages', 'delivered', key],
      message: `messages carry no text (messages.body: none); expected no ${key}`,
    }));
}

/** A message that is declared as another event for everyone could leak unseen. */
function declaredMessages({ operations, messages, events }: ModelParts): Contradiction[] {
  const own = Object.entries(operations).map(
    ([name, mapped]) =>
      [
        `operations.${name}.delivered`,
        (Object(mapped) as { delivered?: object }).delivered,
      ] as const,
  );
  return [...own, ['messages.delivered', messages.delivered] as const].flatMap(([where, given]) => {
    const { event, where: condition } = Object(given) as { event?: string; where?: object };
    if (event === undefined || condition !== undefined) return [];
    if (!Object.hasOwn(events, event) || events[event] !== 'everyone') return [];
    const message = `messages arrive as ${event} (${where}), so this would hide messages that leak; expected members, another event, or a where beside ${where}.event that distinguishes them`;
    return [{ path: ['events', event], message }];
  });
}
