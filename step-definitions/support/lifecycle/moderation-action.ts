import { tryOperation, type Attempts } from '../participants/attempts';
import { clientPattern } from '../participants/client-names';
import { namespacePattern, unquoted } from '../participants/namespace-names';
import type { Participant } from '../participants/participant';
import { roomPattern, toRoomReference, type RoomReference } from '../rooms/room-reference';
import { kick, kickValues, moderate, revoke, type ModerationParts } from './moderation';

const member = `${clientPattern}(?:'s id in ${namespacePattern})?`;
const forms = [
  `kick(?:s|ed)? ${member}(?: from ${namespacePattern}(?: and closes the connection)?)?`,
  `evict(?:s|ed)? ${member} from ${roomPattern}`,
  `summon(?:s|ed)? ${member} into ${roomPattern}`,
  `revoke[sd]? ${clientPattern}'s access to ${roomPattern}`,
];

/** Source of a regular expression for what a moderator does, in any tense. */
export const moderationPattern = `(?:${forms.join('|')})`;

/** What a moderator does to a member. */
export interface ModerationAction {
  readonly operation: 'kick' | 'evict' | 'summon' | 'revoke';
  readonly member: string;
  /** The namespace of the id by which the member is named, where that is another than the one acted in. */
  readonly idNamespace: string | undefined;
  readonly namespace: string | undefined;
  readonly room: RoomReference | undefined;
  readonly closes: boolean;
}

/** Parses what a moderator does. */
export function toModeration(text: string): ModerationAction {
  const [, operation = ''] = /^(kick|evict|summon|revoke)/.exec(text) ?? [];
  const [, name = '', idNamespace] =
    new RegExp(`^\\w+ (${clientPattern})(?:'s id in (${namespacePattern}))?`).exec(text) ?? [];
  const room = new RegExp(`(?:from|into|access to) (${roomPattern})$`).exec(text)?.[1];
  const namespace = new RegExp(`^kick\\w* .* from (${namespacePattern})`).exec(text)?.[1];
  return {
    operation: operation as ModerationAction['operation'],
    member: name,
    idNamespace: idNamespace === undefined ? undefined : unquoted(idNamespace),
    namespace: namespace === undefined ? undefined : unquoted(namespace),
    room: room === undefined ? undefined : toRoomReference(room),
    closes: text.endsWith('closes the connection'),
  };
}

/** What moderation needs to find its clients. */
interface Finder {
  readonly participants: { find(name: string): Participant };
}

/** Does what a moderator does, which must be acknowledged, and waits until the member has been notified. */
export async function moderateNow(
  parts: ModerationParts & Finder,
  name: string,
  { operation, member: memberName, namespace, room, closes }: ModerationAction,
): Promise<void> {
  const [moderator, member] = [parts.participants.find(name), parts.participants.find(memberName)];
  if (operation === 'kick') {
    const where = member.namespaceFor(namespace);
    await kick(moderator, member, where, closes ? { close: true } : {});
  } else if (room && operation === 'revoke') await revoke(parts, moderator, { member, room });
  else if (room) await moderate(parts, moderator, operation, { member, room });
}

/** Tries what a moderator does; how it ends is for a later step. */
export async function tryModerate(
  parts: ModerationParts & Finder & { readonly attempts: Attempts },
  name: string,
  { operation, member, idNamespace, namespace: named, room }: ModerationAction,
): Promise<void> {
  const moderator = parts.participants.find(name);
  const namespace = moderator.namespaceFor(named ?? room?.namespace);
  const id = parts.participants.find(member).idIn(idNamespace ?? namespace);
  const values = room ? { member: id, room: parts.rooms.nameOf(room) } : kickValues(id);
  await tryOperation(parts.attempts, moderator, { namespace, operation, values });
}
