import { tryOperation, type Attempts } from '../participants/attempts';
import { clientPattern } from '../participants/client-names';
import { namespacePattern, unquoted } from '../participants/namespace-names';
import type { Participant } from '../participants/participant';
import { roomPattern, toRoomReference, type RoomReference } from '../rooms/room-reference';
import { reasonIn, reasonPattern, requireReason } from './kick-reason';
import { kick, moderate, revoke, type ModerationParts } from './moderation';

const roomNameAsId = `the name of ${roomPattern} as an id`;
const member = `(?:${clientPattern}(?:'s id in ${namespacePattern})?|${roomNameAsId})`;
const connection = ' and (?:closes the connection|leaves the connection open)';
const forms = [
  `kick(?:s|ed)? ${member}(?: from ${namespacePattern}(?:${connection})?)?(?:${reasonPattern})?`,
  `evict(?:s|ed)? ${member} from ${roomPattern}`,
  `summon(?:s|ed)? ${member} into ${roomPattern}`,
  `revoke[sd]? ${clientPattern}'s access to ${roomPattern}`,
];

/** Source of a regular expression for what a moderator does, in any tense. */
export const moderationPattern = `(?:${forms.join('|')})`;

/** What a moderator does to a member. */
export interface ModerationAction {
  readonly operation: 'kick' | 'evict' | 'summon' | 'revoke';
  /** Name of the client; empty if the name of a room is in the place of its id. */
  readonly member: string;
  /** The room whose name is in the place of the id of a member. */
  readonly roomAsMember: RoomReference | undefined;
  /** The namespace of the id by which the member is named, where that is another than the one acted in. */
  readonly idNamespace: string | undefined;
  readonly namespace: string | undefined;
  readonly room: RoomReference | undefined;
  /** Whether a kick is to close the connection; undefined if it does not say so. */
  readonly close: boolean | undefined;
  /** Reason of a kick. */
  readonly reason: string;
}

/** Parses what a moderator does. */
export function toModeration(text: string): ModerationAction {
  const [, operation = ''] = /^(kick|evict|summon|revoke)/.exec(text) ?? [];
  const [, name = '', idNamespace] =
    new RegExp(`^\\w+ (${clientPattern})(?:'s id in (${namespacePattern}))?`).exec(text) ?? [];
  const namespace = new RegExp(`^kick\\w* .* from (${namespacePattern})`).exec(text)?.[1];
  return {
    operation: operation as ModerationAction['operation'],
    member: name,
    roomAsMember: roomIn(text, `the name of (${roomPattern}) as an id`),
    idNamespace: idNamespace === undefined ? undefined : unquoted(idNamespace),
    namespace: namespace === undefined ? undefined : unquoted(namespace),
    room: roomIn(text, `(?:from|into|access to) (${roomPattern})$`),
    close: closing(text),
    reason: reasonIn(text),
  };
}

function roomIn(text: string, pattern: string): RoomReference | undefined {
  const room = new RegExp(pattern).exec(text)?.[1];
  return room === undefined ? undefined : toRoomReference(room);
}

function closing(text: string): boolean | undefined {
  if (text.includes(' and closes the connection')) return true;
  return text.includes(' and leaves the connection open') ? false : undefined;
}

/** What moderation needs to find its clients. */
interface Finder {
  readonly participants: { find(name: string): Participant };
}

/** Does what a moderator does, which must be acknowledged, and waits until the member has been notified. */
export async function moderateNow(
  parts: ModerationParts & Finder,
  name: string,
  { operation, member: memberName, namespace, room, close, reason }: ModerationAction,
): Promise<void> {
  const [moderator, member] = [parts.participants.find(name), parts.participants.find(memberName)];
  if (operation === 'kick') {
    requireReason(moderator, operation, reason);
    const where = member.namespaceFor(namespace);
    await kick(moderator, member, where, { reason, ...(close !== undefined && { close }) });
  } else if (room && operation === 'revoke') await revoke(parts, moderator, { member, room });
  else if (room) await moderate(parts, moderator, operation, { member, room });
}

/** Tries what a moderator does; how it ends is for a later step. */
export async function tryModerate(
  parts: ModerationParts & Finder & { readonly attempts: Attempts },
  name: string,
  action: ModerationAction,
): Promise<void> {
  const { operation, namespace: named, room, reason } = action;
  const moderator = parts.participants.find(name);
  const namespace = moderator.namespaceFor(named ?? room?.namespace);
  const id = idOf(parts, action, namespace);
  const values = room ? { member: id, room: parts.rooms.nameOf(room) } : { member: id, reason };
  await tryOperation(parts.attempts, moderator, { namespace, operation, values });
}

/** Returns the id by which a moderator names a member, or what stands in its place. */
function idOf(
  { participants, rooms }: ModerationParts & Finder,
  { member, roomAsMember, idNamespace }: ModerationAction,
  namespace: string,
): string {
  if (roomAsMember) return rooms.nameOf(roomAsMember);
  return participants.find(member).idIn(idNamespace ?? namespace);
}
