import type { OperationValues } from '../../../harness/contract/operations';
import { tryOperation, type Attempts } from '../participants/attempts';
import type { Participant } from '../participants/participant';
import { roomPattern, toRoomReference, type RoomReference } from '../rooms/room-reference';
import { reasonIn, reasonPattern, requireReason } from './kick-reason';
import { evicted, type ModerationAmongAll, type ModerationParts } from './moderation';

const forms = [
  `summon(?:s|ed)? everyone in ${roomPattern} into ${roomPattern}`,
  `evict(?:s|ed)? everyone from ${roomPattern}`,
  `kick(?:s|ed)? everyone in ${roomPattern}(?:${reasonPattern})?`,
];

/** Source of a regular expression for what a moderator does to all members of a room, in any tense. */
export const wholeRoomPattern = `(?:${forms.join('|')})`;

/** What a moderator does to all members of a room. */
export interface WholeRoomAction {
  readonly operation: 'summonAll' | 'evictAll' | 'kickAll';
  readonly room: RoomReference;
  /** The room that they join. */
  readonly into: RoomReference | undefined;
  /** Reason of a kick. */
  readonly reason: string;
}

/** Parses what a moderator does to all members of a room. */
export function toWholeRoomAction(text: string): WholeRoomAction {
  const [, verb = ''] = /^(summon|evict|kick)/.exec(text) ?? [];
  const [, room = '', into] =
    new RegExp(`everyone (?:in|from) (${roomPattern})(?: into (${roomPattern}))?`).exec(text) ?? [];
  return {
    operation: `${verb}All` as WholeRoomAction['operation'],
    room: toRoomReference(room),
    into: into === undefined ? undefined : toRoomReference(into),
    reason: reasonIn(text),
  };
}

/** Does what a moderator does to a room, which must be acknowledged, and waits until its members have been notified. */
export async function moderateRoom(
  parts: ModerationAmongAll,
  name: string,
  action: WholeRoomAction,
): Promise<void> {
  const { participants, rooms } = parts;
  const { operation, room } = action;
  const moderator = participants.find(name);
  if (operation === 'kickAll') requireReason(moderator, operation, action.reason);
  const namespace = moderator.namespaceFor(room.namespace);
  const members = participants.all.filter((one) => one.isIn(namespace, rooms.nameOf(room)));
  await moderator.must(namespace, operation, valuesOf(parts, action));
  await Promise.all(
    members.map(async (member) => {
      if (operation === 'kickAll') await member.disconnected(namespace);
      if (operation === 'evictAll') await evicted(parts, { member, room });
    }),
  );
}

/** Tries what a moderator does to a room; how it ends is for a later step. */
export async function tryModerateRoom(
  parts: Pick<ModerationParts, 'rooms'> & {
    readonly participants: { find(name: string): Participant };
    readonly attempts: Attempts;
  },
  name: string,
  action: WholeRoomAction,
): Promise<void> {
  const moderator = parts.participants.find(name);
  const namespace = moderator.namespaceFor(action.room.namespace);
  const { operation } = action;
  const values = valuesOf(parts, action);
  await tryOperation(parts.attempts, moderator, { namespace, operation, values });
}

function valuesOf(
  { rooms }: Pick<ModerationAmongAll, 'rooms'>,
  { room, into, reason }: WholeRoomAction,
): OperationValues {
  const values = { room: rooms.nameOf(room), reason };
  return into === undefined ? values : { ...values, into: rooms.nameOf(into) };
}
