import { z } from 'zod';
import { map } from './checked-yaml';
import { eventName, messageSchema } from './operation-schema';

const repetition = z.enum(['confirmed', 'silent', 'refused']).default('confirmed');

/** Schema of what joining twice gives, and leaving a room that one is not in: the same, or each by itself. */
const repetitions = z.union([repetition, map({ join: repetition, leave: repetition })], {
  error:
    'expected one of: confirmed, silent, refused, or { join: …, leave: … } with one of them each',
});

/** Schema of `rooms`: how rooms work in a target. */
export const roomsSchema = map({
  /** `connect`: a client is in the room that its handshake names. */
  join: z.enum(['request', 'connect']).default('request'),
  /** `disconnect`: a client leaves by disconnecting. */
  leave: z.enum(['request', 'disconnect']).default('request'),
  atOnce: z.enum(['many', 'one']).default('many'),
  /** Most members of a room. */
  capacity: z.int().min(1).exactOptional(),
  /** What joining twice gives, or leaving a room that one is not in. */
  unchanged: repetitions.default('confirmed'),
  /** `people`: all clients of a person are in its rooms, also those that connect later. */
  members: z.enum(['clients', 'people']).default('clients'),
  /** `replayed`: a client that joins receives earlier messages of the room again, under their own event. */
  history: z.enum(['none', 'replayed']).default('none'),
}).superRefine(({ join, leave, members }, context) => {
  if (join === 'connect' && leave === 'request') {
    const message =
      'a client that joins by connecting leaves by disconnecting; expected leave: disconnect';
    context.addIssue({ code: 'custom', path: ['leave'], message });
  }
  if (leave === 'disconnect' && members === 'people') {
    const message =
      'a client that leaves by disconnecting is no member any more when it connects again; expected members: clients';
    context.addIssue({ code: 'custom', path: ['members'], message });
  }
});

/** Schema of `messages`: what holds for all operations that send messages. */
export const messagesSchema = map({
  senders: z.enum(['anyone', 'members']).default('anyone'),
  sender: z.enum(['included', 'excluded']).default('included'),
  body: z.enum(['json', 'text', 'none']).default('json'),
  delivered: messageSchema.exactOptional(),
});

/** Schema of `events`: other events that a client may receive, and who. */
export const eventsSchema = z.record(
  eventName,
  z.enum(['members', 'everyone'], { error: 'expected members or everyone' }),
);
